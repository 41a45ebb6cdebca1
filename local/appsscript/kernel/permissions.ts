// Whether an execution may call a member: authorization mode, custom-function permissions, the manifest's scopes.
// Modes: the table of developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle; custom functions: the
// list in guides/sheets/functions; scopes: the "Authorization" paragraph of each method's reference page.

import type { AuthMode, ExecutionContext } from './emulated.js';
import { type Catalogue, type ScriptError, scriptError } from './errors.js';
import type { Member } from './registry.js';

const SCOPE = 'https://www.googleapis.com/auth/';

interface Rule {
  /** Modes in which the call is refused. */
  readonly never: readonly AuthMode[];
  /** One of these must be in the manifest, if it lists scopes. */
  readonly scopes: readonly string[];
}

const free: Rule = { never: [], scopes: [] };
const full = (...scopes: readonly string[]): Rule => ({
  never: ['NONE', 'LIMITED', 'CUSTOM_FUNCTION'],
  scopes,
});

const SHEETS: Rule = { never: ['NONE'], scopes: ['spreadsheets.currentonly', 'spreadsheets'] };
const ANY_FILE = full('spreadsheets');
const PAGES = full('script.container.ui');
const TRIGGERS = full('script.scriptapp');
const STORES: Rule = { never: ['NONE'], scopes: [] };

const RULES: Readonly<Record<string, Rule>> = {
  // Whole namespaces, classes ('Class'), then members ('Class.member'): the most exact wins.
  'namespace Spreadsheet': SHEETS,
  'namespace Properties': STORES,
  'namespace Cache': STORES,
  'namespace Lock': STORES,
  'namespace URL_Fetch': { never: ['NONE', 'LIMITED'], scopes: ['script.external_request'] },
  'UrlFetchApp.getRequest': { never: ['NONE', 'LIMITED'], scopes: ['script.external_request'] },
  HTTPResponse: free,
  'namespace Script': { never: ['CUSTOM_FUNCTION'], scopes: [] },
  'namespace Content': { never: ['CUSTOM_FUNCTION'], scopes: [] },
  'SpreadsheetApp.getUi': free,
  'SpreadsheetApp.create': ANY_FILE,
  'SpreadsheetApp.open': ANY_FILE,
  'SpreadsheetApp.openById': ANY_FILE,
  'SpreadsheetApp.openByUrl': ANY_FILE,
  'Ui.alert': full(),
  'Ui.prompt': full(),
  'Ui.showSidebar': PAGES,
  'Ui.showDialog': PAGES,
  'Ui.showModalDialog': PAGES,
  'Ui.showModelessDialog': PAGES,
  Browser: full(),
  'ScriptApp.newTrigger': TRIGGERS,
  'ScriptApp.getProjectTriggers': TRIGGERS,
  'ScriptApp.getScriptTriggers': TRIGGERS,
  'ScriptApp.getUserTriggers': TRIGGERS,
  'ScriptApp.deleteTrigger': TRIGGERS,
  'ScriptApp.getOAuthToken': full(),
  'ScriptApp.getIdentityToken': full('openid'),
  // Without full rights the user is unknown rather than forbidden: the e-mail is empty (services/session.ts).
  'Session.getActiveUser': { never: [], scopes: ['userinfo.email'] },
  'Session.getEffectiveUser': { never: [], scopes: ['userinfo.email'] },
};

const messages: Catalogue<'call' | 'callWith' | 'authorization'> = {
  call: { en: 'You do not have permission to call {0}', de: 'Sie sind nicht berechtigt, {0} aufzurufen' },
  callWith: {
    en: 'You do not have permission to call {0}. Required permissions: {1}',
    de: 'Sie sind nicht berechtigt, {0} aufzurufen. Erforderliche Berechtigungen: {1}',
  },
  authorization: {
    en: 'Authorization is required to perform that action.',
    de: 'Für diese Aktion ist eine Autorisierung erforderlich.',
  },
};

const rules = new WeakMap<Member, Rule>();

function ruleOf(member: Member): Rule {
  let rule = rules.get(member);
  if (!rule) {
    const dot = member.label.indexOf('.');
    const namespace = member.className.slice(0, member.className.indexOf('.'));
    rule =
      RULES[member.label] ?? RULES[member.label.slice(0, dot)] ?? RULES[`namespace ${namespace}`] ?? free;
    rules.set(member, rule);
  }
  return rule;
}

/** The exception the script gets instead of the call, or undefined when it may. */
export function refusal(
  context: ExecutionContext,
  member: Member,
  granted: readonly string[] | undefined,
): ScriptError | undefined {
  const rule = ruleOf(member);
  if (rule === free) return undefined;
  const required = rule.scopes.map((scope) => SCOPE + scope);
  const refused = () => {
    if (required.length === 0) return scriptError(messages, context.language, 'call', member.label);
    const list = required.length === 1 ? (required[0] ?? '') : `(${required.join(' || ')})`;
    return scriptError(messages, context.language, 'callWith', member.label, list);
  };
  if (rule.never.includes(context.authMode)) return refused();
  // Simple triggers and custom functions need nobody's consent for what their mode allows.
  if (context.authMode !== 'FULL' || required.length === 0) return undefined;
  if (granted && !required.some((scope) => granted.includes(scope))) return refused();
  return context.consented() ? undefined : scriptError(messages, context.language, 'authorization');
}

/** The exception for a person who has not yet allowed the script anything. */
export function authorizationRequired(language: ExecutionContext['language']): ScriptError {
  return scriptError(messages, language, 'authorization');
}
