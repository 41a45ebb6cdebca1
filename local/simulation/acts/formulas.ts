// What people do with custom functions. Only where a world has a tab for them.
import { HOSTS, markOf } from '../contacts.js';
import { FORMULA_TAB, formulaIn, formulaTab, showFormulas } from '../formulas.js';
import type { Act, Scene } from './act.js';

const INPUTS = ['First name', 'Last name', 'Company domain'];

/** A contact of the first tab now and then, as it stands there: a formula and a job may want the same one. */
function someone({ chance, stage }: Scene): readonly string[] {
  const { rows, headerRow, firstRow, lastRow } = stage.story.sheet;
  const row = rows[chance.int(firstRow, lastRow) - 1];
  const theirs = INPUTS.map((name) => row?.[rows[headerRow - 1]?.indexOf(name) ?? -1] ?? '');
  return chance.flip(0.4) && !theirs.includes('')
    ? theirs
    : ['Noor', markOf(chance.int(9_000, 9_400)), HOSTS[0]];
}

/** As a person pastes, then looks. */
function pasted({ stage, person }: Scene, row: number, cells: readonly string[]): boolean {
  const { kind } = person.session.acts.paste(FORMULA_TAB, `A${row}`, [cells]);
  showFormulas(stage.document);
  return kind === 'done';
}

export const formulaActs: readonly Act[] = [
  {
    name: 'type a formula',
    perform: (scene) => {
      const tab = formulaTab(scene.stage.document);
      if (!tab) return false;
      const row = tab.rows + 1;
      return pasted(scene, row, [...someone(scene), formulaIn(row)]);
    },
  },
  {
    name: 'change what a formula is about',
    perform: (scene) => {
      const tab = formulaTab(scene.stage.document);
      if (!tab || tab.rows === 0) return false;
      return pasted(scene, scene.chance.int(1, tab.rows), someone(scene));
    },
  },
  {
    name: 'open the document again',
    perform: ({ stage, person }) => {
      const { host, document, driver } = stage;
      if (!formulaTab(document)) return false;
      if (driver === 'direct') host.openNow(person.story.email, document).close();
      else void host.open(person.story.email, document).then((session) => session.close());
      showFormulas(document);
      return true;
    },
  },
];
