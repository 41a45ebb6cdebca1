// Sample contacts on a tab of their own, to try the add-on with. All people and companies are invented; `.example`
// belongs to nobody [RFC 2606]. Overwrites nothing.
import type { World } from '../../ports.js';
import { type Refusal, refused } from '../desk/reply.js';
import { type Survey, surveyTab } from './survey.js';

export const SAMPLES_NAME = 'LeadModule samples';

const ROWS: readonly (readonly string[])[] = [
  ['First name', 'Last name', 'Company domain', 'LinkedIn URL'],
  ['Amara', 'Okonjo', 'harborline.example', ''],
  ['Jonas', 'Weidling', 'https://www.nordwerk.example/team', ''],
  ['Camille', 'Aubertin', 'camille.aubertin@atelier-sud.example', ''],
  ['Priya', 'Raghunathan', 'quillstack.example', 'https://www.linkedin.com/in/priya-sample-raghunathan/'],
  ['Tomás', 'Villacorta', 'Vinya-Alta.example', ''],
  ['Ingrid', 'van der Meer', 'poldercraft.example', ''],
  ['Marek', 'Zielonka', 'bursztyn.example', ''],
  ['Grace', 'Attwell', 'attwell-and-moss.example', ''],
  ['Amara', 'Okonjo', 'harborline.example', ''],
  ['Noor', 'Haddadin', 'gmail.com', ''],
  ['Lena', 'Sørbye', 'fjordlight.example', ''],
  ['Oluwaseun', 'Adeyinka-Bright', 'brightloom.example', ''],
];

export function addSamples(world: World): Survey | Refusal {
  const { grid } = world;
  if (grid.tabByName(SAMPLES_NAME))
    return refused('would overwrite', `There is a tab "${SAMPLES_NAME}" already. Rename or delete it first.`);
  const columns = ROWS[0]?.length ?? 0;
  const { sheetId } = grid.addTab(SAMPLES_NAME);
  const block = { row: 1, column: 1, rows: ROWS.length, columns };
  grid.formatAsText(sheetId, [block]);
  grid.write(sheetId, block, ROWS);
  grid.dressHeaders(sheetId, { ...block, rows: 1 }, [0, 0, 250, 320]);
  grid.flush();
  return surveyTab(world);
}
