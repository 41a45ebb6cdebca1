// Whether an execution may call a member: authorization mode, custom-function permissions, the manifest's scopes.

import type { ExecutionContext } from './emulated.js';
import type { ScriptError } from './errors.js';
import type { Member } from './registry.js';

/** The exception the script gets instead of the call, or undefined when it may. */
export function refusal(
  _context: ExecutionContext,
  _member: Member,
  _scopes: readonly string[] | undefined,
): ScriptError | undefined {
  return undefined;
}
