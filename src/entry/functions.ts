// Custom functions: Sheets shows their JSDoc while somebody types. Each call is an execution of its own that may
// write no cell, knows no user, and has 30 s.

import { domainFormula, nameFormula } from '../job/formula/free.js';
import { askFormula } from '../job/page/formula-calls.js';
import { openCellWorld } from '../platform/services.js';

type Value = string | number | boolean | Date;
type Argument = Value | Value[][] | undefined;
type Result = string | number | (string | number)[][];
type Person = (
  first_name?: Argument,
  last_name?: Argument,
  company_domain?: Argument,
  linkedin_url?: Argument,
) => Result;

interface EntryPoints {
  LEADMODULE_EMAIL: Person;
  LEADMODULE_PHONE: Person;
  LEADMODULE_ENRICH: Person;
  LEADMODULE_DOMAIN(url_or_email?: Argument): Result;
  LEADMODULE_NAME(full_name?: Argument): Result;
  LEADMODULE_EMAIL_AGAIN: Person;
  LEADMODULE_PHONE_AGAIN: Person;
  LEADMODULE_ENRICH_AGAIN: Person;
}
declare const global: EntryPoints;

/**
 * Finds the e-mail address of a person with LeadModule. A lookup costs a credit; known answers are free.
 * Example: =LEADMODULE_EMAIL("Noor", "Example", "acme.example")
 * Example for a column: =LEADMODULE_EMAIL(A2:A100, B2:B100, C2:C100)
 *
 * @param {A2:A100} first_name First names: a cell, a column, or a text.
 * @param {B2:B100} last_name Last names.
 * @param {C2:C100} company_domain Their companies' domains, or web or e-mail addresses.
 * @param {D2:D100} linkedin_url [optional] Their LinkedIn profiles; then the others may be blank.
 * @return {string} The e-mail address; Not found; or what it waits for.
 * @customfunction
 */
global.LEADMODULE_EMAIL = function (first_name, last_name, company_domain, linkedin_url) {
  return askFormula(openCellWorld, 'LEADMODULE_EMAIL', 'email', [
    first_name,
    last_name,
    company_domain,
    linkedin_url,
  ]);
};

/**
 * Finds the phone number of a person with LeadModule. A lookup costs a credit; known answers are free.
 * Example: =LEADMODULE_PHONE(A2:A100, B2:B100, C2:C100)
 *
 * @param {A2:A100} first_name First names: a cell, a column, or a text.
 * @param {B2:B100} last_name Last names.
 * @param {C2:C100} company_domain Their companies' domains, or web or e-mail addresses.
 * @param {D2:D100} linkedin_url [optional] Their LinkedIn profiles; then the others may be blank.
 * @return {string} The phone number; Not found; or what it waits for.
 * @customfunction
 */
global.LEADMODULE_PHONE = function (first_name, last_name, company_domain, linkedin_url) {
  return askFormula(openCellWorld, 'LEADMODULE_PHONE', 'phone', [
    first_name,
    last_name,
    company_domain,
    linkedin_url,
  ]);
};

/**
 * Finds e-mail and phone of a person with LeadModule and fills five cells: e-mail, its status, confidence, provider,
 * phone. A lookup costs up to two credits; known answers are free.
 * Example: =LEADMODULE_ENRICH(A2:A100, B2:B100, C2:C100)
 *
 * @param {A2:A100} first_name First names: a cell, a column, or a text.
 * @param {B2:B100} last_name Last names.
 * @param {C2:C100} company_domain Their companies' domains, or web or e-mail addresses.
 * @param {D2:D100} linkedin_url [optional] Their LinkedIn profiles; then the others may be blank.
 * @return {Array<Array>} E-mail, status, confidence, provider and phone, side by side.
 * @customfunction
 */
global.LEADMODULE_ENRICH = function (first_name, last_name, company_domain, linkedin_url) {
  return askFormula(openCellWorld, 'LEADMODULE_ENRICH', 'all', [
    first_name,
    last_name,
    company_domain,
    linkedin_url,
  ]);
};

/**
 * Takes the company domain out of a web or e-mail address. Free.
 * Example: =LEADMODULE_DOMAIN("https://www.acme.example/team")
 *
 * @param {A2:A100} url_or_email An address: a cell, a column of cells, or a text.
 * @return {string} The domain.
 * @customfunction
 */
global.LEADMODULE_DOMAIN = function (url_or_email) {
  return domainFormula('LEADMODULE_DOMAIN', [url_or_email]);
};

/**
 * Splits full names into first and last name, side by side. Free.
 * Example: =LEADMODULE_NAME("Dr. Noor van Example")
 *
 * @param {A2:A100} full_name A full name: a cell, a column of cells, or a text.
 * @return {Array<Array>} First and last name.
 * @customfunction
 */
global.LEADMODULE_NAME = function (full_name) {
  return nameFormula('LEADMODULE_NAME', [full_name]);
};

// Twins of a moment: a waiting formula is given the other name and its own again, so that Sheets runs it
// (src/job/formula/refresh.ts). Without @customfunction they are offered to nobody.

/** Twin of LEADMODULE_EMAIL. */
global.LEADMODULE_EMAIL_AGAIN = function (...args) {
  return askFormula(openCellWorld, 'LEADMODULE_EMAIL', 'email', args);
};

/** Twin of LEADMODULE_PHONE. */
global.LEADMODULE_PHONE_AGAIN = function (...args) {
  return askFormula(openCellWorld, 'LEADMODULE_PHONE', 'phone', args);
};

/** Twin of LEADMODULE_ENRICH. */
global.LEADMODULE_ENRICH_AGAIN = function (...args) {
  return askFormula(openCellWorld, 'LEADMODULE_ENRICH', 'all', args);
};
