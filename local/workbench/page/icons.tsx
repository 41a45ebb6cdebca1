// The marks of the workbench, on a 16 × 16 grid, in the colour of the text beside them.
const PATHS = {
  sheet:
    'M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5ZM2.5 6.3h11M2.5 9.9h11M6.5 6.3v7.2',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6.5',
  redo: 'm10.5 3 3 3-3 3M13.2 6H6.5a3.7 3.7 0 0 0 0 7.4h3',
  sort: 'M4.5 3v10M2.5 11l2 2 2-2M9 4h5M9 8h3.5M9 12h2',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  rowAdd: 'M3 2.5h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1ZM8 9v5M5.5 11.5h5',
  rowDelete: 'M3 2.5h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1ZM5.5 11.5h5',
  right: 'm6 4 4 4-4 4',
  down: 'm4 6 4 4 4-4',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  eyeOff:
    'M6.3 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.7 2.2M4.3 4.7A11.5 11.5 0 0 0 1.5 8S4 12.5 8 12.5c1.2 0 2.3-.4 3.2-.9M2.5 2.5l11 11',
  clock: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M8 4.6V8l2.3 1.5',
  skip: 'M3.5 3.5v9l6-4.5ZM12.5 3.5v9',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.8 13.5a5.2 5.2 0 0 1 10.4 0',
  check: 'm3.5 8.5 3 3 6-7',
  turn: 'M13 3v3.2H9.8M12.8 6.2A5.3 5.3 0 1 0 13.3 9',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  big = false,
  turns = false,
}: {
  readonly name: IconName;
  readonly big?: boolean;
  readonly turns?: boolean;
}) {
  return (
    <svg class={`i${big ? ' i--big' : ''}${turns ? ' turn' : ''}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
