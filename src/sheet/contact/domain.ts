// Takes a company's domain out of what stands in a cell: an address of a page, an e-mail address, a bare domain.
import { FREE_MAIL, FREE_MAIL_FAMILY, PROFILE_SITE } from './domain-lists.js';

export type DomainReading =
  | { kind: 'domain'; domain: string; from: 'domain' | 'url' | 'email' }
  | { kind: 'none'; why: 'not a domain' | 'free mail' | 'social page' | 'too long' };

const DOMAIN_LIMIT = 253;
const LABEL_LIMIT = 63;
const PLAIN_DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
const LAST_LABEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;
// Hands type the scheme in many ways: `http//`, `https:/`, `http;//`, `htp://`; a bare `acme.com:443` has none.
const SCHEME = /^(?:[a-z]{2,8}[:;]\/+|https?\/+|https?:|mailto:|\/+)+/;
const IN_PROSE =
  /^(?:\p{L}{2}|com|net|org|info|biz|edu|gov|app|dev|tech|online|agency|cloud|group|shop|store|consulting)$/u;

/** True when the domain belongs to people's private mailboxes (gmail.com), so it says nothing of a company. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain) || FREE_MAIL_FAMILY.test(domain);
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  const last = labels[labels.length - 1] ?? '';
  if (labels.length < 2 || !LAST_LABEL.test(last)) return false;
  if (PLAIN_DOMAIN.test(text)) return labels.every((label) => label.length <= LABEL_LIMIT);
  return labels.every((label) => label.length <= LABEL_LIMIT && LABEL.test(label));
}

function judge(domain: string, path: string, from: 'domain' | 'url' | 'email'): DomainReading {
  if (domain.length > DOMAIN_LIMIT) return { kind: 'none', why: 'too long' };
  if (!isDomain(domain)) return { kind: 'none', why: 'not a domain' };
  if (isFreeMail(domain)) return { kind: 'none', why: 'free mail' };
  // linkedin.com alone may be somebody's employer; linkedin.com/company/acme is a page about another company.
  if (path !== '' && PROFILE_SITE.test(domain)) return { kind: 'none', why: 'social page' };
  return { kind: 'domain', domain, from };
}

function readToken(token: string): DomainReading {
  const text = token.replace(/^[<([{"'‘“]+|[>)\]}"'’”.,;:!]+$/g, '');
  const bare = text.replace(SCHEME, '');
  const pathAt = bare.search(/[/?#\\]/);
  const authority = pathAt < 0 ? bare : bare.slice(0, pathAt);
  const path = pathAt < 0 ? '' : bare.slice(pathAt).replace(/^[/\\]+/, '');
  const at = authority.lastIndexOf('@');
  const host = authority
    .slice(at + 1)
    .replace(/:\d*$/, '')
    .replace(/\.+$/, '')
    .replace(/^(?:www?\d?\.)+(?=[^.]+\.)/, '');
  const isMail = at > 0 && path === '' && (bare === text || text.startsWith('mailto:'));
  return judge(host, path, isMail ? 'email' : bare === text && path === '' ? 'domain' : 'url');
}

/**
 * Reads the company domain of a cell's text (already cleaned). Lower-cased, without scheme, `www.`, port and path; an
 * international name stays in its own letters. Of several it takes the first usable one.
 */
export function readDomain(cleaned: string): DomainReading {
  if (cleaned.length <= DOMAIN_LIMIT && PLAIN_DOMAIN.test(cleaned) && !cleaned.startsWith('w')) {
    return judge(cleaned, '', 'domain');
  }
  // Compatibility forms (full-width letters and dots) are what IDNA maps before a look-up, too.
  const text = /[^\x20-\x7e]/.test(cleaned)
    ? cleaned.normalize('NFKC').replace(/[。｡]/g, '.').toLowerCase().normalize('NFKC')
    : cleaned.toLowerCase();
  const tokens = text.split(/[\s,;|]+/).filter((token) => token !== '');
  let refused: DomainReading = { kind: 'none', why: 'not a domain' };
  for (const token of tokens) {
    const reading = readToken(token);
    if (reading.kind === 'domain') {
      // Among other words only a familiar ending counts: "St.Gallen office" names no domain.
      const ending = reading.domain.slice(reading.domain.lastIndexOf('.') + 1);
      if (tokens.length === 1 || IN_PROSE.test(ending)) return reading;
    } else if (refused.kind === 'none' && refused.why === 'not a domain') {
      refused = reading;
    }
  }
  return refused;
}
