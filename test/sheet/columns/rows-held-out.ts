// Header rows of real exports and lists, each with its public source. Only column names (facts) are kept, no data rows.
// "Public file N" names a file of a public repository by its number in the index it was found in. Marks before a cell
// say what that column is: F first name, L last name, N full name, D company domain, U LinkedIn URL; a small letter
// says the column may be taken for that and need not; no mark says it must not be taken for anything.
// This half was drawn by a hash of the rows before the rules were written, and only counted, never tuned for.
import type { HeaderCase } from './header-case.js';

export const heldOutRows: readonly HeaderCase[] = [
  [
    '4ashutosh98/auto-emails-for-referrals: leads.csv',
    'N>name|D>email|company|role|personalized_note|template|resume|email_sent',
  ],
  [
    '7717CMI/repo-2.0: data/leads.csv',
    'Customer ID|Company Name|N>Contact Person Name|D>Email|Phone|Shipment Requirement|Product / Commodity Type|Industry Type|Customer Type|Designation|Source Location / Country|Source State|Source City|Destination Location / Country|Destination State|Destination City|Distance to be Covered (Km)|Rate / Quote Requested ($)|Date of Inquiry|Priority Level|Lead Source|Status|Expected Ship Date|Follow Up Date|Next Action',
  ],
  [
    'AdminRaLHW/kontakte: Backup/kontakte.csv',
    'N>Name|ColorCode|Prio_B|Bereich|Prio_A|Abteilung|Prio_P|Position|Standort|Telefon|Mobiltelefon|D>Email|Email_alt|Fax',
  ],
  [
    'Bastxt/ERP-CLOUD-mergeCustomerAccount: contactos.csv',
    'Linea|F>PersonFirstName|L>PersonLastName|Cuenta|ObjectId|CustomerAccountId|PartyId|CustomerAccountSiteId|PartySiteId|StartDate|PrimaryFlag|PrimaryFlag2|StartDate3|D>EmailAddress',
  ],
  [
    'BurakKahraman/salescockpit: data/leads.csv',
    'N>Name|D>Email|Phone|PhoneCall|EmailSent|EventDate|InquiryDate|Status|Product|Comment|SalesRep',
  ],
  ['CrimsonSoul/Relay: resources/contacts.csv', 'N>name|D>email|phone|title'],
  [
    'Dharmik0712/AI-Lead-Intent-Score-Assignment_backend: data/leads.csv',
    'lead_id|N>name|D>email|phone_number|age|age_group|city|city_tier|family_background|occupation|income|credit_score|education_level|num_site_visits|avg_time_on_page|form_filled|whatsapp_reply_count|clicked_ad|bounced|referral_source|ip_geolocation_verified|device_type|campaign_id|crm_segment_tag|linkedin_profile_exists|news_sentiment_about_company|company_size|industry_type|lead_created_at|intent_score',
  ],
  ['EUREKAI25/presence-ia: prospects.csv', 'n>name|D>website|phone|reviews_count|google_ads_active'],
  [
    'EcosIA33/revisia-tap-contact: data/leads.csv',
    'id|created_at|F>first_name|L>last_name|D>email|phone|company|job|interest|utm_source|ip_hash',
  ],
  ['EthanChoukroun/job-search: linkedin_profiles.csv', 'F>first_name|L>last_name|U>linkedin_url'],
  [
    'FelixvanDijk/COLD_EMAILER: apollo-contacts-export.csv',
    'F>First Name|L>Last Name|Title|Company|Company Name for Emails|Email|Email Status|Primary Email Source|Email Confidence|Primary Email Catch-all Status|Primary Email Last Verified At|Seniority|Departments|Contact Owner|Work Direct Phone|Home Phone|Mobile Phone|Corporate Phone|Other Phone|Stage|Lists|Last Contacted|Account Owner|# Employees|Industry|Keywords|U>Person Linkedin Url|D>Website|Company Linkedin Url|Facebook Url|Twitter Url|City|State|Country|Company Address|Company City|Company State|Company Country|Company Phone|Technologies|Annual Revenue|Total Funding|Latest Funding|Latest Funding Amount|Last Raised At|Subsidiary of|Email Sent|Email Open|Email Bounced|Replied|Demoed|Number of Retail Locations|Apollo Contact Id|Apollo Account Id|Secondary Email|Secondary Email Source|Tertiary Email|Tertiary Email Source|Primary Intent Topic|Primary Intent Score|Secondary Intent Topic|Secondary Intent Score',
  ],
  ['GBSSchaller/db-firmendb: mitarbeiter.csv', 'id|F>vorname|L>nachname|firma_id'],
  ['Habebryt/leadgen_content_repo: 1nigeria_executives.csv', 'N>Name|Email|Company|Title|U>LinkedIn'],
  ['HofmannAI/hofmann-bauleiter: data/contacts.csv', 'gewerk|company|N>contact_name|D>email|phone|address'],
  [
    'Hugol1605/contactos-normalizados: data/contacts.csv',
    'F>first_name|L>last_name|company_name|address|city|state|zip|phone1|phone2|D>email|department',
  ],
  [
    'JP-Berges/E-Rechnungen_Schreiben: kunden.csv',
    'Kundennummer|Firmenname|N>Ansprechpartner|Straße|Hausnummer|PLZ|Ort|Land|Telefon|D>Email|Bemerkungen',
  ],
  ['Jamurai/RoboSales: js/temp/5952509a91b86065cd629fa2a143b86a.csv', 'F>First Name|L>Last Name|D>Email'],
  ['Kriko1978/mein-kontakt-tool: kontakte.csv', 'N>Name|Firma|D>Email|Handy|Büro|Privat'],
  ['LeaVerou/uist2017: attendees.csv', 'F>firstName|L>lastName|company|social|optIn'],
  [
    'Leenaguduru14/RevOps_Integration: data/companies.csv',
    'ID|CREATEDAT|UPDATEDAT|ARCHIVED|CREATEDATE|D>DOMAIN|HS_LASTMODIFIEDDATE|HS_OBJECT_ID|n>NAME',
  ],
  [
    'Leenaguduru14/RevOps_Integration: data/contacts.csv',
    'ID|CREATEDAT|UPDATEDAT|ARCHIVED|CREATEDATE|D>EMAIL|F>FIRSTNAME|HS_OBJECT_ID|LASTMODIFIEDDATE|L>LASTNAME',
  ],
  [
    'Sibonile7/pot_ai_matchmaking: attendees.csv',
    'N>name|role|org|type|focus|looking_for|offers|tags|D>company_url',
  ],
  [
    'Tushar-Bhowal/ai-csv-importer: eval/fixtures/ambiguous-date.csv',
    'N>Full Name|D>Email|Phone|Created On|Status',
  ],
  [
    'Tushar-Bhowal/ai-csv-importer: eval/fixtures/excel-preamble.csv',
    'N>Full Name|D>Email ID|Phone Number|Enquiry Date',
  ],
  [
    'Yohann1110/codorea-crm: prospects.csv',
    'Priorite|Statut site|N>Nom|Email|Telephone|D>Site web|Adresse|Note Google|Nb avis|Recherche|Commentaire AI|Contacte|Notes',
  ],
  [
    'abhishekwebcode/Abhishek-Mathur-Complete_LinkedInDataExport_11-04-2018: Connections.csv',
    'F>First Name|L>Last Name|D>Email Address|Company|Position|Connected On',
  ],
  [
    'abhishekwebcode/Abhishek-Mathur-Complete_LinkedInDataExport_11-04-2018: Profile.csv',
    'F>First Name|L>Last Name|Maiden Name|Address|Birth Date|Contact Instructions|Headline|Summary|Industry|Country|Zip Code|Geo Location|Twitter Handles|d>Websites|Instant Messengers',
  ],
  [
    'angelm97/ivanna-web-src: recruiters.csv',
    'F>first_name|L>last_name|d>email_address|password|position|company_name|city|state|country|address1|address2|zip_code|phone|logo_url|d>url|subscribe_letter',
  ],
  [
    'antic91/Kundenverwaltung: kunden.csv',
    'kun_id|user_id|kun_firmename|n>kun_anspr_person|kun_telefon|kun_adresse|kun_town|kun_plz|kun_country|kun_created|kun_changed|kun_street_num',
  ],
  ['aulazaro28110-prog/validador-leads-crm: contactos.csv', 'N>nombre|D>email|telefono|empresa'],
  [
    'aulazaro28110-prog/validador-leads-crm: leads_demo.csv',
    'N>nombre|D>email|telefono|empresa|cargo|sector|empleados|actividad',
  ],
  [
    'bitazaratustra/medios_federales: contactos.csv',
    'Pais|Localidad|Company o Grupo de medios|D>Company Domain|CMS|SW|Email|Tel|N>FullName|F>FirstName',
  ],
  [
    'coding-cooking/csv_transformer: last-version.csv',
    'F>First Name|L>Last Name|Title|Company|Email|Lead Owner|Phone|No. of Employees|Industry|Description|U>Linkedin|D>Website|Social Media Account|City|CNTY|Rating|Lead Status|Lead Source|Email Opt Out|Key Follow-up|Annual Revenue',
  ],
  [
    'eltru-office-space/lead-management-system: apollo.csv',
    'email|F>first_name|L>last_name|company_name|job_title|D>website|custom1|custom2',
  ],
  ['fred1433/sync-b2b-mode: hunter-results.csv', 'company|N>name|D>email|position|confidence'],
  [
    'gokulakb/recruiter-command-center: recruiters.csv',
    'N>Name|D>Email|Company|Status|Jobs Posted|Applications|Hires|Last Active',
  ],
  [
    'harshitha021/Eightfold-multi-source-candidate-data-transformer: recruiter.csv',
    'N>full_name|title|company|D>email|phone',
  ],
  [
    'harshitha021/Eightfold-multi-source-candidate-data-transformer: recruiters.csv',
    'N>name|D>email|phone|current_company|title',
  ],
  [
    'kevinrue/biocspeakers: speakers/speakers.csv',
    'N>person_name|person_institution|person_country|person_position|event_type|event_year|person_role|person_gender|person_lat|person_long',
  ],
  [
    'mautic/mautic: app/bundles/LeadBundle/DataFixtures/ORM/fakecompanydata.csv',
    'companyname|companycity|companystate|companycountry|companyindustry',
  ],
  [
    'mautic/mautic: app/bundles/LeadBundle/DataFixtures/ORM/fakeleaddata.csv',
    'title|F>firstname|L>lastname|city|address1|state|zipcode|country|email|phone|company|D>website|facebook|twitter|ip|points',
  ],
  ['mautic/mautic: app/bundles/LeadBundle/Tests/Fixtures/contacts.csv', 'D>email|F>firstname|L>lastname'],
  [
    'nardusstricta/admin_app: kunden.csv',
    'KundenID|RechnungNR|f>Name|L>Nachname|Geschlecht|f>Lvorname|Lname|D>Email|Strasse|Hausnummer|PLZ|Stadt|Land',
  ],
  ['podstava/email-finder: attendees.csv', 'N>Name|Company|Country|Image'],
  [
    'prachishende007/ProspectAI: linkedin.csv',
    'N>Name|Title|Company|Location|HQ|Funding Status|U>LinkedIn_URL',
  ],
  [
    'rherardi/eb2ez: test_output_file_1.csv',
    'F>FirstName|L>LastName|D>Email|Company or Organization|IEEE?|CNSV?|Are you a consultant?|Are you on CNSV BOD?|CB 6:1 - CNSV Email|CB 6:2 - CNSV Website|CB 6:3 - IEEE GRID|CB 6:4 - Eventbrite Browsing|CB 6:5 - Meetup|CB 6:6 - Friend|CB 6:7 - Other',
  ],
  [
    'roundcube/roundcubemail: tests/src/Csv2vcard/tb_plain.csv',
    'F>First Name|L>Last Name|n>Display Name|Nickname|Primary Email|Secondary Email|Screen Name|Work Phone|Home Phone|Fax Number|Pager Number|Mobile Number|Home Address|Home Address 2|Home City|Home State|Home ZipCode|Home Country|Work Address|Work Address 2|Work City|Work State|Work ZipCode|Work Country|Job Title|Department|Organization|D>Web Page 1|Web Page 2|Birth Year|Birth Month|Birth Day|Custom 1|Custom 2|Custom 3|Custom 4|Notes',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/01-facebook-leads-standard.csv',
    'created_time|N>full_name|D>email|phone_number|form_name|platform',
  ],
  [
    'shriansh1625/groweasy-csv-importer: demo/csvs/13-mixed-languages.csv',
    'N>Nombre|D>Correo|Telefono|Empresa|Notas',
  ],
  [
    'sponomary/catalogue-de-formation-sqlite3: employes.csv',
    'idEmploye|L>nomEmploye|F>prenomEmploye|departement',
  ],
  [
    'troescherw/datasets: T_MITARBEITER.csv',
    'PERS_NR|F>VORNAME|L>NACHNAME|GESCHLECHT|GEHALT|PROVFAKTOR|ABT_NR|GEBDAT|VORG_NR',
  ],
  [
    'vikas-choudhaary/groweasy-csv-importer: tests/fixtures/messy-leads.csv',
    'N>Lead Full Name|D>Contact Mail|WhatsApp No|Mobile 2|Campaign|Sales Person|Remarks|Lead Stage|Created On|Organisation|Location|GarbageColumn',
  ],
  [
    'HubSpot contacts export (public test file 70239331605)',
    'F>First Name|L>Last Name|Email|Job Title|Company Name|D>Website URL|Country/Region|Phone Number|U>LinkedIn URL|Lifecycle Stage',
  ],
  [
    'Apollo export (public test file 70239331605)',
    'F>First Name|L>Last Name|Title|Company|Company Name for Emails|Email|Email Status|Seniority|Departments|U>Person Linkedin Url|D>Website|Company Linkedin Url|# Employees|Country',
  ],
  ['CRM import guide (public file 23846173996)', 'F>fname|L>lname|D>email address|company name|mobile'],
  [
    'Phantombuster Sales Navigator export (public test file 19617787965)',
    'U>profileUrl|n>fullName|F>firstName|L>lastName|companyName|title|companyId|companyUrl|regularCompanyUrl|summary|titleDescription|industry|companyLocation|location|durationInRole|durationInCompany|pastExperienceCompanyName|pastExperienceCompanyUrl|pastExperienceCompanyTitle|pastExperienceDate|pastExperienceDuration|connectionDegree|profileImageUrl|sharedConnectionsCount|name|vmid|U>linkedInProfileUrl|isPremium|isOpenLink|query|timestamp|U>defaultProfileUrl',
  ],
  [
    'pvg412/linear-ai-sdr-backend: scraperCity.dto.ts',
    'id|n>name|F>first_name|L>last_name|title|company_name|D>company_domain|company_website|U>linkedin_url|location|work_email|email',
  ],
  [
    'songil88620/lk-crawling-micro: prospect.type.ts',
    'id|linked_in_member_id|linked_in_email|F>first_name|L>last_name|U>linked_in_profile_url|linked_in_headline|linked_in_current_company|linked_in_user_urn|created_at|updated_at',
  ],
  [
    'warmysender.com/documentation/csv-import',
    'email|F>firstName|L>lastName|company|role|phone|U>linkedinUrl|D>website|country|city|industry|custom:department',
  ],
  [
    'HubSpot export (public test file 71609405143)',
    'Record ID|F>First Name|L>Last Name|D>Email|Phone Number|Lead Status|Create Date|Associated Company|Country/Region|Contact owner',
  ],
  [
    'French client export (public file 43654517233)',
    "F>Prénom|L>Nom|Genre|Date de naissance|Âge|Téléphone|D>Email|Adresse|Nationalité|Région|Département|Contact d'urgence|Téléphone d'urgence|Passeport|Statut|Date création",
  ],
  [
    'French members template (public file 63133860733)',
    'F>prénom|L>nom|D>email|téléphone|date_de_naissance|mineur',
  ],
  ['French visitors (public file 53306202058)', 'F>Prénom|L>Nom|Sexe|Nationalité|Activité|Groupe|Date'],
  [
    'Websets export (public file 61672691462)',
    'N>Full name|Job title|Work email|U>LinkedIn URL|D>Company website',
  ],
  [
    'German garage customers (public test file 68331044788)',
    'F>Vorname|L>Nachname|Firma|D>E-Mail|Telefon|PLZ|Ort|Kennzeichen|Marke',
  ],
  [
    'German customer export (public file 31750128915)',
    'Kundennummer|Anrede|Titel|F>Vorname|L>Nachname|Firma|Strasse|PLZ|Ort|Telefon|Mobil|D>E-Mail|Kunde seit',
  ],
  [
    'French administration contacts (public test file 7824691068)',
    'Structure|F>Prénom|L>Nom|D>Mail|Fonction_hiérarchique|Complément_fonction|Téléphone|Mobile',
  ],
  [
    'French directory (public file 35168962262)',
    'Civilité|F>Prénom|L>Nom|n>Nom Complet|Fonction|D>Email|Organisation|Téléphone',
  ],
  [
    'French employees (public test file 60754871123)',
    'L>Nom|F>Prénom|DateNaissance|D>Email|Téléphone|Fonction|Statut',
  ],
  [
    'French beneficiaries (public file 57377757563)',
    'Année|L>Nom|F>Prénom|Numéro de téléphone personnel|D>Mail contact|Création Dossier DRIVE|Devis|Facture',
  ],
  ['Spanish teachers (public file 273909744)', 'F>nombre|L>apellidos|D>email|telf|dept|admin'],
  ['Spanish employees (public file 15182358847)', 'Id Empleado|F>Nombre|L>Apellidos|Dni|Titulación más alta'],
  [
    'Dutch members import (public file 23184253066)',
    'F>voornaam|L>achternaam|geboortedatum|geslacht|bedrijf|straat|postcode|plaats|staat|land|telefoon|mobiel|fax|email|D>website|taal|gebruikersnaam',
  ],
  [
    'Dutch citizens (public file 13057793446)',
    'F>Voornaam|L>Achternaam|D>Email|telefoonnummer|Connect rekening',
  ],
  ['Dutch race list (public test file 66780407599)', 'F>Voornaam|L>Achternaam|Startnummer'],
  [
    'ZoomInfo export (public code 1062692455)',
    'ZoomInfo Contact ID|F>First Name|L>Last Name|D>Website|U>LinkedIn Contact Profile URL|Email Address',
  ],
  [
    'ZoomInfo export (public code 9865345673)',
    'L>Last Name|F>First Name|Job Title|Direct Phone Number|Email Address|Mobile phone|Full Address|ZoomInfo Contact Profile URL|U>LinkedIn Contact Profile URL|Company Name|D>Website|Revenue (in 000s USD)|Employees|ZoomInfo Company Profile URL|LinkedIn Company Profile URL|Department',
  ],
  [
    'ZoomInfo export (public file 57078048728)',
    'F>First Name|L>Last Name|Company State|Company Country|Company Zip Code|U>LinkedIn Contact Profile URL|Website|D>Clean Website|d>Email Domain',
  ],
  [
    'Evaboot export (public file 11732856067)',
    'F>First Name|L>Last Name|Current Job|Linkedin URL Unique ID|U>Linkedin URL Public|Company Name|Location',
  ],
  [
    'Clay webhook sheet (public file 52450986804)',
    'F>First Name|L>Last Name|U>Linkedin URL Public|D>Email|Current Job|Company Name|Location',
  ],
  [
    'Luma guests with answers (public file 55331604233)',
    "api_id|n>name|F>first_name|L>last_name|email|approval_status|What's your company?|What's your role?|U>What's your LinkedIn?",
  ],
  [
    'e-mail finder input (public test file 55162836479)',
    'F>first_name|L>last_name|D>company_domain|U>linkedin_url',
  ],
  [
    'e-mail waterfall (public file 59202113960)',
    'F>FIRST_NAME|L>LAST_NAME|D>COMPANY_DOMAIN|COMPANY_NAME|U>LINKEDIN_URL',
  ],
  [
    'Outreach tracker (public file 65841422159)',
    'Organization|City|D>Website|F>First Name|L>Last Name|Contact Title|Contact Email|U>Contact LinkedIn|Tier|Status|Trigger Event|Priority Score|Email 1 Sent|Email 1 Opened|Reply Date|Meeting Booked|Notes|Next Action',
  ],
  [
    'French CRM template (public file 65985696475)',
    'Type|Entreprise|F>Prénom|L>Nom|D>Email|Téléphone|Ville|Pays',
  ],
  [
    'HubSpot import template (public file 59348376776)',
    'F>First Name|L>Last Name|Email|Job Title|Phone|D>Company Domain Name|Contact owner|Lifecycle Stage|Customer segment',
  ],
  ['HubSpot companies (public test file 60457364783)', 'n>Company name|D>Company Domain Name|Industry'],
  [
    'HubSpot contact properties (public file 36483676793)',
    'F>First Name|L>Last Name|Company Name|Job Title|Email|Mobile Phone Number|City|State/Region|Country/Region|Lead Status|Contact Owner|U>LinkedIn Bio',
  ],
  [
    'Lead skill (public file 52562085189)',
    'N>name|title|company|U>linkedin_url|email|signal|score|qualification_reason|dedup_status',
  ],
  [
    'Target list (public test file 70485747552)',
    'N>name|title|company|U>linkedin_url|source|date_added|connect_note|connect_sent|connect_accepted|followup_note|replied|notes',
  ],
  ['Sample CSV (public code 58637847452)', 'N>Full name|Title|Company|U>LinkedIn URL|Email'],
  [
    'CRM export (public code 7968880816)',
    'ID|Status|N>Contact Name|Company|D>Email|Phone|Estimated Value|Probability|Source|Assigned To|Created At',
  ],
  [
    'Lead export (public code 70872561204)',
    'Lead ID|N>Contact Name|Company|Phone|D>Email|Stage|Priority|Value|Assigned Rep|Sheet Batch|Last Touch',
  ],
  [
    'Lead import (public code 68329337289)',
    'N>Contact Name|Company|D>Work Email|WhatsApp / Phone|Market|Lead Source|Collected By|Date Added|Pipeline Stage|Notes',
  ],
  [
    'German customers (public test file 54862689470)',
    'Kd-Nr|Firma|N>Ansprechpartner|D>E-Mail|Straße|PLZ|Ort|Land|Telefon|Zahlungsziel',
  ],
  [
    'German leads (public code 68441146203)',
    'firma|N>ansprechpartner|telefon|email|D>website|branche|notizen',
  ],
  [
    'German leads (public code 60423942652)',
    'firma|N>ansprechpartner|telefon|email|D>website|ort|plz|strasse|hinweis|status',
  ],
  [
    'German trade fair leads (public test file 70315067040)',
    'Erfasst am|Lead-ID|Firma|N>Ansprechpartner|Funktion|Durchwahl|D>E-Mail|Quelle',
  ],
  [
    'German customers (public code 71588285662)',
    'Firma|N>Ansprechpartner|D>E-Mail|Telefon|Straße|PLZ|Ort|Kundennummer|USt-IdNr|Leitweg-ID|Notizen',
  ],
  [
    'German letters (public test file 2690264926)',
    'contact_id|titel|anrede|F>vorname|L>nachname|geburtsdatum|strasse|plz|ort|land|zielgruppe ID|zielgruppe|telefon|mobilnr|D>email|paket|textbaustein',
  ],
  [
    'German orders (public code 12012050736)',
    'KundenNr.|BestellNr.|Kauf|D>Email|Anrede|F>Vorname|L>Nachname|Firma|Adresse|Adresse2|PLZ|Stadt|Land|Produkt|Menge',
  ],
  [
    'French leads template (public code 53761129112)',
    'Entreprise|n>Contact référent|F>Prénom|L>Nom|D>Email|Téléphone|Adresse|Code Postal|Ville|SIRET|SIREN|TVA Intracommunautaire|Délai Paiement (jours)|Source',
  ],
  ['French contacts (public code 55912377964)', 'Entreprise|N>Contact|Fonction|GSM|Statut'],
  [
    'French prospects (public test file 70227832809)',
    'entreprise|N>contact|D>email|ville|montant_estime|dernier_contact|relance_le|actif|notes|statut',
  ],
  [
    'Spanish import (public test file 59568047572)',
    'N>nombre|empresa|cargo|D>correo|telefono|whatsapp|instagram|origen|etiquetas|notas',
  ],
  ['Spanish export (public code 53305629509)', 'N>nombre|empresa|telefono|celular|D>correo|N>contacto|notas'],
  ['Spanish export (public test file 55409674446)', 'N>nombre|empresa|canal'],
  [
    'Dutch scores (public code 53513915206)',
    'Bedrijf|N>Contactpersoon|D>E-mail|Branche|Totaalscore|Communicatie|Betaling|Project|Trend',
  ],
  [
    'Dutch contacts (public code 56951490322)',
    'F>voornaam|tussenvoegsel|L>achternaam|bedrijf|straat|postcode|plaats|D>email|telefoon|bron|vervolgdatum|gewenste_actie|notities',
  ],
  [
    'Phantombuster connections (public test file 62532524545)',
    'U>profileUrl|F>firstName|L>lastName|company|role',
  ],
  [
    'Phantombuster connections (public test file 52016055219)',
    'U>profileUrl|F>firstName|L>lastName|n>fullName|title|connectionSince|profileImageUrl|timestamp',
  ],
  [
    'School classes (public code 33276298240)',
    'Class|L>Surname|F>First Name|Gender|Academic|Behaviour|Request: Pair|Request: Separate',
  ],
  ['Salaried (public test file 69016900640)', 'Société|F>Prénom|L>Nom'],
  [
    'Lead export (public test file 69540449900)',
    'Company Name|D>Website|F>First Name|L>Last Name|Job Title|Email|Email Status|U>LinkedIn URL|Phone|Notes',
  ],
  [
    'Team CRM (public test file 71267654833)',
    'Company name|D>Website|F>First name|L>Last name|Email|Phone|State|Niche',
  ],
  ['Outreach upload (public test file 68795928148)', 'D>Company Website|N>Full Name|U>LinkedIn URL'],
  [
    'Coresignal export (public code 66558805882)',
    'Company ID|Company Name|D>Company Domain|F>First Name|L>Last Name|n>Full Name|U>LinkedIn URL|Job Title|Company (Experience)|Experience Start Date|Experience End Date|Email|Phone',
  ],
  [
    'Apollo table (public file 44993206785)',
    'F>First Name|L>Last Name|Title|Company|Email|Mobile Phone|Other Phone|Home Phone|Corporate Phone|Employees|Employee Size Bracket|Industry|U>Person LinkedIn|D>Website|Company LinkedIn|City|State|Country|Company Address|Company City|Company State|Company Country|Technologies|Annual Revenue',
  ],
  [
    'Thunderbird export, German (roundcube: localization/de_DE/csv2vcard.inc)',
    'F>Vorname|L>Nachname|n>Anzeigename|Spitzname|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Tel. dienstlich|Fax-Nummer|Pager-Nummer|Mobil-Tel.-Nr.|Privat: Adresse|Privat: Land|Dienstlich: Adresse|Dienstlich: Land|Organisation|D>Webseite 1|Webseite 2|Geburtsjahr|Notizen',
  ],
  [
    'Salesforce account import (SuiteCRM: ImportMapSalesforce.php)',
    'n>Account Name|Annual Revenue|Type|Ticker Symbol|Rating|Industry|SIC Code|Ownership|Employees|Description|Billing Street|Billing City|Billing State/Province|Billing Zip/Postal Code|Billing Country|Shipping Street|Shipping City|Phone|Fax|D>Website|Created Date',
  ],
];
