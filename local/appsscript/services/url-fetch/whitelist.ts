// Which URLs a script may reach: the manifest's urlFetchWhitelist, and no private network.

/**
 * Rules of the allowlist page: HTTPS prefixes with a path, exact host, one leading "*." for subdomains
 * (developers.google.com/apps-script/manifest/allowlist-url).
 */
export function isWhitelisted(url: string, whitelist: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  return whitelist.some((entry) => {
    const wildcard = entry.startsWith('https://*.');
    const plain = wildcard ? entry.replace('https://*.', 'https://') : entry;
    if (!URL.canParse(plain)) return false;
    const prefix = new URL(plain);
    const host = wildcard
      ? target.hostname.endsWith(`.${prefix.hostname}`)
      : target.hostname === prefix.hostname;
    return (
      target.protocol === 'https:' &&
      host &&
      target.port === prefix.port &&
      target.pathname.startsWith(prefix.pathname)
    );
  });
}

/** Google's servers do not resolve these (reported: justin.poehnelt.com, definitive guide to UrlFetchApp). */
export function isPrivateHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^(127|10)\./.test(hostname) ||
    /^192\.168\./.test(hostname) ||
    /^172\.(1[6-9]|2\d|3[01])\./.test(hostname) ||
    /^169\.254\./.test(hostname) ||
    hostname.startsWith('[')
  );
}
