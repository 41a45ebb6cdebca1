// What people do to the hidden ledger and to the file as a whole.
import { LEDGER } from '../stage.js';
import { type Act, byHand, type Deed, type Place } from './act.js';

function sortLedger({ chance, real }: Place, lastRow: number): 'done' | undefined {
  if (lastRow < 5) return undefined;
  const key = { column: chance.pick(['C', 'D', 'H']), ascending: chance.flip(0.5) };
  return real.sort(LEDGER, `A3:Q${lastRow}`, key).kind === 'done' ? 'done' : undefined;
}

export const ledgerActs: readonly Act[] = [
  byHand('delete the ledger', ({ real }) => (real.deleteTab(LEDGER).kind === 'done' ? 'done' : undefined), {
    ends: true,
    ruins: true,
    afterJob: true,
  }),
  {
    name: 'sort the ledger',
    afterJob: true,
    perform: ({ stage, withHands }) =>
      withHands((place) => {
        const sheet = stage.document.sheetByName(LEDGER);
        return sortLedger(place, sheet ? stage.document.lastRow(sheet) : 0);
      }),
  },
  {
    name: 'restore a version',
    ends: true,
    ruins: true,
    perform: ({ stage: { versions }, chance, withHands }) => {
      const version = versions[chance.int(0, Math.max(0, versions.length - 1))];
      if (!version) return false;
      return withHands(({ real, twin }): Deed => {
        return (acts) =>
          acts === real ? real.restoreVersion(version.real) : twin.restoreVersion(version.twin);
      });
    },
  },
  {
    name: 'copy the document',
    perform: ({ stage }) => {
      stage.host.copyDocument(stage.document);
      return true;
    },
  },
];
