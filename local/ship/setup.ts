// npm run setup: puts LeadModule into a spreadsheet of the account that is logged in. May be run again.
import { parseArgs } from 'node:util';
import { type SetupTools, setUp } from './install.js';
import { type Place, readPlace } from './link.js';
import { runProgram } from './terminal.js';

const USAGE = `npm run setup -- [options]
  --new              make a new spreadsheet with LeadModule in it
  --sheet ADDRESS    put LeadModule into this spreadsheet
  --script ADDRESS   link this script project (its code is replaced by LeadModule)
  --title TEXT       the name of what is made (default: LeadModule)
  --replace          with --script: replace somebody's own code without asking
  --no-open          do not open the result in a browser
Without the first three it asks, or goes on with the project that is linked.`;

const OPTIONS = {
  new: { type: 'boolean', default: false },
  sheet: { type: 'string' },
  script: { type: 'string' },
  title: { type: 'string', default: 'LeadModule' },
  replace: { type: 'boolean', default: false },
  open: { type: 'boolean', default: true },
  help: { type: 'boolean', default: false },
} as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowNegative: true }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chosenPlace(values: { new: boolean; sheet?: string; script?: string }): Place | undefined | string {
  const { sheet, script } = values;
  if ([values.new, sheet, script].filter(Boolean).length > 1)
    return 'Choose one of --new, --sheet and --script.';
  if (values.new) return { kind: 'new spreadsheet' };
  const pasted = sheet ?? script;
  if (pasted === undefined) return undefined;
  const place = readPlace(pasted);
  if (place?.kind === (sheet === undefined ? 'script' : 'spreadsheet')) return place;
  return sheet === undefined
    ? `--script wants the address or id of a script project (Extensions ▸ Apps Script shows it), not ${pasted}`
    : `--sheet wants the address or id of a spreadsheet, not ${pasted}`;
}

await runProgram(async (tools: SetupTools) => {
  const values = read(process.argv.slice(2));
  const place = typeof values === 'string' ? values : chosenPlace(values);
  if (typeof values === 'string' || typeof place === 'string') {
    tools.say(`${place}\n\n${USAGE}`);
    return false;
  }
  if (values.help) {
    tools.say(USAGE);
    return true;
  }
  const { title, replace, open } = values;
  return setUp(tools, { title, replace, open, ...(place && { place }) });
});
