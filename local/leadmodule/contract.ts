// The contract at run time: openapi.json decides whether the body of a submit is accepted.

import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import openapi from './openapi.json' with { type: 'json' };
import type { Submit } from './vocabulary.js';

export { openapi };

const ajv = new Ajv2020({ strictTypes: false });
formats.default(ajv);
// An OpenAPI document is a house of schemas, not a schema: its own words are let pass, and it is only looked into.
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'paths', 'components']);
ajv.addSchema(openapi, 'openapi.json', false, false);

const isSubmit = ajv.compile<Submit>({ $ref: 'openapi.json#/components/schemas/Submit' });

const CONTACT_FIELDS = ['firstName', 'lastName', 'companyDomain', 'linkedInUrl'];

export type Checked =
  | { readonly ok: true; readonly submit: Submit }
  | { readonly ok: false; readonly message: string; readonly fields?: readonly string[] };

/** Reads the body of a submit; what is wrong is said in words that name the field. */
export function checkSubmit(body: string): Checked {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, message: 'The body is not valid JSON.' };
  }
  if (isSubmit(value)) return { ok: true, submit: value };
  return { ok: false, ...explain(isSubmit.errors ?? []) };
}

function explain(errors: ErrorObject[]): { message: string; fields?: readonly string[] } {
  if (errors.some((e) => e.keyword === 'anyOf'))
    return { message: `At least one of ${CONTACT_FIELDS.join(', ')} is required.`, fields: CONTACT_FIELDS };
  const first = errors[0];
  const field = first?.instancePath.split('/')[1];
  if (!first || !field) return { message: 'The body must be a JSON object.' };
  const allowed: unknown = first.params.allowedValues;
  const choices = Array.isArray(allowed) ? ` (${allowed.join(', ')})` : '';
  return { message: `${field} ${first.message ?? 'is not valid'}${choices}.`, fields: [field] };
}
