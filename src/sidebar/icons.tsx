// The marks of the page, drawn on a 16 × 16 grid in the colour of the text beside them.

const PATHS = {
  found: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M5.3 8.2l1.9 1.9 3.6-4',
  risky: 'M8 2.3 14.2 13H1.8ZM8 6.6v2.9M8 11.2v.1',
  none: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M5.4 8h5.2',
  searching: 'M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10.4 10.4l3.3 3.3',
  skipped: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M3.8 12.2l8.4-8.4',
  error: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M6 6l4 4M10 6l-4 4',
  waiting: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M8 4.6V8l2.3 1.5',
  info: 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0M8 7.3v3.7M8 5v.1',
  down: 'm4 6 4 4 4-4',
  external: 'M6.5 3H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V9.5M9.5 2.8h3.7v3.7M13 3 7.5 8.5',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  eyeOff:
    'M6.3 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.7 2.2M4.3 4.7A11.5 11.5 0 0 0 1.5 8S4 12.5 8 12.5c1.2 0 2.3-.4 3.2-.9M2.5 2.5l11 11',
  turn: 'M13 3v3.2H9.8M12.8 6.2A5.3 5.3 0 1 0 13.3 9',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.3v9.4l7.5-4.7Z',
  stop: 'M5 4h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Z',
  copy: 'M6.7 5.5h5.6a1.2 1.2 0 0 1 1.2 1.2v5.6a1.2 1.2 0 0 1-1.2 1.2H6.7a1.2 1.2 0 0 1-1.2-1.2V6.7a1.2 1.2 0 0 1 1.2-1.2ZM10.5 3.5v-.3a.7.7 0 0 0-.7-.7H3.2a.7.7 0 0 0-.7.7v6.6c0 .4.3.7.7.7h.3',
} as const;

export type IconName = keyof typeof PATHS | 'queued';

export function Icon({ name, turns = false }: { readonly name: IconName; readonly turns?: boolean }) {
  return (
    <svg class={turns ? 'i turn' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      {name === 'queued' ? (
        <circle cx="8" cy="8" r="6.25" stroke-dasharray="1.8 2.13" />
      ) : (
        <path d={PATHS[name]} />
      )}
    </svg>
  );
}
