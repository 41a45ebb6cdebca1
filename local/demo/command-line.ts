// What the command lines of demo and workbench share: an input that the caller can mend, and the address of an API.

/** Something the caller can mend; shown as it is, without a stack. Exit code 2. */
export class BadInput extends Error {}

const ENRICH_PATH = '/api/v1/enrich';

/** The enrich endpoint given with --api. A server's bare address gets the documented path. */
export function readEndpoint(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new BadInput(
      `--api wants the address of a server that speaks the API, such as http://127.0.0.1:8787, not "${text}".`,
    );
  const { origin, pathname } = new URL(text);
  return pathname === '/' ? origin + ENRICH_PATH : text.replace(/\/+$/, '');
}
