// The shapes of a row's inputs.

/** What the API takes. */
export type Field = 'firstName' | 'lastName' | 'companyDomain' | 'linkedInUrl';
/** What a column can hold: a full name is split; a domain is taken out of a web or e-mail address. */
export type InputField = Field | 'fullName';

/** The repaired inputs of a row; '' = absent. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly companyDomain: string;
  readonly linkedInUrl: string;
}

/** Display values of the cells; a field without a column is left out. */
export interface RawContact {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly fullName?: string;
  readonly companyDomain?: string;
  readonly linkedInUrl?: string;
}
