// A person's hands in the sheet: each act is done to the document and to its twin.
import { Acts } from '../appsscript/spreadsheet/acts.js';
import type { Deed, Place } from './acts/act.js';
import type { Chance } from './chance.js';
import { headersOf, outputColumns, Renames } from './headers.js';
import { type Stage, TAB } from './stage.js';

export class Hands {
  readonly renames = new Renames();
  /** Rows typed by hand hold contacts that nobody planned. */
  private typed = 0;
  /** Told after each act. */
  readonly listeners = new Set<() => void>();

  constructor(private readonly stage: Stage) {}

  /** false: there is nothing here to do it to, or Sheets forbids it. */
  perform(number: number, chance: Chance, deedAt: (place: Place) => Deed | 'done' | undefined): boolean {
    const session = this.stage.sessions[number] ?? this.stage.sessions[0];
    if (!session) return false;
    const twinActs = new Acts(this.stage.twin, session.user.email);
    const place = this.place(session.acts, twinActs, chance);
    if (place.lastRow < 6) return false;
    const deed = deedAt(place);
    if (!deed || deed === 'done') return deed === 'done';
    const twin = deed(twinActs);
    const real = deed(session.acts);
    if (twin.kind !== real.kind)
      throw new Error(`${JSON.stringify(real)} in the document, ${JSON.stringify(twin)} in its twin`);
    for (const listener of this.listeners) listener();
    return real.kind === 'done';
  }

  private place(real: Acts, twin: Acts, chance: Chance): Place {
    const { headerRow } = this.stage.story.sheet;
    const headers = headersOf(this.stage.twin, headerRow);
    const sheet = this.stage.twin.sheetByName(TAB);
    this.typed += 1;
    return {
      real,
      twin,
      chance,
      renames: this.renames,
      headerRow,
      headers,
      inputs: headers.flatMap((text, index) => (this.renames.inputs.has(text) ? [index + 1] : [])),
      outputs: outputColumns(headersOf(this.stage.document, headerRow), headers, this.renames),
      lastRow: sheet ? this.stage.twin.lastRow(sheet) : 0,
      number: 10_000 + this.typed,
    };
  }
}
