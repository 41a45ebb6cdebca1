// Utilities: texts, bytes, digests, dates.

import { conform } from '../stage.js';

const REFERENCE = 'developers.google.com/apps-script/reference/utilities/utilities';
const JAVA = 'docs.oracle.com, java.text.SimpleDateFormat';

conform('utilities', [
  {
    says: 'base64 of texts is UTF-8, web safe on demand, and comes back as signed bytes',
    script: `const u = Utilities; [u.base64Encode('Zürich'), u.base64EncodeWebSafe([-5, -1, -2]), u.base64Encode([-5, -1, -2]), u.base64Decode('4pyT'), u.base64DecodeWebSafe('-__-')]`,
    gives: ['WsO8cmljaA==', '-__-', '+//+', [-30, -100, -109], [-5, -1, -2]],
    source: REFERENCE,
  },
  {
    says: 'refuses what is not base64',
    script: `Utilities.base64Decode('!!')`,
    throws: 'Could not decode string.',
    source: 'live scripts; stackoverflow.com on Utilities.base64Decode',
  },
  {
    says: 'digests are signed bytes (RFC 1321 and FIPS 180 samples)',
    script: `const hex = (bytes) => bytes.map((b) => ((b + 256) % 256).toString(16).padStart(2, '0')).join('');
      [hex(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'abc')), hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc')), Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_1, [97, 98, 99])[0]]`,
    gives: [
      '900150983cd24fb0d6963f7d28e17f72',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      -87,
    ],
    source: 'RFC 1321, FIPS 180-4',
  },
  {
    says: 'texts are digested as US-ASCII unless a charset is given',
    script: `const d = (text, charset) => String(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, text, ...(charset ? [charset] : [])));
      [d('é') === d('?'), d('é', Utilities.Charset.UTF_8) === d('é'), d('é', Utilities.Charset.UTF_8) === String(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, [-61, -87]))]`,
    gives: [true, false, true],
    source: REFERENCE,
  },
  {
    says: 'HMAC of texts and of bytes (RFC 4231, case 2)',
    script: `const hex = (bytes) => bytes.map((b) => (b & 255).toString(16).padStart(2, '0')).join('');
      const bytes = (text) => Utilities.newBlob(text).getBytes();
      [hex(Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe')),
       hex(Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_256, bytes('what do ya want for nothing?'), bytes('Jefe'))) === hex(Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe'))]`,
    gives: ['5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', true],
    source: 'RFC 4231',
  },
  {
    says: 'uuids are random, version 4',
    script: `const all = Array.from({ length: 50 }, () => Utilities.getUuid()); [new Set(all).size, all.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))]`,
    gives: [50, true],
    source: `${REFERENCE}: java.util.UUID.randomUUID`,
  },
  {
    says: 'formatDate follows the letters of Java in any zone',
    script: `const d = new Date(Date.UTC(2026, 6, 4, 23, 5, 9, 7)); const f = (zone, format) => Utilities.formatDate(d, zone, format);
      [f('GMT', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"), f('Europe/Berlin', 'EEE, d MMM yyyy h:mm a Z'), f('America/New_York', 'EEEE d MMMM yy HH:mm XXX'), f('GMT+5:30', 'dd/MM/yy HH:mm'), f('GMT', "'o''clock' H u D")]`,
    gives: [
      '2026-07-04T23:05:09.007Z',
      'Sun, 5 Jul 2026 1:05 AM +0200',
      'Saturday 4 July 26 19:05 -04:00',
      '05/07/26 04:35',
      "o'clock 23 6 185",
    ],
    source: JAVA,
  },
  {
    says: 'parseDate reads the same letters, summer and winter',
    script: `[['2026-07-04 09:30', 'Europe/Berlin', 'yyyy-MM-dd HH:mm'], ['4 Jan 2026 9:30 PM', 'America/New_York', 'd MMM yyyy h:mm a']].map((args) => Utilities.parseDate(...args).toISOString())`,
    gives: ['2026-07-04T07:30:00.000Z', '2026-01-05T02:30:00.000Z'],
    source: JAVA,
  },
  {
    says: 'formatString is sprintf',
    script: `Utilities.formatString('%s|%5d|%-6s|%05.1f|%x|%%|%2$s', 'a', 42, 'left', 3.14159, 255)`,
    gives: 'a|   42|left  |003.1|ff|%|42',
    source: `${REFERENCE}; java.util.Formatter`,
  },
  {
    says: 'parseCsv knows quotes, doubled quotes, line breaks in cells and other delimiters',
    script: `[Utilities.parseCsv('a,"b, ""c""\\nd"\\r\\n1,'), Utilities.parseCsv('a;b', ';')]`,
    gives: [
      [
        ['a', 'b, "c"\nd'],
        ['1', ''],
      ],
      [['a', 'b']],
    ],
    source: `${REFERENCE}; RFC 4180`,
  },
  {
    says: 'blobs carry bytes, type and name; archives come back',
    script: `const b = Utilities.newBlob('é', 'text/plain', 'a.txt'); const z = Utilities.zip([b, Utilities.newBlob('x'.repeat(999)).setName('b.csv')]); const g = Utilities.gzip(b);
      [b.getBytes(), b.getName(), z.getContentType(), Utilities.unzip(z).map((f) => [f.getName(), f.getDataAsString().length]), g.getName(), Utilities.ungzip(g).getDataAsString()]`,
    gives: [
      [-61, -87],
      'a.txt',
      'application/zip',
      [
        ['a.txt', 1],
        ['b.csv', 999],
      ],
      'archive.gz',
      'é',
    ],
    source: REFERENCE,
  },
  {
    says: 'sleep takes up to five minutes',
    script: 'Utilities.sleep(5); Utilities.sleep(300001)',
    throws: 'Exception: Invalid argument: milliseconds',
    source: `${REFERENCE}: "The maximum allowed value is 300000"`,
  },
]);
