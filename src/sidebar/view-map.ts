// The columns as the user checks them: one line a field, conflicts in words, what LeadModule would receive. Pure.
import type { EnrichmentType, InputField, Mapping, OutputField, PreviewRow } from '../sidebar-api.js';
import { clean, columnLetter, columnName, count, plural } from './view-format.js';
import { INPUT_WORDS, OUTPUT_WORDS } from './view-words.js';

export interface FieldLine {
  readonly field: InputField;
  readonly label: string;
  /** 0-based; undefined: no column. */
  readonly column: number | undefined;
  readonly error: string;
  /** What made us choose it, where the user should look. */
  readonly hint: string;
}

export interface MapView {
  readonly fields: readonly FieldLine[];
  readonly options: readonly { readonly column: number; readonly label: string }[];
  readonly notes: readonly string[];
  readonly resultsGoTo: string;
  readonly heldBack: string;
  /** The field whose select takes the focus when the held-back button is pressed. */
  readonly fixFirst: InputField | undefined;
}

const UNSURE_BELOW = 0.5;
const FIELDS: readonly InputField[] = ['firstName', 'lastName', 'fullName', 'companyDomain', 'linkedInUrl'];

/** Full name stands there when it is used, or when nothing else names the person. */
function shownFields(map: Mapping['reading']['map']): InputField[] {
  const hasParts = map.firstName !== undefined || map.lastName !== undefined;
  return FIELDS.filter((field) => field !== 'fullName' || map.fullName !== undefined || !hasParts);
}

export function mapView(mapping: Mapping): MapView {
  const { map, conflicts, choices, notes, preset } = mapping.reading;
  const fields = shownFields(map).map((field): FieldLine => {
    const column = map[field];
    const choice = choices.find((one) => one.field === field);
    return {
      field,
      label: INPUT_WORDS[field],
      column,
      error: errorOf(field, mapping),
      hint: choice && choice.confidence < UNSURE_BELOW ? `${clean(choice.words, 120)}. Check it.` : '',
    };
  });
  const broken = fields.filter((line) => line.error !== '');
  const loose = conflicts.filter((note) => !fields.some((line) => line.error === clean(note.words, 200)));
  const isUnmapped = fields.every((line) => line.column === undefined);
  const own = new Set(mapping.ownColumns);
  return {
    fields,
    options: mapping.headers
      .map((header, column) => ({ column, label: columnName(column, header) }))
      .filter(({ column }) => !own.has(column)),
    notes: [
      ...(preset ? [`Recognised as ${clean(preset, 60)}.`] : []),
      ...loose.filter(() => broken.length === 0).map((note) => clean(note.words, 200)),
      ...notes.map((note) => clean(note.words, 200)),
      ...(mapping.companyOnlyRows > 0
        ? [
            `${plural(mapping.companyOnlyRows, 'row has', 'rows have')} a company name but no domain. LeadModule needs the domain, so ${mapping.companyOnlyRows === 1 ? 'it is' : 'they are'} skipped.`,
          ]
        : []),
    ],
    resultsGoTo: resultsGoTo(mapping),
    heldBack: isUnmapped
      ? 'Choose a column for a name, a domain or a LinkedIn URL.'
      : heldBack(broken, conflicts.length > 0),
    fixFirst: isUnmapped ? fields[0]?.field : broken[0]?.field,
  };
}

/** A conflict stands at the later of its fields: the earlier one keeps its column. */
function errorOf(field: InputField, mapping: Mapping): string {
  const { map, conflicts } = mapping.reading;
  const column = map[field];
  if (column === undefined) return '';
  const isSecond = FIELDS.slice(0, FIELDS.indexOf(field)).some((other) => map[other] === column);
  if (isSecond) return `Column ${columnLetter(column)} is used twice. Choose another.`;
  const candidates = conflicts.find(
    (note) => note.kind === 'several candidates' && note.columns.includes(column),
  );
  return candidates ? clean(candidates.words, 200) : '';
}

function heldBack(broken: readonly FieldLine[], hasConflicts: boolean): string {
  if (broken.length > 0)
    return `Fix ${plural(broken.length, 'column', 'columns')} to go on: ${broken.map((line) => line.label).join(', ')}.`;
  return hasConflicts ? 'Settle the columns named above to go on.' : '';
}

/** "G to L, new", "C and G to H", "none". */
function resultsGoTo(mapping: Mapping): string {
  const columns = mapping.outputs.map((output) => output.column).sort((a, b) => a - b);
  const blocks: [number, number][] = [];
  for (const column of columns) {
    const last = blocks[blocks.length - 1];
    if (last && column === last[1] + 1) last[1] = column;
    else blocks.push([column, column]);
  }
  if (blocks.length === 0) return 'none';
  const words = blocks.map(([from, to]) =>
    from === to ? columnLetter(from) : `${columnLetter(from)} to ${columnLetter(to)}`,
  );
  const isNew = mapping.outputs.every((output) => output.place === 'new');
  return `${words.join(', ')}${isNew ? ', new' : ''}`;
}

/** Result fields that make sense for a type; the others are not offered. */
export function outputFields(type: EnrichmentType): OutputField[] {
  const every = Object.keys(OUTPUT_WORDS) as OutputField[];
  return every.filter((field) => {
    if (type === 'phone') return field !== 'email' && field !== 'emailStatus' && field !== 'score';
    return type === 'all' || field !== 'phone';
  });
}

export interface PreviewLine {
  readonly row: string;
  readonly name: string;
  readonly company: string;
  readonly skip: string;
  readonly repairs: readonly { readonly was: string; readonly words: string }[];
}

export function previewLines(mapping: Mapping): PreviewLine[] {
  return mapping.preview.map((line) => previewLine(line));
}

function previewLine(line: PreviewRow): PreviewLine {
  const { firstName, lastName, companyDomain, linkedInUrl } = line.contact;
  const name = `${firstName} ${lastName}`.trim();
  return {
    row: count(line.row),
    name: clean(name || linkedInUrl || 'No name', 60),
    company: clean(companyDomain || (name ? linkedInUrl : ''), 60),
    skip: line.skip && `Skipped: ${line.skip}`,
    repairs: line.repairs.map((repair) => ({ was: clean(repair.from, 60), words: repair.words })),
  };
}
