// The builders behind ScriptApp.newTrigger.

import type { ExecutionContext } from '../../kernel/emulated.js';
import { type EnumValue, enumeration } from '../../kernel/enums.js';
import { type Catalogue, scriptError } from '../../kernel/errors.js';
import type { DocumentEvent } from '../../kernel/trigger-kinds.js';
import type { TriggerTable } from '../../kernel/triggers.js';
import { offsetMinutes } from '../../kernel/zone.js';
import { Trigger } from './trigger.js';

export const Weekday = enumeration('Base.Weekday', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);

type Key = 'minutes' | 'incomplete' | 'argument';
// minutes: Google's text, quoted in many threads; the others are ours.
const messages: Catalogue<Key> = {
  minutes: {
    en: 'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    de: 'Der an everyMinutes übergebene Wert ist ungültig. Zulässig sind 1, 5, 10, 15 oder 30.',
  },
  incomplete: {
    en: 'You must specify a schedule for the trigger.',
    de: 'Sie müssen einen Zeitplan für den Trigger angeben.',
  },
  argument: { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
};

/** What every builder needs. */
interface Order {
  readonly context: ExecutionContext;
  readonly table: TriggerTable;
  readonly handler: string;
  /** Time zone of the script, unless inTimezone says otherwise. */
  readonly timeZone: string;
}

export class TriggerBuilder {
  constructor(private readonly order: Order) {}

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.order);
  }

  /** A spreadsheet or its id. */
  forSpreadsheet(sheet: string | { getId(): string }): SpreadsheetTriggerBuilder {
    const id = typeof sheet === 'string' ? sheet : sheet.getId();
    if (!this.order.context.documents.byId(id))
      throw scriptError(messages, this.order.context.language, 'argument', id);
    return new SpreadsheetTriggerBuilder(this.order, id);
  }
}

export class SpreadsheetTriggerBuilder {
  private event: DocumentEvent | undefined;

  constructor(
    private readonly order: Order,
    private readonly documentId: string,
  ) {}

  onOpen(): this {
    return this.on('ON_OPEN');
  }

  onEdit(): this {
    return this.on('ON_EDIT');
  }

  onChange(): this {
    return this.on('ON_CHANGE');
  }

  onFormSubmit(): this {
    return this.on('ON_FORM_SUBMIT');
  }

  private on(event: DocumentEvent): this {
    this.event = event;
    return this;
  }

  create(): Trigger {
    const { context, table, handler } = this.order;
    if (!this.event) throw scriptError(messages, context.language, 'incomplete');
    const what = { kind: 'document', event: this.event, documentId: this.documentId } as const;
    return new Trigger(table.create(context, handler, what));
  }
}

type Calendar = { days: number; weekday?: number; monthDay?: number };

export class ClockTriggerBuilder {
  private onceMs: number | undefined;
  private everySeconds: number | undefined;
  private calendar: Calendar | undefined;
  private hour: number | undefined;
  private minute: number | undefined;
  private timeZone: string;

  constructor(private readonly order: Order) {
    this.timeZone = order.timeZone;
  }

  after(durationMilliseconds: number): this {
    this.onceMs = this.order.context.now() + Math.max(0, durationMilliseconds);
    return this;
  }

  at(date: Date): this {
    this.onceMs = date.getTime();
    return this;
  }

  atDate(year: number, month: number, day: number): this {
    const wall = Date.UTC(year, month - 1, day);
    this.onceMs = wall - offsetMinutes(wall, this.timeZone) * 60_000;
    return this;
  }

  everyMinutes(n: number): this {
    if (![1, 5, 10, 15, 30].includes(n)) throw scriptError(messages, this.order.context.language, 'minutes');
    this.everySeconds = n * 60;
    return this;
  }

  everyHours(n: number): this {
    this.everySeconds = this.whole(n, 'everyHours') * 3600;
    return this;
  }

  everyDays(n: number): this {
    this.calendar = { days: this.whole(n, 'everyDays') };
    return this;
  }

  everyWeeks(n: number): this {
    this.calendar = { ...this.calendar, days: this.whole(n, 'everyWeeks') * 7 };
    return this;
  }

  onWeekDay(day: EnumValue): this {
    this.calendar = { ...this.calendar, days: this.calendar?.days ?? 7, weekday: day.ordinal };
    return this;
  }

  onMonthDay(day: number): this {
    this.calendar = { days: 1, monthDay: day };
    return this;
  }

  atHour(hour: number): this {
    this.hour = hour;
    return this;
  }

  nearMinute(minute: number): this {
    this.minute = minute;
    return this;
  }

  inTimezone(timezone: string): this {
    this.timeZone = timezone;
    return this;
  }

  private whole(n: number, what: string): number {
    if (Number.isInteger(n) && n >= 1) return n;
    throw scriptError(messages, this.order.context.language, 'argument', what);
  }

  create(): Trigger {
    const { context, table, handler } = this.order;
    return new Trigger(table.create(context, handler, { kind: 'clock', schedule: this.schedule() }));
  }

  private schedule() {
    const { context } = this.order;
    if (this.onceMs !== undefined) return { kind: 'once', ms: this.onceMs } as const;
    if (this.everySeconds !== undefined) return { kind: 'every', seconds: this.everySeconds } as const;
    if (!this.calendar && this.hour === undefined)
      throw scriptError(messages, context.language, 'incomplete');
    return {
      kind: 'calendar',
      days: this.calendar?.days ?? 1,
      weekday: this.calendar?.weekday,
      monthDay: this.calendar?.monthDay,
      hour: this.hour ?? Math.floor(context.random() * 24),
      // "9 AM" means a minute between 9 and 10, picked once (guide to installable triggers).
      minute: this.minute ?? Math.floor(context.random() * 60),
      timeZone: this.timeZone,
    } as const;
  }
}
