// From places of a script to lines of src/: a line counts when code was made of it, and is covered when any of that
// code ran.
import { relative, resolve } from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';
import type { Interval } from './intervals.js';

/** Of each file of src/ its lines with code, true: covered. */
export type Lines = Map<string, Map<number, boolean>>;

export interface Script {
  readonly text: string;
  /** Where the script stands; its map names sources from there. */
  readonly file: string;
}

function mapOf(text: string): TraceMap {
  const encoded = /sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*(?:<|$)/.exec(
    text.slice(text.lastIndexOf('//# sourceMappingURL=')),
  )?.[1];
  if (!encoded) throw new Error('a measured script has no source map');
  return new TraceMap(Buffer.from(encoded, 'base64').toString('utf8'));
}

export function addLines(
  lines: Lines,
  root: string,
  { text, file }: Script,
  covered: readonly Interval[],
): void {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const ran = new Uint8Array(text.length);
  for (const [from, to] of covered) ran.fill(1, from, to);
  eachMapping(mapOf(text), ({ generatedLine, generatedColumn, source, originalLine }) => {
    if (source === null || originalLine === null) return;
    const name = relative(root, resolve(file, '..', source)).replaceAll('\\', '/');
    if (!name.startsWith('src/')) return;
    const ofFile = lines.get(name) ?? new Map<number, boolean>();
    lines.set(name, ofFile);
    const did = ran[(starts[generatedLine - 1] ?? 0) + generatedColumn] === 1;
    ofFile.set(originalLine, did || ofFile.get(originalLine) === true);
  });
}

/** 3-5 8 12-14 */
export function asRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}
