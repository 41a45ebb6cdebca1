// The functions a script declares at its top level: what triggers, menus, pages and cells may name.

import { parse } from 'acorn';

/** Custom functions must be declarations; the other callers also find variables that hold a function. */
export type FunctionForm = 'declaration' | 'variable';

export function topLevelFunctions(text: string): ReadonlyMap<string, FunctionForm> {
  const found = new Map<string, FunctionForm>();
  for (const statement of parse(text, { ecmaVersion: 'latest', sourceType: 'script' }).body) {
    if (statement.type === 'FunctionDeclaration') found.set(statement.id.name, 'declaration');
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const isFunction = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
      if (id.type === 'Identifier' && isFunction) found.set(id.name, 'variable');
    }
  }
  return found;
}
