// Turns the many addresses of one LinkedIn profile into one, and tells pages that are not a person's.

export type LinkedInReading =
  | { kind: 'profile'; url: string }
  | { kind: 'none'; why: 'company page' | 'Sales Navigator link' | 'recruiter link' | 'not a profile' };

// Any country or mobile host (de.linkedin.com, m.linkedin.com), but not notlinkedin.com.
const SITE = /(?:^|[^a-z0-9.-])(?:[a-z0-9-]+\.)*linkedin\.(?:com|cn)(?::\d+)?(\/[^\s]*)?/i;
const PERSON = /^\/(?:mwlite\/)?(?:profile\/)?in\/(.*)$/i;
const OLD_PERSON = /^\/pub\/([^/?#]+)(?:\/([0-9a-f]{1,3})\/([0-9a-f]{1,3})\/([0-9a-f]{1,3}))?(?:[/?#]|$)/i;
const COMPANY =
  /^\/(?:mwlite\/)?(?:company(?:-beta)?|companies|school|showcase|edu|groups?|organization|jobs?)(?:[/?#]|$)/i;
const BARE_PERSON = /^\/?in\/[^/\s]{2,}/i;
// A slug holds letters and digits of any script, hyphens and a few marks; everything else ends it.
const SLUG_END = /[/?#\s"<>|,;()[\]{}\\^`*!=@$+:&]/;

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function cut(text: string): string {
  const end = text.search(SLUG_END);
  return end < 0 ? text : text.slice(0, end);
}

/** The slug in plain letters, from text that may be percent-encoded; '' when there is none. */
function readSlug(text: string): string {
  return cut(decode(cut(text)).normalize('NFC'))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/^[.'&]+|[.'&]+$/g, '');
}

function profile(slug: string): LinkedInReading {
  if (!/[\p{L}\p{N}]/u.test(slug)) return { kind: 'none', why: 'not a profile' };
  return { kind: 'profile', url: `https://linkedin.com/in/${encodeURIComponent(slug)}` };
}

/**
 * Reads the person's profile address of a cell's text (already cleaned). The result is always
 * `https://linkedin.com/in/<slug>` (the form of the vendor's quickstart), percent-encoded, in the slug's own case.
 */
export function readLinkedIn(cleaned: string): LinkedInReading {
  const text = (/%2f/i.test(cleaned) ? decode(cleaned) : cleaned).replace(/^linkedin:\/\//i, '/');
  const site = SITE.exec(text);
  if (site === null)
    return BARE_PERSON.test(text) ? profile(readSlug(text.replace(/^\/?in\//i, ''))) : notProfile(text);
  const path = (site[1] ?? '').replace(/\/{2,}/g, '/');
  // "linkedin.com/in/jane smith": cut at the space it would be the profile of somebody else.
  const rest = text.slice(site.index + site[0].length);
  if (/[^/?#]$/.test(path) && /^ (?!https?:)[\p{L}\p{N}]/u.test(rest))
    return { kind: 'none', why: 'not a profile' };
  const person = PERSON.exec(path);
  if (person !== null) return profile(readSlug(person[1] ?? ''));
  const old = OLD_PERSON.exec(path);
  if (old !== null) {
    const [, name = '', a, b, c] = old;
    const tail =
      a === undefined || b === undefined || c === undefined ? '' : `-${pad(c)}${pad(b)}${a === '0' ? '' : a}`;
    return profile(readSlug(name) + tail);
  }
  if (COMPANY.test(path)) return { kind: 'none', why: 'company page' };
  if (/^\/sales(?:[/?#]|$)/i.test(path)) return { kind: 'none', why: 'Sales Navigator link' };
  if (/^\/(?:talent|recruiter|hiring)(?:[/?#]|$)/i.test(path)) return { kind: 'none', why: 'recruiter link' };
  return { kind: 'none', why: 'not a profile' };
}

function notProfile(text: string): LinkedInReading {
  return { kind: 'none', why: /^\/?company\/[^/]/i.test(text) ? 'company page' : 'not a profile' };
}

// LinkedIn moved /pub/name/1/2b/3c to /in/name-03c02b1: last part first, the two last ones filled up to three digits.
function pad(part: string): string {
  return part.padStart(3, '0');
}

// Member ids made by LinkedIn itself (ACoAAB…) tell upper from lower case; chosen slugs do not.
const MEMBER_ID = /^A[A-Za-z]{1,3}AA[\w-]{20,}$/;

/** The part of a repaired profile address that tells people apart, folded for comparison. */
export function foldLinkedIn(url: string): string {
  if (url === '') return '';
  const slug = decode(url.slice(url.lastIndexOf('/') + 1));
  return MEMBER_ID.test(slug) ? slug : slug.toLowerCase().normalize('NFC');
}
