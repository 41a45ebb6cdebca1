// Takes everything of LeadModule out of a file: ledger, properties, column marks, own triggers. Results in the
// user's tabs stay, and so does the user's key, which is theirs and not the file's.
import type { World } from '../../ports.js';
import { readLedger } from '../desk/ledger-tab.js';
import { NOW, WEBHOOK } from '../desk/records.js';
import type { Refusal } from '../desk/reply.js';
import { underLease } from '../desk/under-lease.js';
import { forgetAnswers } from '../formula/memory.js';
import { removeLink } from '../inbox/link.js';
import { isUnderWay, STILL_UNDER_WAY } from './purge.js';

export type Removed = { readonly kind: 'removed' };

export function removeData(world: World): Removed | Refusal {
  const { grid, document, scheduler } = world;
  let removed: Removed | undefined;
  const end = underLease(world, undefined, (desk): Removed | Refusal => {
    if (isUnderWay(desk)) return STILL_UNDER_WAY;
    const ledger = readLedger(grid);
    if (ledger.kind !== 'missing') grid.removeTab(ledger.tab.sheetId);
    grid.removeMarks();
    scheduler.disarmAll();
    if (document.get(WEBHOOK) !== null) removeLink(world.letterbox);
    forgetAnswers(world.memory);
    for (const name of Object.keys(document.getAll())) if (name !== NOW) document.remove(name);
    // The lease last: whoever waits for it begins in an empty file, and nothing of theirs is taken.
    document.remove(NOW);
    removed = { kind: 'removed' };
    return removed;
  });
  // Without its lease the desk has nothing left to write.
  return removed ?? end;
}
