// Contacts as a user would see them: what a row's cells become, repairs included.
import { describe, expect, test } from '@jest/globals';
import { readContact } from '../../src/sheet/contact.js';
import { contactOf, reasonOf } from './contact-read.js';

describe('full names', () => {
  test.each([
    ['Jan van der Berg', 'Jan', 'van der Berg'],
    ['Maria de la Cruz', 'Maria', 'de la Cruz'],
    ['Ludwig von Stein', 'Ludwig', 'von Stein'],
    ['Mohammed bin Salman', 'Mohammed', 'bin Salman'],
    ['Khalid Al Mansour', 'Khalid', 'Al Mansour'],
    ['Robert De Witt', 'Robert', 'De Witt'],
    ['José María García López', 'José María', 'García López'],
    ['Dr. Jane Smith, PhD', 'Jane', 'Smith'],
    ['Prof. Dr. Hans Müller', 'Hans', 'Müller'],
    ['Dipl.-Ing. Karl Maier', 'Karl', 'Maier'],
    ['Jane Smith MBA', 'Jane', 'Smith'],
    ['Jane Doe-Smith, M.Sc.', 'Jane', 'Doe-Smith'],
    ['Jane Smith, PMP, CSPO, XYZ', 'Jane', 'Smith'],
    ['John Smith Jr.', 'John', 'Smith'],
    ['John Smith III', 'John', 'Smith'],
    ['Smith Jr., John', 'John', 'Smith'],
    ['Smith, Jane', 'Jane', 'Smith'],
    ['Smith, Jane, MD', 'Jane', 'Smith'],
    ['Smith, J.', 'J.', 'Smith'],
    ['van der Berg, Jan', 'Jan', 'van der Berg'],
    ['Jane Smith (she/her)', 'Jane', 'Smith'],
    ['Jane Smith she/her', 'Jane', 'Smith'],
    ['Jane "JJ" Smith 🚀✨', 'Jane', 'Smith'],
    ['👩‍💻 Jane Smith', 'Jane', 'Smith'],
    ['𝐉𝐚𝐧𝐞 𝐒𝐦𝐢𝐭𝐡', 'Jane', 'Smith'],
    ['Jane Smith | Growth', 'Jane', 'Smith'],
    ['Jane Smith - CEO', 'Jane', 'Smith'],
    ['Jane Smith, Head of Growth at Acme', 'Jane', 'Smith'],
    ['John F. Miller', 'John', 'Miller'],
    ['J. R. Smith', 'J. R.', 'Smith'],
    ['DUPONT Jean', 'Jean', 'DUPONT'],
    ['Jean DUPONT MARTIN', 'Jean', 'DUPONT MARTIN'],
    ['JANE SMITH', 'JANE', 'SMITH'],
    ['JACK MA', 'JACK', 'MA'],
    ['Jack Ma', 'Jack', 'Ma'],
    ['山田 太郎', '太郎', '山田'],
    ['Madonna', 'Madonna', ''],
    ['Dr. Smith', '', 'Smith'],
    ['O’Brien, Conan', 'Conan', 'O’Brien'],
    ['Ben Smith', 'Ben', 'Smith'],
    ['Jennifer Null', 'Jennifer', 'Null'],
    ['  Jane\u00a0\u200bSmith\u202e ', 'Jane', 'Smith'],
  ])('%s', (fullName, firstName, lastName) => {
    expect(contactOf({ fullName })).toMatchObject({ firstName, lastName });
  });

  test.each(['LinkedIn Member', '#N/A', 'Loading...', '-', 'N/A', 'NULL', '🚀', '\u200b'])(
    '%s names nobody',
    (fullName) => {
      expect(readContact({ fullName }, 'relaxed').kind).toBe('skip');
    },
  );

  test('separate columns win; a full name fills what they leave open', () => {
    expect(contactOf({ firstName: 'Jane', fullName: 'Janet Smith' })).toMatchObject({
      firstName: 'Jane',
      lastName: 'Smith',
    });
    expect(contactOf({ firstName: 'Hans', fullName: 'Müller' })).toMatchObject({
      firstName: 'Hans',
      lastName: 'Müller',
    });
    expect(contactOf({ firstName: 'Jane', fullName: 'Jane' })).toMatchObject({
      firstName: 'Jane',
      lastName: '',
    });
    expect(contactOf({ firstName: 'Dr. Jane', lastName: 'Smith, PhD' })).toMatchObject({
      firstName: 'Jane',
      lastName: 'Smith',
    });
  });
});

describe('company domains', () => {
  test.each([
    ['https://www.acme.com/about?x=1', 'acme.com'],
    ['acme.com/', 'acme.com'],
    ['jane@acme.com', 'acme.com'],
    ['HTTP://ACME.COM:443', 'acme.com'],
    ['Müller.de', 'müller.de'],
    ['xn--mller-kva.de', 'xn--mller-kva.de'],
    ['ＡＣＭＥ．ＣＯＭ', 'acme.com'],
    ['http//acme.com', 'acme.com'],
    ['https://https://acme.com', 'acme.com'],
    ['mailto:jane@acme.com', 'acme.com'],
    ['Jane <jane@acme.com>', 'acme.com'],
    ['acme.com, acme.de', 'acme.com'],
    ['Acme Inc. (acme.com)', 'acme.com'],
    ['https://user@acme.com/x', 'acme.com'],
    ['ww2.acme.co.uk.', 'acme.co.uk'],
    ['www.com', 'www.com'],
    ['linkedin.com', 'linkedin.com'],
    ['a\u200bcme.com', 'acme.com'],
  ])('%s', (companyDomain, expected) => {
    expect(contactOf({ firstName: 'Jane', companyDomain }, 'strict').companyDomain).toBe(expected);
  });

  test.each([
    ['gmail.com', 'free mail'],
    ['jane@yahoo.co.uk', 'free mail'],
    ['jane@web.de', 'free mail'],
    ['https://www.linkedin.com/company/acme', 'social page'],
    ['https://m.facebook.com/acme', 'social page'],
    ['Acme', 'not a domain'],
    ['St.Gallen office', 'not a domain'],
    ['10.0.0.1', 'not a domain'],
    ['acme..com', 'not a domain'],
    ['-acme.com', 'not a domain'],
    ['#REF!', 'cell error'],
    ['Loading...', 'cell error'],
    ['', 'no domain'],
    ['n/a', 'no domain'],
    [`${'a'.repeat(250)}.com`, 'too long'],
  ])('%s is refused: %s', (companyDomain, reason) => {
    expect(reasonOf(readContact({ firstName: 'Jane', lastName: 'Smith', companyDomain }, 'strict'))).toBe(
      reason,
    );
  });
});

describe('LinkedIn addresses', () => {
  const canonical = 'https://linkedin.com/in/jane-smith';
  test.each([
    'https://www.linkedin.com/in/jane-smith/',
    'linkedin.com/in/jane-smith?trk=x#y',
    'http://de.linkedin.com/in/jane-smith/de',
    'm.linkedin.com/in/jane-smith',
    'https://www.linkedin.com/mwlite/in/jane-smith',
    'https://www.linkedin.com//in//jane-smith',
    'https://www.linkedin.com/in/jane-smith/overlay/about',
    'https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-smith',
    'https://www.google.com/url?q=https://www.linkedin.com/in/jane-smith&sa=D',
    'linkedin://in/jane-smith',
    '/in/jane-smith',
    'Jane: https://www.linkedin.com/in/jane-smith.',
  ])('%s', (linkedInUrl) => {
    expect(contactOf({ linkedInUrl }, 'strict').linkedInUrl).toBe(canonical);
  });

  test('keeps letters of any script, encoded', () => {
    const encoded = 'https://linkedin.com/in/jos%C3%A9-garc%C3%ADa';
    expect(contactOf({ linkedInUrl: 'linkedin.com/in/josé-garcía' }).linkedInUrl).toBe(encoded);
    expect(contactOf({ linkedInUrl: encoded }).linkedInUrl).toBe(encoded);
  });

  test('turns an old public address into today’s (npm: linkedin-canonical-url)', () => {
    expect(
      contactOf({ linkedInUrl: 'https://sy.linkedin.com/pub/jane-smith/a7/576/b50?trk=b' }).linkedInUrl,
    ).toBe(`${canonical}-b50576a7`);
  });

  test.each([
    ['https://www.linkedin.com/company/acme', 'company page'],
    ['https://www.linkedin.com/school/acme/', 'company page'],
    ['https://www.linkedin.com/sales/lead/ACwAAA,NAME_SEARCH,x', 'Sales Navigator link'],
    ['https://www.linkedin.com/talent/profile/AEM', 'recruiter link'],
    ['https://www.linkedin.com/in/', 'not a profile'],
    ['https://notlinkedin.com/in/x', 'not a profile'],
    ['linkedin.com/in/jane smith', 'not a profile'],
    ['jane-smith', 'not a profile'],
    ['View profile', 'not a profile'],
  ])('%s is no person’s: %s', (linkedInUrl, reason) => {
    expect(reasonOf(readContact({ linkedInUrl }, 'strict'))).toBe(reason);
  });
});
