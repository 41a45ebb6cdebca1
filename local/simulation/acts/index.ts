// Every act that worlds know, in the order of the matrix.
import type { Act } from './act.js';
import { columnActs } from './columns.js';
import { formulaActs } from './formulas.js';
import { ledgerActs } from './ledger.js';
import { pageActs } from './page.js';
import { rowActs } from './rows.js';
import { webhookActs } from './webhooks.js';

export const ACTS: readonly Act[] = [
  ...rowActs,
  ...columnActs,
  ...ledgerActs,
  ...pageActs,
  ...webhookActs,
  ...formulaActs,
];

export function actNamed(name: string): Act {
  const act = ACTS.find((one) => one.name === name);
  if (!act) throw new Error(`no act ${name}`);
  return act;
}
