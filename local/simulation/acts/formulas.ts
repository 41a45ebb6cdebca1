// What people do with custom functions. Only where a world has a tab for them.
import { HOSTS, markOf } from '../contacts.js';
import { FORMULA_TAB, formulaIn, formulaTab, showFormulas } from '../formulas.js';
import type { Act, Scene } from './act.js';

/** Contacts of the first tab now and then: a formula and a job may want the same one. */
function someone({ chance }: Scene): string {
  return markOf(chance.flip(0.4) ? chance.int(0, 11) : chance.int(9_000, 9_400));
}

/** As a person types, then looks. */
function typed(scene: Scene, cells: Readonly<Record<string, string>>): boolean {
  const { document } = scene.stage;
  for (const [cell, text] of Object.entries(cells))
    if (scene.person.session.acts.type(FORMULA_TAB, cell, text).kind !== 'done') return false;
  showFormulas(document);
  return true;
}

export const formulaActs: readonly Act[] = [
  {
    name: 'type a formula',
    perform: (scene) => {
      const tab = formulaTab(scene.stage.document);
      if (!tab) return false;
      const row = tab.rows + 1;
      return typed(scene, {
        [`A${row}`]: 'Noor',
        [`B${row}`]: someone(scene),
        [`C${row}`]: HOSTS[0],
        [`D${row}`]: formulaIn(row),
      });
    },
  },
  {
    name: 'change what a formula is about',
    perform: (scene) => {
      const tab = formulaTab(scene.stage.document);
      if (!tab || tab.rows === 0) return false;
      return typed(scene, { [`B${scene.chance.int(1, tab.rows)}`]: someone(scene) });
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
