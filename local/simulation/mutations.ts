// Known mistakes, made in the built bundle on purpose: the referee must catch each within a few worlds. A patch
// that no longer fits the bundle fails loudly.
export interface Mutation {
  readonly name: string;
  readonly find: RegExp;
  readonly put: string;
}

export const MUTATIONS: readonly Mutation[] = [
  { name: 'no flush', find: /flush:\s*\(\)\s*=>\s*SpreadsheetApp\.flush\(\)/, put: 'flush:()=>{}' },
  {
    name: 'inbox event deleted before the ledger has it',
    find: /(\w+)\.push\((\w+)\),this\.events\.set\(\2\.lookupId/,
    put: '$1.push($2),this.letterbox.store.remove($2.key),this.events.set($2.lookupId',
  },
];

/** The bundle with one mistake. Throws when the place is not there exactly once. */
export function mutate(code: string, { name, find, put }: Mutation): string {
  const places = [...code.matchAll(new RegExp(find.source, 'g'))].length;
  if (places !== 1)
    throw new Error(`mutation "${name}" fits ${places} places of the bundle; it must fit one`);
  return code.replace(find, put);
}
