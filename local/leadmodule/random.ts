// Chance without state: every draw is a function of the seed and of what it is drawn for, so that the same seed
// gives the same bytes whatever the order of the requests.

/** Scrambles 32 bits one to one (the avalanche step of MurmurHash3, public domain). */
function scramble(bits: number): number {
  let x = bits;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 32 bits out of text (FNV-1a over UTF-16 units, then scrambled). */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return scramble(bits);
}

/** What a draw is for: the same labels and seed give the same number, other labels an unrelated one. */
export type Labels = readonly (string | number)[];

/** A number in [0, 1). */
export function draw(seed: number, ...labels: Labels): number {
  return hash(`${seed}\u0000${labels.join('\u0000')}`) / 2 ** 32;
}

/** A whole number from `lowest` to `highest`, both included. */
export function drawWhole(lowest: number, highest: number, seed: number, ...labels: Labels): number {
  return lowest + Math.floor(draw(seed, ...labels) * (highest - lowest + 1));
}

/** A standard normal number (Box and Muller). */
export function drawNormal(seed: number, ...labels: Labels): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(seed, 'radius', ...labels)));
  return radius * Math.cos(2 * Math.PI * draw(seed, 'angle', ...labels));
}

/**
 * The id of the n-th run, in the form of a version 4 UUID. Two ids of one seed never meet: the last group holds
 * the scrambled n, and scrambling is one to one.
 */
export function runIdOf(seed: number, n: number): string {
  const hex = (bits: number) => bits.toString(16).padStart(8, '0');
  const [a, b, c] = ['a', 'b', 'c'].map((lane) => hex(hash(`${lane}\u0000${seed}\u0000${n}`))) as [
    string,
    string,
    string,
  ];
  const variant = '89ab'[Number.parseInt(c[0] ?? '0', 16) % 4];
  return `${a}-${b.slice(0, 4)}-4${b.slice(4, 7)}-${variant}${c.slice(1, 4)}-${c.slice(4, 8)}${hex(scramble(n))}`;
}
