// Takes everything of LeadModule out of a file: ledger, properties, column marks, own triggers. Results in the
// user's tabs stay, and so does the user's key, which is theirs and not the file's.
import type { World } from '../../ports.js';
import { readLedger } from '../desk/ledger-tab.js';
import { openJobs, WEBHOOK } from '../desk/records.js';
import { type Refusal, refused } from '../desk/reply.js';
import { underLease } from '../desk/under-lease.js';
import { forgetAnswers } from '../formula/memory.js';
import { removeLink } from '../inbox/link.js';

export type Removed = { readonly kind: 'removed' };

export function removeData(world: World): Removed | Refusal {
  const { grid, document, scheduler } = world;
  const end = underLease(world, undefined, (desk): Removed | Refusal => {
    if (openJobs(desk.allJobs()).length > 0 || desk.book.size > 0)
      return refused(
        'busy',
        'A job is still open in this file. Stop it and wait until it has ended, then remove the data.',
      );
    const ledger = readLedger(grid);
    if (ledger.kind !== 'missing') grid.removeTab(ledger.tab.sheetId);
    grid.removeMarks();
    scheduler.disarmAll();
    return { kind: 'removed' };
  });
  // After the lease, which is a property too.
  if (end.kind === 'removed') {
    if (document.get(WEBHOOK) !== null) removeLink(world.letterbox);
    for (const name of Object.keys(document.getAll())) document.remove(name);
    forgetAnswers(world.memory);
  }
  return end;
}
