// One person with the document open in a page: carries what the page says to the runtime, and what changes back.
import type { DialogAnswer, ExecutionRecord, Page, UserSession } from '../appsscript/index.js';
import { sessionSelection } from '../appsscript/services/spreadsheet/selection.js';
import { quoteSheetName, rectA1 } from '../appsscript/spreadsheet/a1.js';
import { backstageOf } from './backstage.js';
import { type Bench, type Listener, OWNER, SECOND } from './bench.js';
import { Drawing } from './drawing.js';
import type { GuestPages } from './guest-pages.js';
import { History } from './history.js';
import { turn } from './knobs.js';
import { pastedArea, pastedRows, perform } from './perform.js';
import type { Act } from './protocol/act.js';
import type { Rect } from './protocol/sheet.js';
import type { Answer, Question, ToPage, ToServer } from './protocol.js';
import { columnValues, csvOf, textOf } from './wire.js';

const BACKSTAGE_EVERY_MS = 400;

const BUTTONS = ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'] as const;

export class Person implements Listener {
  private session: UserSession | undefined;
  private history: History;
  private readonly drawing: Drawing;
  private backstageTimer: NodeJS.Timeout | undefined;
  private dialogNumber = 0;
  private readonly dialogs = new Map<number, (answer: DialogAnswer) => void>();
  private guest: { readonly page: Page; readonly number: number } | undefined;
  private guestNumber = 0;
  private toasts = 0;
  private gone = false;

  constructor(
    private readonly bench: Bench,
    private readonly guests: GuestPages,
    readonly email: string,
    private readonly send: (message: ToPage) => void,
  ) {
    this.history = new History(bench.document);
    this.drawing = new Drawing(bench, () => this.history, send);
    bench.listeners.add(this);
  }

  /** Opens the document: onOpen runs, menus appear. */
  async open(notice: string | null): Promise<void> {
    const { bench } = this;
    this.send({ kind: 'hello', person: this.email, others: [this.email === OWNER ? SECOND : OWNER], notice });
    this.clockTurned();
    this.drawing.now();
    const session = await bench.host.open(this.email, bench.document);
    if (this.gone) {
      session.close();
      return;
    }
    this.session = session;
    session.answerDialogs((dialog) => this.ask(dialog));
    this.toasts = session.screen.toasts.length;
    session.screen.changed = () => this.screenChanged();
    this.screenChanged();
  }

  async replaced(): Promise<void> {
    this.leave();
    this.history = new History(this.bench.document);
    this.drawing.reset();
    await this.open(null);
  }

  private leave(): void {
    for (const answer of this.dialogs.values()) answer({ button: 'CLOSE' });
    this.dialogs.clear();
    this.session?.close();
    this.session = undefined;
    if (this.guest) this.guests.remove(this.guest.number, this.email);
    this.guest = undefined;
  }

  close(): void {
    this.gone = true;
    this.bench.listeners.delete(this);
    this.drawing.close();
    clearInterval(this.backstageTimer);
    this.leave();
  }

  // ---- to the page --------------------------------------------------------------------------------------------
  changed(structure: boolean): void {
    this.drawing.soon(structure);
  }

  executionEnded(record: ExecutionRecord): void {
    if (record.user !== this.email) return;
    if (record.origin === 'menu') this.send({ kind: 'working', what: null });
    this.tellSelection();
  }

  clockTurned(): void {
    const { clock } = this.bench;
    this.send({ kind: 'clock', clock: { nowMs: clock.now(), speed: clock.speed } });
  }

  private screenChanged(): void {
    const { session } = this;
    if (!session) return;
    this.drawing.tell('menus', { kind: 'menus', menus: session.menuItems() });
    for (const toast of session.screen.toasts.slice(this.toasts))
      this.send({ kind: 'toast', title: toast.title, message: toast.message, seconds: toast.timeoutSeconds });
    this.toasts = session.screen.toasts.length;
    this.showPage(session.page);
    this.tellSelection();
  }

  private showPage(page: Page | undefined): void {
    if (page === this.guest?.page) return;
    if (this.guest) this.guests.remove(this.guest.number, this.email);
    if (!page) {
      this.guest = undefined;
      this.send({ kind: 'page', page: null });
      return;
    }
    this.guestNumber++;
    const number = this.guestNumber;
    this.guest = { page, number };
    const url = this.guests.add(number, this.email, page.html, this.bench.functions());
    this.send({
      kind: 'page',
      page: {
        number,
        kind: page.kind,
        title: page.title,
        url,
        ...(page.widthPixels !== undefined && { widthPixels: page.widthPixels }),
        ...(page.heightPixels !== undefined && { heightPixels: page.heightPixels }),
      },
    });
  }

  /** A script may have activated another range, another tab. */
  private tellSelection(): void {
    if (!this.session) return;
    const { sheetId, ranges } = sessionSelection(this.session.screen);
    if (sheetId === null || ranges.length === 0) return;
    // A tab that the script made: the page must know of it first.
    this.drawing.catchUp();
    this.drawing.tell('selection', { kind: 'selection', tab: sheetId, ranges });
  }

  private ask(dialog: {
    kind: 'alert' | 'prompt';
    title: string;
    message: string;
    buttons: readonly string[];
  }): Promise<DialogAnswer> {
    this.dialogNumber++;
    const number = this.dialogNumber;
    this.send({ kind: 'dialog', dialog: { number, ...dialog } });
    return new Promise((resolve) => this.dialogs.set(number, resolve));
  }

  // ---- from the page ------------------------------------------------------------------------------------------
  async hear(message: ToServer): Promise<void> {
    switch (message.kind) {
      case 'view':
        this.drawing.look(message);
        return;
      case 'select':
        return this.select(message.tab, message.ranges);
      case 'act':
        return this.reply(message.number, await this.act(message.act));
      case 'ask':
        return this.reply(message.number, this.question(message.what));
      case 'menu':
        return this.menu(message.path);
      case 'answer': {
        const button = BUTTONS.find((name) => name === message.button) ?? 'CLOSE';
        this.dialogs.get(message.dialog)?.({ button, text: message.text });
        this.dialogs.delete(message.dialog);
        this.send({ kind: 'dialog', dialog: null });
        return;
      }
      case 'closePage':
        if (this.guest?.number === message.page) this.session?.closePage();
        return;
      case 'call':
        return this.call(message);
      case 'backstage':
        return this.watch(message.open);
      case 'knob': {
        const refused = await turn(this.bench, message.knob, this.email);
        this.tellBackstage();
        return this.reply(message.number, answerOf(refused));
      }
    }
  }

  private reply(number: number, answer: Answer): void {
    this.send({ kind: 'reply', number, answer });
  }

  private select(tab: number, ranges: readonly Rect[]): void {
    const sheet = this.bench.document.sheetById(tab);
    const last = ranges.at(-1);
    if (!sheet || !last || !this.session) return;
    const name = quoteSheetName(sheet.name);
    const notations = ranges.map((range) => `${name}!${rectA1(range)}`);
    try {
      this.session.select(notations);
    } catch {
      // The tab shrank under the page's hands: the next drawing tells it.
      return;
    }
    const { ranges: shown } = sessionSelection(this.session.screen);
    this.drawing.note('selection', { kind: 'selection', tab, ranges: shown });
    this.drawing.activate(last.row, last.column);
  }

  private async act(act: Act): Promise<Answer> {
    if (act.kind === 'open') return answerOf(await this.bench.open(act.csv, act.name));
    const { acts } = this.session ?? {};
    if (!acts) return { ok: false, sentence: 'The document is still opening.' };
    const refused = this.bench.fresh.byHand(() => perform(this.bench.document, acts, this.history, act));
    this.drawing.now();
    // What was pasted is selected, as in any spreadsheet.
    if (act.kind === 'paste' && refused === undefined) {
      const area = pastedArea(act, pastedRows(act));
      this.select(act.tab, [area]);
      this.send({ kind: 'selection', tab: act.tab, ranges: [area] });
    }
    return answerOf(refused);
  }

  private question(what: Question): Answer {
    const { document } = this.bench;
    if (what.kind === 'functions') return { ok: true, value: this.bench.functions() };
    const sheet = document.sheetById(what.tab);
    if (!sheet) return { ok: false, sentence: 'This tab is gone.' };
    if (what.kind === 'values') return { ok: true, value: columnValues(document, sheet, what.column) };
    const text = what.kind === 'csv' ? csvOf : textOf;
    return { ok: true, value: text(document, sheet, what.area) };
  }

  private menu(path: readonly string[]): void {
    if (!this.session) return;
    this.send({ kind: 'working', what: path.at(-1) ?? '' });
    const execution = this.session.startClick(path);
    void execution.done.then((record) => {
      for (const [number, answer] of this.dialogs) {
        answer({ button: 'CLOSE' });
        this.dialogs.delete(number);
        this.send({ kind: 'dialog', dialog: null });
      }
      if (record.status !== 'completed')
        this.send({ kind: 'failure', message: record.error?.message ?? `Script ${record.status}` });
    });
  }

  private async call(call: Extract<ToServer, { readonly kind: 'call' }>): Promise<void> {
    const { session, guest } = this;
    if (!session || guest?.number !== call.page) return;
    const answer = await session.callServer(call.name, ...call.args);
    if (this.guest?.number !== call.page) return;
    const [ok, value] = answer.kind === 'success' ? [true, answer.value] : [false, answer.message];
    this.send({ kind: 'returned', page: call.page, number: call.number, answer: { ok, value } });
  }

  private watch(open: boolean): void {
    clearInterval(this.backstageTimer);
    this.backstageTimer = undefined;
    this.drawing.forget('backstage');
    if (!open) return;
    this.tellBackstage();
    this.backstageTimer = setInterval(() => this.tellBackstage(), BACKSTAGE_EVERY_MS);
  }

  private tellBackstage(): void {
    if (this.backstageTimer || !this.drawing.knows('backstage'))
      this.drawing.tell('backstage', { kind: 'backstage', backstage: backstageOf(this.bench, this.email) });
  }
}

const answerOf = (refused: string | undefined): Answer =>
  refused === undefined ? { ok: true } : { ok: false, sentence: refused };
