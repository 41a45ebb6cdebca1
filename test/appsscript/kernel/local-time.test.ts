// Dates in the zone of the manifest, whatever zone this machine is in.

import { conform } from '../stage.js';

const MANIFEST = 'developers.google.com/apps-script/manifest: timeZone';
const zone = (timeZone: string) => ({ files: { 'appsscript.json': JSON.stringify({ timeZone }) } });

conform(
  'Berlin',
  [
    {
      says: 'reads local parts, in summer and winter',
      script: `['2026-01-05T22:30:00Z', '2026-07-05T22:30:00Z'].map((text) => { const d = new Date(text); return [d.getFullYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours(), d.getMinutes(), d.getTimezoneOffset()]; })`,
      gives: [
        [2026, 0, 5, 1, 23, 30, -60],
        [2026, 6, 6, 1, 0, 30, -120],
      ],
      source: MANIFEST,
    },
    {
      says: 'builds and parses local times; dates alone and texts with a zone are not local',
      script: `[new Date(2026, 6, 5), new Date(2026, 0, 5, 10, 30, 1, 7), new Date('2026-07-05T10:00'), new Date('July 5, 2026 10:00'), new Date('2026-07-05'), new Date('2026-07-05T10:00:00+05:00'), new Date(Date.parse('2026-07-05 10:00'))].map((d) => d.toISOString())`,
      gives: [
        '2026-07-04T22:00:00.000Z',
        '2026-01-05T09:30:01.007Z',
        '2026-07-05T08:00:00.000Z',
        '2026-07-05T08:00:00.000Z',
        '2026-07-05T00:00:00.000Z',
        '2026-07-05T05:00:00.000Z',
        '2026-07-05T08:00:00.000Z',
      ],
      source: `${MANIFEST}; ECMAScript Date Time String Format`,
    },
    {
      says: 'sets local parts across the change to summer time',
      script: `const d = new Date('2026-03-28T11:00:00Z'); d.setDate(29); const next = d.toISOString(); d.setHours(0, 0, 0, 0); [next, d.toISOString()]`,
      gives: ['2026-03-29T10:00:00.000Z', '2026-03-28T23:00:00.000Z'],
      source: MANIFEST,
    },
    {
      says: 'prints itself in the zone',
      script: `const d = new Date('2026-07-05T22:30:00Z'); [String(d), d.toDateString(), d.toLocaleDateString('en-US'), d.toLocaleTimeString('en-GB'), String(new Date(NaN))]`,
      gives: [
        'Mon Jul 06 2026 00:30:00 GMT+0200 (Central European Summer Time)',
        'Mon Jul 06 2026',
        '7/6/2026',
        '00:30:00',
        'Invalid Date',
      ],
      source: MANIFEST,
    },
    {
      says: 'subclasses of Date stay themselves',
      script: `class Day extends Date { label() { return 'day ' + this.getHours(); } } const d = new Day('2026-07-05T22:30:00Z'); [d instanceof Day, d instanceof Date, d.label(), Date.UTC(2026, 0), typeof Date()]`,
      gives: [true, true, 'day 0', 1767225600000, 'string'],
      source: 'ECMAScript',
    },
  ],
  zone('Europe/Berlin'),
);

conform(
  'Kolkata',
  [
    {
      says: 'half hours count',
      script: `new Date('2026-07-05T22:00:00Z').getMinutes()`,
      gives: 30,
      source: MANIFEST,
    },
  ],
  zone('Asia/Kolkata'),
);
