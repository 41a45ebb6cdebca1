// The page's end of the websocket: what came last of each kind, as signals, and questions that settle.
import { signal } from '@preact/signals';
import type { Act } from '../protocol/act.js';
import type { Knob, WireBackstage, WireClock } from '../protocol/backstage.js';
import type { WireDialog, WireDocument, WireMenu, WirePage } from '../protocol/sheet.js';
import type { Answer, Question, ToPage, ToServer } from '../protocol.js';

export const connection = signal<'opening' | 'open' | 'lost'>('opening');
export const person = signal<{
  readonly name: string;
  readonly others: readonly string[];
  readonly notice: string | null;
}>({
  name: '',
  others: [],
  notice: null,
});
export const documentNow = signal<WireDocument>({ name: '', tabs: [], undo: null, redo: null });
/** undefined: the script's onOpen has not ended yet. */
export const menus = signal<readonly WireMenu[] | undefined>(undefined);
export const guestPage = signal<WirePage | null>(null);
export const dialog = signal<WireDialog | null>(null);
export const backstage = signal<WireBackstage | null>(null);
export const working = signal<string | null>(null);

export interface Note {
  readonly number: number;
  readonly kind: 'toast' | 'failure';
  readonly title: string;
  readonly message: string;
}
export const notes = signal<readonly Note[]>([]);

/** The workbench's clock: the last word of the server, carried on by this page. */
const lastClock = signal<WireClock & { readonly atMs: number }>({
  nowMs: Date.now(),
  speed: 1,
  atMs: performance.now(),
});
export const clockNow = signal(Date.now());
/** Counts what the server said of the clock: each time it may have jumped. */
export const clockJumps = signal(0);
export const clockSpeed = signal<WireClock['speed']>(1);

type Cells = Extract<ToPage, { readonly kind: 'cells' | 'active' | 'selection' }>;
type Returned = Extract<ToPage, { readonly kind: 'returned' }>;

/** What is not kept but acted on: set by the grid and the guest frame. */
export const hooks: {
  cells: (message: Cells) => void;
  returned: (message: Returned) => void;
  reopened: () => void;
  acted: (act: Act) => void;
} = {
  cells: () => {},
  returned: () => {},
  reopened: () => {},
  acted: () => {},
};

const TOAST_SECONDS = 5;
let socket: WebSocket | undefined;
let numbers = 0;
const settling = new Map<number, (answer: Answer) => void>();

export function say(message: ToServer): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function settled(make: (number: number) => ToServer): Promise<Answer> {
  numbers++;
  const number = numbers;
  return new Promise((resolve) => {
    settling.set(number, resolve);
    say(make(number));
  });
}

/** Does something to the document; a refusal is shown as a note. */
export async function act(what: Act): Promise<boolean> {
  hooks.acted(what);
  return shown(await settled((number) => ({ kind: 'act', number, act: what })));
}

export const ask = (what: Question): Promise<Answer> => settled((number) => ({ kind: 'ask', number, what }));

export async function turn(knob: Knob): Promise<boolean> {
  return shown(await settled((number) => ({ kind: 'knob', number, knob })));
}

function shown(answer: Answer): boolean {
  if (!answer.ok) note('failure', '', answer.sentence);
  return answer.ok;
}

export function note(kind: Note['kind'], title: string, message: string, seconds = TOAST_SECONDS): void {
  numbers++;
  const one = { number: numbers, kind, title, message };
  notes.value = [...notes.value.slice(-2), one];
  // -1: until it is closed by hand, as on Google.
  if (seconds >= 0) setTimeout(() => drop(one.number), seconds * 1000);
}

export function drop(number: number): void {
  notes.value = notes.value.filter((one) => one.number !== number);
}

function hear(message: ToPage): void {
  switch (message.kind) {
    case 'hello':
      person.value = { name: message.person, others: message.others, notice: message.notice };
      dialog.value = null;
      working.value = null;
      menus.value = undefined;
      hooks.reopened();
      return;
    case 'document':
      documentNow.value = message.document;
      return;
    case 'menus':
      menus.value = message.menus;
      return;
    case 'cells':
    case 'active':
    case 'selection':
      hooks.cells(message);
      return;
    case 'page':
      guestPage.value = message.page;
      return;
    case 'dialog':
      dialog.value = message.dialog;
      return;
    case 'toast':
      note('toast', message.title, message.message, message.seconds);
      return;
    case 'failure':
      note('failure', 'The script failed', message.message, 12);
      return;
    case 'working':
      working.value = message.what;
      return;
    case 'reply':
      settling.get(message.number)?.(message.answer);
      settling.delete(message.number);
      return;
    case 'returned':
      hooks.returned(message);
      return;
    case 'clock':
      lastClock.value = { ...message.clock, atMs: performance.now() };
      clockSpeed.value = message.clock.speed;
      tick();
      clockJumps.value++;
      return;
    case 'backstage':
      backstage.value = message.backstage;
      return;
  }
}

function tick(): void {
  const { nowMs, speed, atMs } = lastClock.value;
  clockNow.value = nowMs + (performance.now() - atMs) * speed;
}

const RETRY_MS = 1000;

export function connect(): void {
  const as = new URLSearchParams(location.search).get('as') ?? '';
  socket = new WebSocket(`ws://${location.host}/socket?as=${encodeURIComponent(as)}`);
  socket.onopen = () => {
    connection.value = 'open';
  };
  socket.onmessage = (event) => hear(JSON.parse(String(event.data)) as ToPage);
  socket.onclose = () => {
    connection.value = 'lost';
    guestPage.value = null;
    setTimeout(connect, RETRY_MS);
  };
}

setInterval(tick, 250);
