// Exports of known products, recognised by a few of their headers. A preset names the export to the user and settles
// what its headers alone leave open; everything else is read as in any other table.
import type { InputField } from '../contact/fields.js';

export interface Preset {
  readonly name: string;
  /** Header ids that must all be there; a group of alternatives is separated by "|". */
  readonly needs: readonly string[];
  /** Header ids that this export uses for a field, best first; checked against the row. */
  readonly uses?: { readonly [field in InputField]?: readonly string[] };
  /** Header ids of links into the product itself, whatever their words seem to say. */
  readonly never?: readonly string[];
}

/** The first that fits wins, so the more particular ones come first. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'LinkedIn connections',
    needs: ['connectedon', 'position', 'company', 'firstname'],
    uses: { linkedInUrl: ['url', 'profileurl'] },
  },
  {
    // profileUrl of a Sales Navigator search is a sales link, which only its owner can open.
    name: 'Phantombuster',
    needs: ['profileurl', 'vmid|defaultprofileurl|connectiondegree|connectionsince|openlinkstatus'],
    uses: { linkedInUrl: ['linkedinprofileurl', 'defaultprofileurl', 'profileurl'] },
    never: ['companyurl', 'regularcompanyurl'],
  },
  {
    name: 'Crunchbase',
    needs: ['cbrankperson|cbrankcompany|cbrankorganization'],
    never: ['fullnameurl', 'organizationnameurl', 'primaryorganizationurl'],
  },
  {
    name: 'Evaboot (Sales Navigator)',
    needs: ['linkedinurlpublic'],
    uses: { linkedInUrl: ['linkedinurlpublic'], companyDomain: ['companydomain', 'companywebsite'] },
  },
  {
    name: 'Apollo',
    needs: ['personlinkedinurl|apollocontactid', 'companylinkedinurl|companynameforemails'],
    uses: { linkedInUrl: ['personlinkedinurl'], companyDomain: ['website'] },
  },
  {
    name: 'ZoomInfo',
    needs: ['zoominfocontactid|zoominfocontactprofileurl|linkedincontactprofileurl'],
    uses: { linkedInUrl: ['linkedincontactprofileurl'] },
  },
  {
    name: 'Lusha',
    needs: [
      'companydomain',
      'companyname',
      'workemail|phone1|directphone',
      'linkedinurl|contactlinkedinurl',
      'department|seniority',
    ],
  },
  {
    name: 'HubSpot',
    needs: [
      'lifecyclestage|hsobjectid|createdate|associatedcompany|contactowner',
      'recordid|email',
      'firstname',
    ],
  },
  {
    name: 'Salesforce',
    needs: ['accountname', 'firstname|contactid|fullname', 'lastname|leadsource|mailingstreet'],
  },
  {
    name: 'Pipedrive',
    needs: [
      'personname|personemail|personemailwork',
      'personorganization|organizationname|personphone|personid',
    ],
    uses: { fullName: ['personname'] },
  },
  {
    name: 'Eventbrite',
    needs: ['order|orderid|ordernumber', 'orderdate', 'tickettype|attendeestatus|attendee'],
  },
  { name: 'Luma', needs: ['apiid', 'approvalstatus'] },
  {
    name: 'Google Contacts',
    needs: [
      'givenname|firstname',
      'familyname|lastname',
      'email1value|email1label|email1type|phone1value|phone1label',
    ],
    uses: { companyDomain: ['website1value'] },
  },
  {
    name: 'Outlook',
    needs: [
      'firstname',
      'lastname',
      'emaildisplayname|businessstreet|businessphone',
      'emailaddress|homestreet|company',
    ],
  },
];

/** The export whose header row this is. */
export function findPreset(headerIds: readonly string[]): Preset | undefined {
  const ids = new Set(headerIds);
  return PRESETS.find((preset) => preset.needs.every((need) => need.split('|').some((id) => ids.has(id))));
}
