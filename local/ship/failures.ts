// What went wrong, in words a person can act on: cause, fix, what is safe. clasp tells failures apart only by text on
// stderr (its exit code is 0 for some of them), so its words are read here and nowhere else, and always shown too.

export type FailureKind =
  | 'not logged in'
  | 'login expired'
  | 'login incomplete'
  | 'login unreadable'
  | 'api off'
  | 'no such script'
  | 'no rights'
  | 'code refused'
  | 'manifest refused'
  | 'manifest skipped'
  | 'certificate'
  | 'network'
  | 'google busy'
  | 'clasp missing'
  | 'other';

export interface Failure {
  readonly kind: FailureKind;
  /** For the person at the keyboard; ends with what clasp said, when it said something. */
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<FailureKind, string>> = {
  'not logged in': 'clasp is not logged in to Google. Run `npx clasp login`, then this command again.',
  'login expired':
    'Google no longer accepts the login that clasp keeps (expired, revoked, or the password changed). Run `npx clasp login`, then this command again.',
  'login incomplete':
    'The login lacks a permission: on the consent page some boxes were left empty. Run `npx clasp login` again and tick every box.',
  'login unreadable':
    'The file in which clasp keeps its login (.clasprc.json in your home folder) cannot be read. Delete it, run `npx clasp login`, then this command again.',
  'api off':
    'Your Google account has the Apps Script API switched off. Switch it on at https://script.google.com/home/usersettings, wait a minute or two, then run this command again.',
  'no such script':
    'Google finds no script project with that id (given with --script, or kept in .clasp.local.json), or the account that is logged in cannot see it. Compare the id with Project Settings in the Apps Script editor and the account with `npx clasp show-authorized-user`; to link another project, delete .clasp.local.json if it is there and run `npm run setup`.',
  'no rights':
    'The account that is logged in may not change this script project. Ask its owner for edit access to the spreadsheet, or log in as somebody who has it (`npx clasp login`).',
  'code refused':
    'Google refused the code because of a syntax error; nothing was changed there. Run `npm run check`; if it finds nothing, report this with the words below.',
  'manifest refused':
    'Google refused the manifest (appsscript.json); nothing was changed there. The words below say which part.',
  'manifest skipped':
    'clasp skipped the push because the manifest differs, so nothing was sent. Use `npm run push`, which always passes -f.',
  certificate:
    'The connection to Google is not trusted: something between this machine and Google (a company proxy, a virus scanner) uses its own certificate. Set NODE_EXTRA_CA_CERTS to that certificate’s file, or try another network.',
  network:
    'Google cannot be reached from here. Check the connection (behind a proxy, set HTTPS_PROXY), then run this command again; it goes on where it stopped.',
  'google busy':
    'Google could not serve this just now, or a daily limit of the account is used up. Wait and run this command again; it goes on where it stopped.',
  'clasp missing': 'clasp is not installed in this folder. Run `npm ci`, then this command again.',
  other: 'clasp stopped with words that this program does not know.',
};

// The first match wins. Texts of clasp 3.4.1 and of Google as quoted in google/clasp #256, #973, #1025, #1130, #35.
const SIGNS: readonly (readonly [FailureKind, RegExp])[] = [
  ['not logged in', /No credentials found/i],
  ['login unreadable', /in JSON|JSON input|JSON at position/],
  ['api off', /has not enabled the Apps Script API/i],
  [
    'login expired',
    /invalid_grant|invalid_rapt|deleted_client|invalid authentication|invalid credentials|missing required authentication|No access, refresh token/i,
  ],
  ['login incomplete', /insufficient (authentication scopes|permission)/i],
  ['no such script', /Requested entity was not found|Invalid ID|Project settings not found/i],
  ['no rights', /does not have permission|permission denied|PERMISSION_DENIED/i],
  ['code refused', /Syntax error/i],
  ['manifest refused', /manifest/i],
  ['certificate', /certificate/i],
  ['network', /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|failed, reason/],
  ['google busy', /unavailable|internal error|backend error|try again|too many|quota|rate limit/i],
];

/** The failure of this kind; `words` are what clasp said, shown below the sentence. */
export function failure(kind: FailureKind, words = ''): Failure {
  const said = words.trim();
  return { kind, sentence: said === '' ? SENTENCES[kind] : `${SENTENCES[kind]}\n  clasp said: ${said}` };
}

/** Reads clasp's words (stderr). */
export function readFailure(words: string): Failure {
  const sign = SIGNS.find(([, pattern]) => pattern.test(words));
  return failure(sign ? sign[0] : 'other', words);
}
