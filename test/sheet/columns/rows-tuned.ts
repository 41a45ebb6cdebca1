// Header rows of real exports and lists, each with its public source. Only column names (facts) are kept, no data rows.
// "Public file N" names a file of a public repository by its number in the index it was found in. Marks before a cell
// say what that column is: F first name, L last name, N full name, D company domain, U LinkedIn URL; a small letter
// says the column may be taken for that and need not; no mark says it must not be taken for anything.
// This half was looked at while the rules were written.
import type { HeaderCase } from './header-case.js';

export const tunedRows: readonly HeaderCase[] = [
  ['1037222/Crowdfunding_ETL: Resources/contacts.csv', 'contact_id|F>first_name|L>last_name|D>email'],
  [
    '384400/missive-latex: contacts.csv',
    'Apostrophe|Civilité|F>Prénom|L>Nom|Adresse|Code postal|Localité|Sexe',
  ],
  [
    '3emSeyBey/leadScraper: app/leadsTexas.csv',
    'N>Name|Address|City|State|Country|Tags|Phone Number 1|Phone Number 2|Phone Number 3|Email 1|Email 2|D>Website|Facebook URL|Instagram URLs|u>LinkedIn URL|Owner Email|Owner Phone Number',
  ],
  [
    '7717CMI/repo-2.0: logistic customer dashboard/data/leads.csv',
    'Lead ID|Company Name|N>Contact Person|Phone Number|D>Email|Industry|Company Size|Inquiry Type|State|City|Intent Score|Priority Level|Lead Source|Inquiry Date|Expected Ship Date|Follow Up Date|Load Origin|Destination|Shipments|Shipment Weight (lbs)|Shipment Value ($)|Notes|Status|Last Contact|Next Action',
  ],
  [
    'Aadilkhan-og/sales-outreach-automation-langgraph: apollo-contacts-export.csv',
    'F>First Name|L>Last Name|Title|Company Name|Company Name for Emails|Email|Email Status|Primary Email Source|Primary Email Verification Source|Email Confidence|Primary Email Catch-all Status|Primary Email Last Verified At|Seniority|Departments|Contact Owner|Work Direct Phone|Home Phone|Mobile Phone|Corporate Phone|Other Phone|Stage|Lists|Last Contacted|Account Owner|# Employees|Industry|Keywords|U>Person Linkedin Url|D>Website|Company Linkedin Url|Facebook Url|Twitter Url|City|State|Country|Company Address|Company City|Company State|Company Country|Company Phone|Technologies|Annual Revenue|Total Funding|Latest Funding|Latest Funding Amount|Last Raised At|Subsidiary of|Email Sent|Email Open|Email Bounced|Replied|Demoed|Number of Retail Locations|Apollo Contact Id|Apollo Account Id|Secondary Email|Secondary Email Source|Secondary Email Status|Secondary Email Verification Source|Tertiary Email|Tertiary Email Source|Tertiary Email Status|Tertiary Email Verification Source',
  ],
  [
    'Aadilkhan-og/sales-outreach-automation-langgraph: leads_sample.csv',
    '# Id|n>Name|F>First Name|L>Last Name|Email|Title|Company|Organization|LinkedIn|U>Person Linkedin Url|Company LinkedIn Url|D>Website|Industry|Phone|City|State|Location|Status',
  ],
  [
    'Aadityaissocool1/morr-leads: data/contacts.csv',
    'F>First Name|L>Last Name|U>URL|Email Address|Company|Position|Connected On',
  ],
  [
    'Akshad11/AI-CSV-Importer: backend/tests/fixtures/csv/duplicate.csv',
    'F>first_name|L>last_name|D>email|company',
  ],
  ['Akshad11/AI-CSV-Importer: backend/tests/fixtures/customers.csv', 'N>Name|D>Email|Company'],
  [
    'BTS1-SIO-SLAM-LSW/BTS_SIO1_Base_Programmation: clients.csv',
    'id|N>nom|D>email|ville|age|mot_cle|prix|actif',
  ],
  ['EthanChoukroun/job-search: contacts.csv', 'F>first_name|L>last_name|U>linkedin_profile'],
  ['KarmMehta/smart-outreach-ai: data/leads.csv', 'N>name|company|D>email|role'],
  [
    'LearnThinkCreate/virtuous_interview: _docs/data/final_contacts.csv',
    'LegacyContactId|LegacyIndividualId|ContactType|n>ContactName|F>FirstName|L>LastName|SecondaryLegacyIndividualId|SecondaryFirstName|SecondaryLastName|HomePhone|d>HomeEmail|Address1|City|State|PostalCode|IsPrivate|IsDeceased',
  ],
  [
    'LearnThinkCreate/virtuous_interview: data/contacts.csv',
    'Number|Company Name|F>First Name|L>Last Name|Street|City|State|Postal|Phone|D>E-mail|Remarks|Deceased?',
  ],
  ['Lima-Heco/Hyring-Data-project: entreprises.csv', 'n>nom|adresse|telephone|D>site_web|secteur_activite'],
  [
    'Massamba07/projet-rh-powerbi: employes.csv',
    'EmployeID|N>Nom|Sexe|Âge|Poste|BU|DateEmbauche|DateDépart|Salaire|Statut',
  ],
  ['Mirra-Mathias/ProspectEase: linkedin_profiles.csv', 'F>Prénom|L>Nom|u>URL|d>Email|Entreprise'],
  ['SWiT/csv_to_qr_vcard: attendees.csv', 'F>#First Name|L>Last Name|Institution|D>Email Address'],
  [
    'Tushar-Bhowal/ai-csv-importer: eval/fixtures/split-name.csv',
    'F>First Name|L>Last Name|D>Email Address|Mobile',
  ],
  ['Tushar-Bhowal/ai-csv-importer: eval/fixtures/status-slang.csv', 'N>Name|D>Email|Contact|Lead Stage'],
  [
    'aarushi-patidar/linkedin-outreach-automation: prospects.csv',
    'N>founder_name|company_name|U>linkedin_url|campaign_type|outreach_message',
  ],
  [
    'abdelghafourbamoula/scrap-linkedin-profiles: linkedin_profiles.csv',
    '|profile_id|description|L>lastName|F>firstName|industry|student|birthDate|pictureUrl|location|skills|education|experience',
  ],
  [
    'abhishekwebcode/Abhishek-Mathur-Complete_LinkedInDataExport_11-04-2018: Imported Contacts.csv',
    'F>First Name|L>Last Name|Companies|Title|D>Email Address|Phone Numbers|Created At|Instant Message Handles|Addresses|Sites|n>Full Name|Birthday|Location|Bookmarked At|Profiles',
  ],
  [
    'agutierrez11/Radar-comercial-linkedin: Connections.csv',
    'F>First Name|L>Last Name|U>URL|Connected On|Company|Position|Audit Status|Last Post Date|Last Post Preview|Country_AI|City_AI',
  ],
  [
    'agutierrez11/Radar-comercial-linkedin: all_connections_enriched.csv',
    'F>First Name|L>Last Name|U>URL|Connected On|Company|Position|Audit Status|Location|Industry',
  ],
  [
    'agutierrez11/Radar-comercial-linkedin: connections_to_purge.csv',
    'F>First Name|L>Last Name|Connected On|Company|Position|D>Email',
  ],
  [
    'andinodao/andino-chaskis: speakers.csv',
    'N>Name|Descripción del ponente|D>Correo|Celular|Foto del speaker|Logo empresa|Nombre empresa|Descripción de la ponencia|Fecha ponencia|Tipo de evento|Addres de wallet',
  ],
  [
    'angelm97/ivanna-web-src: jobseekers.csv',
    'F>first_name|middle_name|L>last_name|D>email_address|password|city|state|country|address1|address2|zip_code|phone|mobile|subscribe_letter',
  ],
  [
    'azizab-aziz/easysalaire: saves/employes.csv',
    'Id|L>Nom|F>Prenom|Poste|Salaire Base|Heures Sup|Prime|CNSS|IR|Salaire Net|Periode|Bulletin',
  ],
  [
    'chrislowzhengxi/networking-automation: outreach/prospects.csv',
    'F>first_name|L>last_name|company|role|D>company_domain|cced|template',
  ],
  [
    'coffeeisafruit/conference-attendee-dashboard-site: attendees.csv',
    'priority_rank|priority_score|N>name|organization|email|phone|D>website|U>linkedin_url|owl_seeking|owl_who_you_serve|owl_what_you_do|owl_signature_programs|owl_offering|certainty__email|certainty__linkedin|certainty__phone|certainty__photo|certainty__scores|certainty__value_prop|certainty__website|email__evidence|email__source_url|firecrawl__notes|firecrawl__used_url|fit_label|fit_reasons|fit_score|industry_inferred|jv_affiliate_url|jv_booking_url|jv_contact_url|jv_evidence|jv_media_kit_url|jv_newsletter_url|jv_notes|jv_offer_signals|jv_partner_url|jv_podcast_url|jv_readiness_label|jv_readiness_score|jv_social_links|jv_speaking_url|jv_used_urls|linkedin__notes|linkedin__query|linkedin__snippet|linkedin__source_url|location|next_step|notes|phone__evidence|phone__source_url|photo__notes|photo__source_url|photo_url|priority_reason|role_canonical|role_raw|source_facebook_user_id|source_people_url|targeting__audience_claims_count|targeting__audience_claims_json|targeting__buyer_reasons|targeting__buyer_score|targeting__niche_statement|targeting__notes|targeting__offer_types|targeting__partner_reasons|targeting__partner_score|targeting__used_urls|title_raw|value_prop|value_prop_raw|value_prop_source_field|verification_flag_count|verification_flags|website__discovery_notes|website__discovery_query|website__discovery_source_url|website__fallback_notes|website__fallback_url|website_candidates_json',
  ],
  [
    'fred1433/sync-b2b-mode: prospects.csv',
    'Entreprise|N>Contact|Email|U>LinkedIn|Plateformes|Ville|Status|Date Contact|Notes',
  ],
  ['graefconsulting/palliativ: mitarbeiter.csv', 'N>name|D>email|rolle|team|app_rolle|status'],
  [
    'habinrahman/AI-CSV-IMPORTER: samples/leads-messy.csv',
    'S.No|F>first_name|L>last_name|d>Correo|Mob No.|WhatsApp|Primary Mobile|Company|Disposition|Campaign|Remarks|d>Email',
  ],
  ['habinrahman/AI-CSV-IMPORTER: samples/leads-standard.csv', 'N>Name|D>Email|Phone|Status|Source|Notes'],
  ['kablm/flask-gmail-app: entreprises.csv', 'n>nom|D>email|ville|secteur|raison_specifique'],
  ['klfischer89/Evaluate_Data_With_Pandas: teilnehmer-semikolon.csv', 'F>firstname|L>lastname|subject'],
  ['knadh/listmonk: frontend/cypress/fixtures/subs-domain-blocklist.csv', 'D>email|N>name|attributes'],
  ['lehel2104/pruefungsapp: teilnehmer.csv', 'id|L>name|F>vorname|abzeichen'],
  [
    'marmelab/atomic-crm: test-data/contacts.csv',
    'id|F>first_name|L>last_name|gender|title|background|first_seen|last_seen|has_newsletter|status|tags|company_id|sales_id|U>linkedin_url|company_name|nb_tasks|company|sales|email_work|email_home|email_other|phone_work|phone_home|phone_other',
  ],
  [
    'mautic/mautic: app/bundles/FormBundle/DataFixtures/ORM/fakeresult2data.csv',
    'form|page|ipAddress|lead|N>nombre|D>email|nmerodeasistentes',
  ],
  [
    'mlisthenewcool/linkedin-prospector: data/prospects_example.csv',
    'U>linkedin_url|F>first_name|L>last_name|headline|company',
  ],
  [
    'nahar747/B2B-Lead-generation: apollo-contacts-export.csv',
    'F>First Name|L>Last Name|Title|Company|Company Name for Emails|Email|Email Status|Email Confidence|Seniority|Departments|First Phone|Work Direct Phone|Corporate Phone|Other Phone|Stage|Lists|Last Contacted|# Employees|Industry|Keywords|U>Person Linkedin Url|D>Website|Company Linkedin Url|Facebook Url|Twitter Url|City|State|Country|Company Address|Company City|Company State|Company Country|Company Phone|SEO Description|Technologies|Annual Revenue|Total Funding|Latest Funding|Latest Funding Amount|Last Raised At|Email Sent|Email Open|Email Bounced|Replied|Demoed|Number of Retail Locations|Apollo Contact Id|Apollo Account Id|User Managed',
  ],
  ['naveenailawadi/ViVE: attendees.csv', 'company|N>attendee_name|attendee_title'],
  ['pmourey/mini-etl-python: employes.csv', 'N>Nom|Poste|Date_Entree|Salaire'],
  [
    'rherardi/eb2ez: test_input_file_1.csv',
    'Order #|Order Date|F>First Name|L>Last Name|D>Email|Quantity|Price Tier|Ticket Type|Attendee #|Group|Order Type|Currency|Total Paid|Fees Paid|Eventbrite Fees|Eventbrite Payment Processing|Attendee Status|Home Address 1|Home Address 2|Home City|Home State|Home Zip|Home Country|How did you hear about this event?|Are you a consultant?|Are you an IEEE member?|Are you an IEEE-CNSV Member?|Where are you located (city+state or city+country)|Please tell us where you heard about this event|Of which IEEE Societies and/or Affinity Groups are you a member?|Job Title|Company',
  ],
  [
    'roundcube/roundcubemail: tests/src/Csv2vcard/all.csv',
    "n>Display Name|Title|F>First Name|Middle Name|L>Last Name|Suffix|Nickname|Company|Department|Job Title|Email Home|Email Work|Email Other|Home Phone|Home Phone 2|Business Phone|Business Phone 2|Home Mobile|Primary Phone|Home Fax|Business Fax|Car Phone|Pager|Phone Video|Assistant's Phone|Other Phone|Home Street|Home City|Home State|Home Zip|Home Country|Business Street|Work City|Work State|Work Zip|Work Country|Other Street|Other City|Other State|Other Postal Code|Other Country/Region|Gender|Birthday|Maiden Name|Anniversary|Manager's Name|Assistant's Name|Spouse|Notes|IM Aim|IM Icq|IM Jabber|IM Msn|IM Skype|IM Yahoo|Website Blog|Website Home Page|Website Other|Website Profile|D>Website Work|Categories",
  ],
  [
    'roundcube/roundcubemail: tests/src/Csv2vcard/gmail.csv',
    'n>Name|F>Given Name|Additional Name|L>Family Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Name Prefix|Name Suffix|Initials|Nickname|Short Name|Maiden Name|Birthday|Gender|Location|Billing Information|Directory Server|Mileage|Occupation|Hobby|Sensitivity|Priority|Subject|Notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value|E-mail 2 - Type|E-mail 2 - Value|E-mail 3 - Type|E-mail 3 - Value|E-mail 4 - Type|E-mail 4 - Value|Phone 1 - Type|Phone 1 - Value|Phone 2 - Type|Phone 2 - Value|Phone 3 - Type|Phone 3 - Value|Phone 4 - Type|Phone 4 - Value|Phone 5 - Type|Phone 5 - Value|Phone 6 - Type|Phone 6 - Value|Phone 7 - Type|Phone 7 - Value|Address 1 - Type|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|Address 1 - Extended Address|Address 2 - Type|Address 2 - Formatted|Address 2 - Street|Address 2 - City|Address 2 - PO Box|Address 2 - Region|Address 2 - Postal Code|Address 2 - Country|Address 2 - Extended Address|Organization 1 - Type|Organization 1 - Name|Organization 1 - Yomi Name|Organization 1 - Title|Organization 1 - Department|Organization 1 - Symbol|Organization 1 - Location|Organization 1 - Job Description|Relation 1 - Type|Relation 1 - Value|Website 1 - Type|D>Website 1 - Value|Website 2 - Type|Website 2 - Value',
  ],
  [
    'sabansuresh/campagnes_associatives_2021: adherents.csv',
    'L>Nom|F>Prenom|ID|Promo|D>Email|telephone|Droit_image|cotisation|Date_Debut|Duree|Date_Fin|Adherent|Charte',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/02-facebook-leads-messy-headers.csv',
    'Created Time|N>Full Name|D>Email Address|Phone|Ad Name|campaign_id|is_organic',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/04-google-ads-export-utf8.csv',
    'Date|N>Customer Name|D>Email|Phone Number|City|State|Country|Lead Status',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/05-excel-export.csv',
    'F>First Name|L>Last Name|D>Email Address|Mobile|Company Name|Job Title|Created Date',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/06-agency-crm-export.csv',
    'Lead ID|N>Contact Name|D>Email|Mobile|Lead Owner|Source|Campaign|Status|Notes',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/07-real-estate-crm.csv',
    'Property|N>Client Name|D>Email|Phone|Sales Rep|CRM Status|Data Source|City|Budget',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/09-duplicate-headers.csv',
    'N>Name|D>Email|Phone|Name|Email|Notes',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/11-international-names.csv',
    'N>Full Name|D>Email|Phone|Country|Language',
  ],
  [
    'snipe/snipe-it: sample_csvs/users-sample.csv',
    'F>First Name|L>Last Name|Email|Username|Activated|Location|Address|City|State|Country|Postal Code|D>Website|Phone|Job Title|Notes|Employee Number|Company|Manager|Remote|VIP|Start Date|End Date|Gravatar',
  ],
  ['troescherw/datasets: daten.csv', 'MatrNr|F>Vorname|L>Nachname|Semester'],
  ['troescherw/datasets: gewichte.csv', 'F>Vorname|L>Nachname|Alter|Gewicht'],
  [
    'vikas-choudhaary/groweasy-csv-importer: tests/fixtures/alternate-schema.csv',
    'N>Client Name|D>Electronic Mail|Cell Number|Project Name|Agent|Stage',
  ],
  [
    'CRM import guide (public file 23846173996)',
    'F>First Name|L>Last Name|Title|Company Name|Company Name for Emails|Email|Mobile Phone|Corporate Phone|Other Phone|Keywords|U>Person Linkedin Url|D>Website|Company Linkedin Url|Company Address|Company City|Company Phone|Annual Revenue',
  ],
  [
    'Apollo People export, older (public test file 69563788628)',
    'F>First Name|L>Last Name|Title|Company Name|U>Person Linkedin Url|D>Website|Company Linkedin Url|Email',
  ],
  [
    'Apollo export as re-saved (public file 14020878299)',
    'F>First Name|L>Last Name|Title|organization_name|Company Name for Emails|email|Email Status|Primary Email Source|Seniority|Departments|Contact Owner|Work Direct Phone|Stage|Lists|Account Owner|# Employees|Industry|U>Person Linkedin Url|D>Website|Company Linkedin Url|Facebook Url|Twitter Url|City|State|Country|Company Address|Company Phone|Subsidiary of|Apollo Contact Id',
  ],
  [
    'Sales Navigator scraper (public file 4138236659)',
    'U>profileUrl|n>fullName|F>firstName|L>lastName|connection|location|profilePictureUrl|premiumStatus|openLinkStatus|currentCompanyName|currentIndustry|currentPositionTitle',
  ],
  [
    'pvg412/linear-ai-sdr-backend: scrupp.dto.ts',
    'id|n>full_name|F>first_name|L>last_name|headline|title|company|D>company_domain|company_website|U>linkedin_url|location|email|work_email',
  ],
  [
    'leadpin/LeadPin-In_House: excel-interface.ts',
    'N>fullName|jobTitle|companyName|email|mobileNumber|industry|employeeSize|phoneNumber|address|city|state|zipCode|country|D>website|u>contactLink|companyLink|prospectLocation',
  ],
  [
    'Apollo enrichment script (public code)',
    'U>input_linkedin_url|F>first_name|L>last_name|job_title|company_name|D>company_website|industry|verified_email|verified_mobile_phone|U>linkedin_url|apollo_person_id|lookup_used|apollo_error',
  ],
  [
    'linkedin.com/help/sales-navigator (answer a7762565)',
    'invited_email_address|F>preferred_first_name|L>preferred_last_name|employee_id|unique_user_id|seat_id|sales_license_current_status|admin_permission|groups',
  ],
  [
    'support.tenthousandcoffees.com (article 13861038)',
    'F>first_name (required)|L>last_name (required)|D>email (required)|Management Level|job_title|Job function|Industry|City|locale|status',
  ],
  [
    'marmelab/atomic-crm: importing and exporting data',
    'F>first_name|L>last_name|gender|title|background|first_seen|last_seen|has_newsletter|status|tags|U>linkedin_url|company|email_work|email_home|email_other|phone_work|phone_home|phone_other',
  ],
  [
    'Zoho leads (public test file 52496879630)',
    'Record Id|F>First Name|L>Last Name|n>Lead Name|D>Email|Title|Lead Status|Lead Source|Description',
  ],
  [
    'HubSpot contacts (public test file 70318367598)',
    'Record ID|F>First Name|L>Last Name|D>Email|Phone Number|Job Title|Company Name|Contact owner',
  ],
  [
    'HubSpot leads (public file 68335310261)',
    'Record ID|F>First Name|L>Last Name|Phone Number|D>Email|Deal Stage|Contact Owner|Contact Owner Email|Program|Cohort|Create Date|Intent Score',
  ],
  ['French client export (public file 56681323918)', 'F>Prénom|L>Nom|D>Email|Âge|Inscription'],
  ['French list (public file 55064727358)', 'F>Prénom|L>Nom|Téléphone|D>Email'],
  ['French HR import (public file 58314998338)', 'malibou_id|F>prénom|L>nom|poste|type de contrat'],
  [
    'Outreach sheet (public file 7601421295)',
    'U>linkedin url|company|job title|location|F>first name|L>last name|company linkedin url|D>company website|industry|connection sent|connection send account 1|message sent|company description|company last post|company size|provider id',
  ],
  [
    'CRM import template (public file 25968362651)',
    'Company Name|Category|N>Contact Name|F>First Name|Job Title|Email Address|U>LinkedIn URL|D>Company Website|Priority|Tags|Notes',
  ],
  [
    'Sales Navigator export (public test file 67301199397)',
    'F>First Name|L>Last Name|Job Title|Company|Location|U>LinkedIn URL|D>Company Website|Company LinkedIn URL|Number of Connections|LinkedIn Founded Year|LinkedIn Specialities|Job Started On|Employee Count|LinkedIn Industry|LinkedIn Employees',
  ],
  [
    'csv test (public file 14013641242)',
    'F>First name|L>Last name|Title|Company|Location|U>Linkedin url|D>Company website',
  ],
  [
    'German Outlook export (public test file 70971966546)',
    'F>Vorname|L>Nachname|Firma|Mobiltelefon|Fax geschäftlich|Notizen|Telefon Kantine',
  ],
  [
    'German business cards (public test file 70506298170)',
    'F>Vorname|L>Nachname|Firma|Position|Telefon|Mobil|E-Mail|Straße|PLZ|Ort|Land|D>Web|Notiz',
  ],
  [
    'German customers template (public file 57387866825)',
    'F>Vorname|L>Nachname|Firma|D>E-Mail|Telefon|Mobil|Strasse|PLZ|Ort|Typ|Notiz',
  ],
  [
    'German newsletter import (public file 8949501671)',
    'D>email|F>vorname|L>nachname|firma|geschlecht|titel|kommentar',
  ],
  [
    'German Outlook export (public test file 69483088940)',
    'F>Vorname|L>Nachname|Firma|D>E-Mail-Adresse|Mobiltelefon',
  ],
  [
    'German orders (public test file 62287562131)',
    'Bestellnummer|Anrede|F>Vorname|L>Nachname|Firma|Strasse|PLZ|Ort|Land|Menge|Variante|Bestelldatum',
  ],
  ['French guests (public file 70105499852)', 'F>Prénom|L>Nom|Contact|Personnes'],
  ['French contacts (public test file 57922541672)', 'F>Prénom|L>Nom|Téléphone|Groupe'],
  ['French class list (public file 60942896583)', 'F>Prénom|L>NOM|sexe|NIVEAU|date'],
  [
    'French investors (public file 29183483868)',
    'F>Prénom|L>Nom|D>e-mail|Investissement|Genre|Date de naissance|Ville de naissance|Nationalité|Adresse|Code postal|Ville|Pays|Téléphone|Compte Facebook',
  ],
  [
    'Swiss addresses (public file 66588741662)',
    'Civilité|F>Prénom|L>Nom|Rue|N°|NPA|Localité|D>Email|Téléphone',
  ],
  ['French race list (public test file 68297526033)', 'dossard|D>email|F>prénom|L>nom|distance'],
  ['French payroll (public test file 70099556318)', "Matricule|L>Nom|F>Prénom|Date d'entrée|CP N-1|CP N|RTT"],
  [
    'French directors (public file 24935640038)',
    'Société|SIREN|SIRET_siège|L>Nom|F>Prénom|Fonction|Date_naissance|Année|Âge|Ville_siège',
  ],
  ['Spanish teachers (public file 71407612178)', 'F>nombre|L>apellidos|D>email|turno|familias'],
  ['Spanish roster (public file 70887618682)', 'usuario|F>nombre|L>apellidos|D>correo|grupos|primer_admin'],
  ['Spanish users (public file 18484252477)', 'ID|F>NOMBRE|L>APELLIDOS|DNI|FECHA'],
  ['Spanish messages (public test file 54914016923)', 'F>nombre|L>apellidos|telefono|fecha|hora'],
  ['Dutch members (public test file 70985575565)', 'F>Voornaam|L>Achternaam|D>E-mail|Rol'],
  [
    'Dutch relations export (public file 58349539697)',
    'Type|Klantnummer|Bedrijfsnaam|F>Voornaam|L>Achternaam|D>E-mail|Categorie|Plaats',
  ],
  ['Dutch import (public test file 68927857094)', 'F>Voornaam|L>Achternaam|D>E-mail|Telefoon'],
  ['Dutch club (public test file 61985749803)', 'Relatienummer|F>Voornaam|L>Achternaam|D>E-mailadres|Team'],
  [
    'Evaboot export (public file 60443459376)',
    'F>First Name|L>Last Name|Current Job|Company Name|D>Company Domain|Company Industry|Company Description|Company Employee Range|Company Specialities|Years in Company|U>Linkedin URL Public|Email|Matches Filters|No Match Reasons',
  ],
  [
    'Luma guests (public file 55331604233)',
    'api_id|n>name|F>first_name|L>last_name|D>email|phone_number|created_at|approval_status|checked_in_at|custom_source|qr_code_url|amount|amount_tax|amount_discount|currency|coupon_code|eth_address|solana_address',
  ],
  [
    'export pipeline (public test file 66860645734)',
    'email|F>first_name|L>last_name|D>company_domain|employee_count',
  ],
  [
    'user export (public file 70199868389)',
    'email|F>first_name|L>last_name|D>company_domain|job_title|U>linkedin_url',
  ],
  ['batch client (public test file 71592672301)', 'client_item_id|F>first_name|L>last_name|D>company_domain'],
  [
    'Sales contacts table (public file 3844067656)',
    'Contact ID|Account Name|F>First Name|L>Last Name|Title|Role|Email|Phone|U>LinkedIn|Source|Opt-In|Engagement History|Last Contact|Next Action|Notes',
  ],
  [
    'Lead worksheet (public file 37282358205)',
    'Account Name|F>First Name|L>Last Name|Assigned To|Country|Status|Description',
  ],
  [
    'Salesforce table (public file 9388637823)',
    'Fund|Total Commitment|Account Name|F>First Name|L>Last Name|Title|D>Email',
  ],
  [
    'Contact columns (public file 53738691373)',
    'F>Contact First Name|L>Contact Last Name|Contact Email|Contact Secondary Email|Contact Phone Number|Contact Secondary Phone Number|D>Contact Website|U>Contact LinkedIn|Contact Instagram|Contact TikTok|Contact Facebook',
  ],
  [
    'French CRM template (public file 52706006030)',
    'Entreprise|F>Prénom|L>Nom|Téléphone|D>Email|Ville/Région|Type',
  ],
  [
    'People search export (public test file 54515695662)',
    'N>name|title|company|U>linkedin|twitter|work_email|personal_email|phone|skills|top_post|mentions_count',
  ],
  [
    'Connections scraper (public code 33417021181)',
    'F>First Name|L>Last Name|Title|Company|U>LinkedIn URL|Connected On',
  ],
  [
    'CRM export (public code 68928424726)',
    'Lead Code|N>Contact Name|Company|Phone|Source|Interested Services',
  ],
  [
    'German booth list (public code 21575847973)',
    'Firma|N>Ansprechpartner|Branche|Benötigte Stühle|Benötigte Tische',
  ],
  [
    'German sign-ups (public code 18007973460)',
    'Kundennummer|Firma|D>Email|Anrede|F>Vorname|L>Nachname|Ist Ansprechpartner|GDPR|Datum',
  ],
  ['Spanish import (public code 70925669889)', 'D>email|N>nombre|empresa|cargo'],
  [
    'Dutch CRM export (public test file 65904743502)',
    'CRM-id|Bedrijf|N>Contactpersoon|Telefoon|Postcode|Gemeente|BTW',
  ],
  ['Dutch attendance (public code 16100816467)', 'N>Naam|Bedrijf|D>Email|Aanwezig|Handtekening'],
  [
    'Students (public code 55142295581)',
    'Student ID|L>Surname|F>First Name|MI|Suffix|College|Course|Year|Date of Birth',
  ],
  [
    'Members (public test file 70933943892)',
    'SERVICE NUMBER|L>SURNAME|F>FIRST NAME|OTHER NAMES|RANK|COMMAND|FORMATION|PHONE NUMBER|D>EMAIL|MEMBERSHIP STATUS',
  ],
  [
    'Lead schema (public file 51784189178)',
    'Company Name|D>Website|F>First Name|L>Last Name|Email|Phone|Job Title|Role Type|City|State|Vertical|Source|Notes|Last Touch Channel|Next Step|Next Step Date',
  ],
  ['Contact export (public test file 56453818977)', 'N>Full Name|U>LinkedIn URL|Work Email|Phone'],
  ['Recruiting (public test file 68584674514)', 'N>Full Name|U>LinkedIn URL|Mobile|Alternate Mobile'],
  [
    'EU funding results (public test file 65828110586)',
    'Company|EU-link|Company LinkedIn|N>Person|U>Person LinkedIn|Role|contacted?|Total funding|Funding stage',
  ],
  [
    'Dealigence export (public code 52169041834)',
    'N>Person Name|U>Person Linkedin|Company Name|Employee Title',
  ],
  [
    'Outlook export, German (roundcube: localization/de_DE/csv2vcard.inc)',
    'Anrede|F>Vorname|Weitere Vornamen|L>Nachname|Suffix|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich|Postleitzahl geschäftlich|Fax geschäftlich|Telefon geschäftlich|Mobiltelefon|E-Mail-Adresse|E-Mail 2: Adresse|Geburtstag|Geschlecht|Name Assistent|Notizen|D>Webseite',
  ],
  [
    'Outlook export, French (roundcube: localization/fr_FR/csv2vcard.inc)',
    "Titre|F>Prénom|Deuxième prénom|L>Nom|Suffixe|Société|Service|Profession|Rue (bureau)|Ville (bureau)|Code postal (bureau)|Télécopie (bureau)|Téléphone (bureau)|Tél. mobile|Adresse de messagerie|Anniversaire|Sexe|Nom de l'assistant(e)|Conjoint(e)|Notes|D>Page Web",
  ],
  [
    'Outlook export, Spanish (roundcube: localization/es_ES/csv2vcard.inc)',
    'F>Nombre|Segundo nombre|L>Apellidos|Organización|Puesto|Calle del trabajo|Ciudad de trabajo|Código postal del trabajo|Teléfono del trabajo|Particular|Nombre del director|Género|Categorías|D>Página web',
  ],
  [
    'Thunderbird export, French (roundcube: localization/fr_FR/csv2vcard.inc)',
    'F>Prénom|L>Nom|n>Nom à afficher|Surnom|Adresse électronique principale|Adresse électronique secondaire|Tél. professionnel|Fax|Pager|Portable|Adresse privée|Région|Code postal|Adresse professionnelle|Société|D>Site Web 1|Site Web 2|Jour|Mois|Année de naissance',
  ],
  [
    'Thunderbird export, Spanish (roundcube: localization/es_ES/csv2vcard.inc)',
    'F>Nombre|L>Apellidos|n>Nombre en pantalla|Apodo|Dirección de correo electrónico principal|Dirección de correo electrónico secundaria|Teléfono (Trabajo)|Fax|Buscapersonas|Teléfono móvil|Dirección personal|Dirección de trabajo|País (Trabajo)|Código postal (Trabajo)|Organización|D>Página web 1|Página web 2',
  ],
  [
    'Hunter domain list (public code, Hunter results)',
    'D>Domain name|Organization|Email address|F>First name|L>Last name|Position|Confidence score|Type',
  ],
  [
    'Manveen07/Qualilead_data_preprocessing: enriched leads',
    'company_name|D>company_domain|d>cleaned_url|created_at|domain_age|votes_count|reviews_count|email_valid|email_guess|linkedin_enriched|U>linkedin_url|linkedin_follower_count|industry|employees',
  ],
  [
    'ZiqiGong1002/VCMatchMaker: investors.csv',
    'N>Name|D>Website|Global_HQ|Countries|Stage|Overview|Type|Industry|Cheque_range|Linkedin_Company|Email|U>Linkedin_Personal|Twitter',
  ],
  [
    'eliastsoukatos/cognism_scrapper: contacts_export.csv',
    'id|F>Name|L>Last_Name|Mobile_Phone|Email|Role|City|State|Country|Timezone|U>LinkedIn_URL|Company_Name|D>Website|Employees|Founded|Segment|Timestamp|Cognism_URL',
  ],
  [
    'dianapps233lokesh/lusha_leads: founders.csv',
    'F>first_name|L>last_name|n>full_name|job_title|company_id|company_name|D>company_domain|company_description|company_size_min|company_size_max|company_industry|city|state|country|U>linkedin_profile|emails|phones',
  ],
  [
    'carlodoroff-founderguy/ib-contact-lookup: enriched_leads.csv',
    'ticker|company|D>website|industry|city|state|country|employee_count|role|N>executive_name|title|U>linkedin_url|direct_email|work_email|personal_email|best_email|phone|enrich_source',
  ],
  [
    'progressiveOverload/match-cofounders: Startups.csv',
    'Company|Year Founded|Mapping Location|Description|Categories|Founders|Y Combinator Year|Investors|Office Address|Logo|D>Website',
  ],
  [
    'Alien0427/Caprae-Lead-Enrichment: sample_leads.csv',
    'Company Name|D>Company Website|Company LinkedIn|Industry|Product/Service|HQ State|HQ City|Employee Count|Revenue|Revenue Source|Year Founded',
  ],
  [
    'viaacode/teamleader2db: contacts_export.csv',
    'or_id|n>cp_name_catpro|email|phone|D>website|form_url|description|accountmanager',
  ],
  [
    'PraveenAnanth5451/B2B-Lead: enriched_leads.csv',
    'N>name|email|D>company_domain|job_title|seniority_level|U>linkedin_url|tech_stack|company_size|phone|job_category|lead_score|score_explanation',
  ],
  ['MOULAYID/domain-outreach-agent: sample_leads.csv', 'D>domain|email|N>name|company|field'],
];
