// The page could not open: what happened, how to fix it, what is safe. Pure.

export interface TroubleView {
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly safe: string;
}

export type TroubleKind = 'accounts' | 'timeout' | 'offline' | 'google' | 'refused';

const SAFE = 'Nothing was sent or spent. A job that was running goes on.';

export function troubleView(kind: TroubleKind, sentence: string): TroubleView {
  switch (kind) {
    case 'accounts':
      return {
        title: 'Signed in to another account',
        lead: 'You use several Google accounts in this browser. Google runs this sidebar with the first one, and that one cannot open this document.',
        steps: [
          'Open the sheet in a browser profile or a private window that has only the right account.',
          'Or sign out of all Google accounts, then sign in first with the one that owns the sheet.',
          'Or share the sheet with the first account.',
        ],
        safe: SAFE,
      };
    case 'offline':
      return {
        title: 'No connection',
        lead: 'This computer is offline, so the sheet and LeadModule cannot be reached.',
        steps: ['Connect to the internet, then try again.'],
        safe: SAFE,
      };
    case 'timeout':
      return {
        title: 'Google did not answer',
        lead: 'The request took longer than Google allows. Large sheets and busy hours are the usual reasons.',
        steps: ['Try again in a minute.', 'If it stays, reload the sheet and open the sidebar again.'],
        safe: SAFE,
      };
    case 'google':
      return {
        title: 'Google could not open this',
        lead: 'Google refused to run this sidebar and gave the reason below.',
        steps: [
          'Try again in a minute.',
          'If you use several Google accounts in this browser, open the sheet in a window with only one of them.',
          'If it stays, reload the sheet, open the menu Extensions, LeadModule, and allow access when asked.',
        ],
        safe: SAFE,
      };
    case 'refused':
      return { title: 'This cannot be opened here', lead: sentence, steps: [], safe: SAFE };
  }
}
