// Header rows as recruiting tools, HR systems, event tools, CRMs, scrapers and people write them, in five languages:
// composed by us after those products, not copied from files, so they have no public source. Marks as in
// rows-held-out.ts. Each part was written before the rules were looked at again and then read once: of the first 139
// rows 109 were right (654 of 695 decisions), of the next 72 rows 57 (340 of 360), of the last 45 rows 38 (216 of 225);
// after each part the rules learned from it.
import type { HeaderCase } from './header-case.js';

export const composedRows: readonly HeaderCase[] = [
  [
    'ats greenhouse en',
    'Candidate ID|F>First Name|L>Last Name|Current Company|Current Title|d>Email Address(es)|Phone Number(s)|Social Media|d>Website(s)|Tags|Source|Recruiter|Date Applied',
  ],
  ['ats lever', 'N>Name|Headline|d>Emails|Phones|U>Links: LinkedIn|Stage|Origin|Owner|Posting|Created At'],
  [
    'ats workable',
    'N>Candidate name|d>Candidate email|Candidate phone|Job title|Stage|Disqualified|Source|U>LinkedIn profile|Recruiter',
  ],
  [
    'ats teamtailor',
    'F>first-name|L>last-name|d>email|phone|U>linkedin-url|pitch|tags|resume|created-at|connected',
  ],
  [
    'ats bullhorn',
    'ID|N>Candidate|Status|Owner|d>Email 1|Mobile|Title|Current Company|U>LinkedIn URL|Date Added',
  ],
  [
    'ats personio de',
    'Bewerber-ID|F>Vorname|L>Nachname|d>E-Mail-Adresse|Telefonnummer|Geschlecht|Stelle|Phase|Quelle|U>LinkedIn-Profil|Bewerbungsdatum',
  ],
  [
    'ats recruitee nl',
    'Kandidaat|F>Voornaam kandidaat|L>Achternaam kandidaat|d>E-mailadres|Telefoonnummer|Vacature|Fase|Bron|Toegevoegd op',
  ],
  [
    'ats fr',
    'Réf. candidat|L>Nom candidat|F>Prénom candidat|d>Courriel|Tél. mobile|Poste visé|Source|Date de candidature|U>Profil LinkedIn',
  ],
  [
    'ats es',
    'Id candidato|F>Nombre del candidato|L>Apellidos del candidato|d>Correo|Móvil|Vacante|Fase|U>Perfil de LinkedIn',
  ],
  [
    'hr bamboohr',
    'Employee #|F>First Name|L>Last Name|Preferred Name|Job Title|Department|Division|Location|Supervisor|d>Work Email|Home Email|Hire Date|U>LinkedIn',
  ],
  [
    'hr workday',
    'Employee ID|N>Worker|Business Title|Cost Center|Company|Supervisory Organization|d>Primary Work Email|Hire Date',
  ],
  [
    'hr sap de',
    'Personalnummer|L>Name|F>Vorname|Eintritt|Austritt|Kostenstelle|Abteilung|Vorgesetzter|d>E-Mail dienstlich|E-Mail privat',
  ],
  [
    'hr adp',
    'Associate ID|n>Legal Name|Preferred Name|L>Legal Last Name|F>Legal First Name|Position Status|Hire Date|Job Title Description|d>Work Contact: Work Email|Personal Contact: Personal Email',
  ],
  [
    'hr gusto',
    'F>Legal first name|Preferred first name|L>Legal last name|Department|Manager|Start date|d>Work email|Personal email',
  ],
  [
    'hr factorial es',
    'F>Nombre|L>Apellidos|Puesto|Equipo|Centro de trabajo|d>Email|Fecha de alta|Responsable',
  ],
  [
    'hr lucca fr',
    "Matricule|L>Nom|F>Prénom|Service|Établissement|Date d'entrée|d>E-mail professionnel|E-mail personnel|Manager",
  ],
  [
    'event cvent',
    'F>First Name|L>Last Name|d>Email Address|Company|Title|Registration Type|Registration Date|Confirmation Number|Invitee Status|Mobile Phone',
  ],
  [
    'event bizzabo',
    'F>First Name|L>Last Name|d>Email|Company Name|Job Title|Ticket Name|Order Number|Check-in Time|U>LinkedIn Profile URL',
  ],
  [
    'event hopin',
    'Registration Date|F>First Name|L>Last Name|d>Email|Ticket Type|Headline|Company|Joined|Total time spent',
  ],
  [
    'event zoom',
    'Attended|n>User Name (Original Name)|F>First Name|L>Last Name|d>Email|Registration Time|Approval Status|Join Time|Leave Time|Time in Session (minutes)|Country/Region Name',
  ],
  [
    'event meetup',
    'N>Name|User ID|Title|Event Host|RSVP|Guests|RSVPed on|Joined Group on|URL of Member Profile',
  ],
  [
    'event swapcard',
    'F>First name|L>Last name|Job title|Organization|d>Email|Mobile phone|Landline phone|D>Website|U>LinkedIn|Twitter|Biography|Groups',
  ],
  [
    'event doo de',
    'Buchungsnummer|Anrede|Titel|F>Vorname Teilnehmer|L>Nachname Teilnehmer|d>E-Mail Teilnehmer|Firma|Position|Ticketkategorie|Buchungsdatum',
  ],
  [
    'event weezevent fr',
    "N° de billet|L>Nom du participant|F>Prénom du participant|d>Email du participant|Tarif|Date d'achat|Société|Fonction",
  ],
  [
    'event eventbrite es',
    'N.º de pedido|Fecha del pedido|F>Nombre|L>Apellidos|d>Correo electrónico|Cantidad|Tipo de entrada|Estado del asistente',
  ],
  [
    'event eventix nl',
    'Bestelnummer|F>Voornaam|Tussenvoegsel|L>Achternaam|d>E-mail|Tickettype|Besteld op|Bedrijfsnaam',
  ],
  ['event badge scan', 'Scan Time|F>First|L>Last|Company|Title|d>Email|Phone|Notes|Rating|Scanned By'],
  [
    'crm dynamics',
    '(Do Not Modify) Contact|(Do Not Modify) Row Checksum|N>Full Name|d>Email|Company Name|Business Phone|Mobile Phone|Account Name|Status',
  ],
  [
    'crm zoho',
    'Record Id|Lead Owner.id|Lead Owner|Company|F>First Name|L>Last Name|Designation|d>Email|Phone|Fax|Mobile|D>Website|Lead Source|Lead Status|Industry',
  ],
  [
    'crm sugarcrm',
    'ID|Salutation|F>First Name|L>Last Name|Title|Department|Account Name|d>Email Address|Non Primary E-mails|Office Phone|Mobile|Assigned User Name|D>Website',
  ],
  [
    'crm close',
    'id|N>contact_name|contact_title|D>lead_url|lead_name|d>primary_email|primary_phone|status_label',
  ],
  [
    'crm copper',
    'Copper ID|n>Name|F>First Name|L>Last Name|Title|Company|Owned By|d>Work Email|Personal Email|Work Phone|D>Company Website|U>LinkedIn',
  ],
  [
    'crm odoo en',
    'External ID|N>Name|Is a Company|Related Company|d>Email|Phone|D>Website Link|Job Position|Tags',
  ],
  [
    'crm odoo fr',
    'ID externe|N>Nom|Est une société|Société liée|d>E-mail|Téléphone|D>Lien du site web|Poste occupé',
  ],
  [
    'crm freshsales',
    'Id|F>First name|L>Last name|Subscription status|Job title|d>Emails|Work|Mobile|Account name|Sales owner|U>LinkedIn|Lifecycle stage',
  ],
  [
    'crm monday',
    'N>Name|Subitems|Company|Title|d>Email|Phone|Priority|Owner|U>LinkedIn link|Last interaction',
  ],
  [
    'crm attio',
    'Record ID|N>Record > Name|d>Email addresses > Email address|D>Company > Domains|Company > Name|U>LinkedIn|Job title|Twitter',
  ],
  ['crm folk', 'F>First name|L>Last name|Job title|Companies|d>Emails|Phones|URLs|Groups|Last interaction'],
  [
    'crm centralstation de',
    'Anrede|Titel|F>Vorname|L>Name|Position|Firma|Straße (Büro)|PLZ (Büro)|Ort (Büro)|d>E-Mail (Büro)|D>Internet (Büro)|Tags',
  ],
  [
    'crm sellsy fr',
    'Type|Civilité|L>Nom contact|F>Prénom contact|Fonction|d>Email contact|Mobile|Nom société|D>Site web société|N° SIRET',
  ],
  [
    'crm teamleader nl',
    'Aanspreking|F>Voornaam|L>Familienaam|Functie|Bedrijf|d>E-mailadres|Telefoon|D>Website bedrijf|Taal',
  ],
  [
    'crm exact nl',
    'Relatiecode|Relatienaam|N>Contactpersoon|d>E-mail contactpersoon|Telefoon|D>Website|Plaats|Branche',
  ],
  [
    'crm efficy fr',
    'Raison sociale|SIRET|N>Interlocuteur principal|d>Mail interlocuteur|Tél. direct|D>Site internet|Ville|Code NAF',
  ],
  [
    'crm es',
    'Razón social|CIF|N>Persona de contacto|Cargo|d>Correo de contacto|Teléfono|D>Página web|Población',
  ],
  ['erp de', 'Kd.-Nr.|Firma 1|Firma 2|N>Ansprechpartner|d>Mail|Tel.|D>Homepage|PLZ|Ort'],
  ['erp de abbr', 'KdNr|Fa.|N>Ansprechp.|Fkt.|Tel|d>E-Mail|D>Webs.|Str.|PLZ|Ort'],
  [
    'scraper google maps',
    'title|category|address|D>website|phone|reviews_count|rating|place_id|emails|linkedin|facebook|owner_name',
  ],
  [
    'scraper apify linkedin',
    'U>linkedinUrl|F>firstName|L>lastName|headline|d>email|companyName|companyIndustry|D>companyWebsite|companyLinkedin|jobTitle|addressWithCountry|n>fullName',
  ],
  [
    'scraper wiza',
    'd>email|email_status|n>full_name|F>first_name|L>last_name|title|location|U>linkedin|company|D>domain|company_linkedin|company_size',
  ],
  [
    'scraper snov',
    'F>First name|L>Last name|d>Email|Email status|u>Source page|Position|Company name|D>Company URL|Social|Location',
  ],
  [
    'scraper kaspr',
    'n>Name|F>First name|L>Last name|U>LinkedIn|Job title|Company|D>Company website|Company LinkedIn|d>Direct email|Work email 1|Phone 1',
  ],
  [
    'scraper linkedhelper',
    'id|U>profile_url|n>full_name|F>first_name|L>last_name|avatar|headline|location_name|d>email|organization_1|organization_title_1|organization_url_1|D>organization_domain_1|organization_website_1',
  ],
  [
    'scraper dropcontact fr',
    'Civilité|F>Prénom|L>Nom|n>Nom complet|d>Email|Qualification|Téléphone|Société|D>Site web|U>LinkedIn|LinkedIn société',
  ],
  [
    'scraper clay',
    'N>Name|Title|Company Table Data|D>Company Domain|U>LinkedIn Profile|Location|Find people|Enrich person|Work Email',
  ],
  [
    'scraper octopus',
    'U>Profile URL|F>First Name|L>Last Name|d>Email|Phone|Job Title|Company|Company LinkedIn|Tags',
  ],
  [
    'scraper waalaxy',
    'F>firstName|L>lastName|U>linkedinUrl|occupation|job_title|company_name|D>company_website|company_linkedinUrl|pro_email|perso_email|status',
  ],
  [
    'scraper skrapp',
    'F>First Name|L>Last Name|d>Email|Title|Location|Company|D>Company Website|U>Linkedin Profile|Company Linkedin Page',
  ],
  [
    'scraper rocketreach',
    'N>Name|Current Title|Current Employer|D>Current Employer Website|U>LinkedIn|Recommended Email|Personal Email|City',
  ],
  [
    'seamless',
    'n>Contact Full Name|F>First Name|L>Last Name|Title|Seniority|d>Email 1|Email 1 Validation|D>Website|Company Name|U>Contact LI Profile URL|Company LI Profile Url',
  ],
  [
    'uplead',
    'F>First Name|L>Last Name|Title|Company|D>Domain|d>Email|Email Status|U>LinkedIn|Company LinkedIn',
  ],
  [
    'cognism',
    'F>First Name|L>Last Name|Job Title|d>Email|Direct Dial|U>Person LinkedIn URL|Account Name|D>Account Website|Account LinkedIn URL',
  ],
  ['adapt', 'n>Full Name|F>Fname|L>Lname|Desig.|Org.|D>Org. Website|U>LI URL|Org. LI URL|d>E-mail'],
  ['manual en typo', 'F>Fisrt Name|L>Lat Name|Compnay|D>Webiste|U>Linkdin Url|Phne'],
  ['manual en typo2', 'N>Full Nmae|Positon|Company|D>Company Websit|U>Linkedln'],
  ['manual de typo', 'F>Vornahme|L>Nachnahme|Frima|D>Webseitte|d>Emal'],
  ['manual fr typo', 'F>Prenon|L>Nom de famile|Societé|D>Site Wed|d>Adresse mel'],
  ['manual abbrev', 'F>F. Name|L>L. Name|Co.|D>Co. Website|U>LI Profile'],
  ['manual abbrev2', 'F>FN|L>LN|Co|D>Dom|U>LI'],
  ['manual abbrev3', 'F>First Nm|L>Last Nm|Comp|D>Web|d>Mail'],
  [
    'manual question',
    'N>What is your full name?|d>What is your work email?|Which company do you work for?|D>What is your company website?|U>Please share your LinkedIn profile link|How did you hear about us?',
  ],
  [
    'forms de',
    'Zeitstempel|N>Wie heißen Sie?|d>Ihre E-Mail-Adresse|Ihr Unternehmen|D>Webseite Ihres Unternehmens',
  ],
  [
    'forms fr',
    'Horodateur|F>Votre prénom|L>Votre nom|d>Votre adresse e-mail|Nom de votre entreprise|D>Site web de votre entreprise',
  ],
  [
    'forms es',
    'Marca temporal|N>Nombre y apellidos|d>Dirección de correo electrónico|Empresa en la que trabajas|D>Web de la empresa|U>Enlace a tu perfil de LinkedIn',
  ],
  [
    'forms nl',
    'Tijdstempel|F>Wat is je voornaam?|L>Wat is je achternaam?|d>E-mailadres|Bij welk bedrijf werk je?|D>Website van je bedrijf',
  ],
  [
    'typeform en',
    "#|F>First, what's your first name?|L>And your last name?|d>Email|Company|Submitted At|Token",
  ],
  [
    'mailchimp',
    'd>Email Address|F>First Name|L>Last Name|Address|Phone Number|Birthday|MEMBER_RATING|OPTIN_TIME|LAST_CHANGED|LEID|TAGS',
  ],
  [
    'activecampaign',
    'd>Email|F>First Name|L>Last Name|Phone|Account Name|Contact Score|Date Created|IP|D>Account URL',
  ],
  ['brevo fr', 'd>EMAIL|F>PRENOM|L>NOM|SMS|ENTREPRISE|ADDED_TIME'],
  ['brevo de', 'd>EMAIL|F>VORNAME|L>NACHNAME|SMS|DOUBLE_OPT-IN'],
  [
    'lemlist',
    'd>email|F>firstName|L>lastName|companyName|U>linkedinUrl|phone|picture|icebreaker|D>companyDomain',
  ],
  [
    'instantly',
    'd>email|F>first_name|L>last_name|company_name|D>company_domain|U>linkedIn|personalization|website',
  ],
  [
    'smartlead',
    'F>first_name|L>last_name|d>email|phone_number|company_name|D>website|location|U>linkedin_profile|company_url',
  ],
  [
    'woodpecker',
    'SNIPPET1|d>EMAIL|F>FIRST NAME|L>LAST NAME|COMPANY|D>WWW|INDUSTRY|TITLE|STATE|CITY|U>LINKEDIN URL',
  ],
  ['quickmail', 'd>Email|F>First Name|L>Last Name|Title|Company|D>Domain Name|City|U>Linkedin Page'],
  ['stripe', 'id|Description|d>Email|N>Name|Created (UTC)|Delinquent|Card ID|Currency'],
  [
    'shopify',
    'Customer ID|F>First Name|L>Last Name|d>Email|Accepts Email Marketing|Default Address Company|Default Address Address1|Default Address City|Phone|Total Spent',
  ],
  [
    'woocommerce',
    'N>Name|Username|Last Active|Date Registered|d>Email|Orders|Total Spend|AOV|Country / Region|City',
  ],
  [
    'calendly',
    'Event Type Name|n>Invitee Name|F>Invitee First Name|L>Invitee Last Name|d>Invitee Email|Invitee Time Zone|Start Date & Time|Canceled|Question 1|Response 1',
  ],
  [
    'linkedin lead gen',
    'timestamp|campaign_name|form_name|F>first_name|L>last_name|d>work_email|job_title|company_name|U>linkedin_profile_link',
  ],
  [
    'facebook lead ads',
    'id|created_time|ad_id|ad_name|adset_name|campaign_name|form_name|platform|N>full_name|d>email|phone_number|company_name',
  ],
  [
    'linkedin recruiter',
    'F>First Name|L>Last Name|Headline|Location|Current Title|Current Company|d>Email Address|Phone Number|U>Profile URL|Active Project|Notes|Feedback',
  ],
  [
    'crunchbase',
    'Organization Name|Organization Name URL|Industries|Headquarters Location|D>Website|n>CEO Name|LinkedIn|Founders|Last Funding Date',
  ],
  [
    'crunchbase people',
    'n>Full Name|Full Name URL|Primary Job Title|Primary Organization|d>Primary Organization URL|Location|U>LinkedIn|F>First Name|L>Last Name',
  ],
  [
    'investor list',
    'Fund|N>Partner Name|Role|U>Partner LinkedIn|D>Fund Website|Stage|Check size|d>Email|Intro via',
  ],
  ['podcast', 'Podcast Name|N>Host Name|d>Host Email|U>Host LinkedIn|D>Podcast Website|Listeners'],
  ['agency', "Agency|D>Agency URL|N>Founder|U>Founder's LinkedIn|Agency LinkedIn|Clients"],
  ['press list', 'Outlet|D>Outlet website|N>Journalist|Beat|d>E-mail|Twitter handle|U>LinkedIn'],
  ['school', 'Institution|N>Head of Department|d>Contact e-mail|D>Institution website|City'],
  ['partner list de', 'Partnerfirma|D>Partner-Website|N>Kontakt|Kontakt-Mail|U>Kontakt LinkedIn'],
  ['it', 'F>Nome|L>Cognome|Azienda|Ruolo|d>Indirizzo email|D>Sito web aziendale|U>Profilo LinkedIn'],
  ['pt', 'F>Primeiro nome|L>Sobrenome|Empresa|Cargo|d>E-mail|D>Site da empresa|U>LinkedIn'],
  [
    'dotted',
    'F>contact.firstName|L>contact.lastName|d>contact.email|contact.phone|company.name|D>company.domain|company.linkedin|U>contact.linkedin',
  ],
  [
    'snake prefix',
    'F>lead_first_name|L>lead_last_name|d>lead_email|D>lead_company_domain|U>lead_linkedin_url|lead_company_linkedin_url|lead_score',
  ],
  ['caps', 'F>GIVEN_NAME|L>FAMILY_NAME|ORG|D>ORG_DOMAIN|U>LI_URL|ORG_LI_URL'],
  [
    'parenthesis',
    'F>Name (First)|L>Name (Last)|d>E-mail (work)|E-mail (personal)|D>Website (company)|Website (personal)|U>LinkedIn (person)|LinkedIn (company)',
  ],
  [
    'dash',
    'F>Name - First|L>Name - Last|d>Email - Primary|Company - Name|D>Company - Website|U>Social - LinkedIn',
  ],
  [
    'de two linkedin',
    'N>Person|U>LinkedIn Person|LinkedIn Firma|D>Firmenwebsite|Firmenname|d>Geschäftliche E-Mail|Private E-Mail',
  ],
  [
    'fr two linkedin',
    "N>Nom et prénom|U>LinkedIn du contact|LinkedIn de l'entreprise|D>Site de l'entreprise|d>E-mail pro|E-mail perso",
  ],
  [
    'es two linkedin',
    'N>Nombre completo|U>LinkedIn personal|LinkedIn empresa|D>Web empresa|d>Email trabajo|Email personal',
  ],
  [
    'nl two linkedin',
    'N>Naam contactpersoon|U>LinkedIn contactpersoon|LinkedIn bedrijf|D>Bedrijfswebsite|d>Zakelijk e-mailadres|Privé e-mailadres',
  ],
  [
    'en two linkedin',
    "U>Person's LinkedIn|Org LinkedIn|N>Person's name|D>Org website|Personal website|d>Work e-mail|Personal e-mail",
  ],
  ['ulr', 'Company LinkedIn URL|U>LinkedIn URL|D>Company URL|F>Contact First|L>Contact Last'],
  [
    'key contact',
    'Account|D>Account Domain|F>Key Contact First Name|L>Key Contact Last Name|Key Contact Title|U>Key Contact LinkedIn',
  ],
  ['champion', 'Company|D>Root domain|N>Champion name|Champion role|U>Champion LinkedIn URL'],
  ['assistant', 'N>Executive Name|Assistant Name|Assistant Email|Company|D>Corporate Website'],
  [
    'manager trap',
    'F>First Name|L>Last Name|Manager First Name|Manager Last Name|Manager Email|d>Email|Company',
  ],
  ['owner trap', 'Deal Name|Deal Owner|Owner Email|N>Contact Name|d>Contact Email|D>Company Domain Name'],
  ['referrer trap', 'N>Name|Referred by|Referrer LinkedIn|d>Email|U>LinkedIn|Company'],
  [
    'prev company trap',
    'N>Name|Previous Company|Previous Company Website|Current Company|D>Current Company Website|U>LinkedIn',
  ],
  ['spouse trap', 'F>First Name|L>Last Name|Maiden Name|Spouse First Name|Spouse Last Name|d>Email'],
  ['pronoun', 'Pronouns|F>First name|L>Surname|Job title|Employer|D>Employer website|U>LinkedIn (optional)'],
  ['preferred', 'f>Preferred first name|F>Legal first name|L>Last name|d>Work email|Company'],
  ['domain variants', 'N>Contact|Company|D>Company Domain Name|Email Domain|d>Email'],
  ['web variants de', 'Firma|D>Internetauftritt|N>Geschäftsführer|d>Mail GF|Tel. GF'],
  ['gf de', 'Firmenname|D>URL|F>Vorname GF|L>Nachname GF|d>E-Mail GF'],
  ['inhaber de', 'Firma|D>Website|N>Inhaber|Telefon|d>E-Mail'],
  ['gérant fr', 'Entreprise|D>Site|N>Nom du gérant|d>Mail|Téléphone'],
  ['dirigeant fr', 'Dénomination|N>Dirigeant|Code APE|D>Site web|Effectif'],
  ['gerente es', 'Empresa|D>Sitio web|N>Nombre del gerente|d>Correo|Teléfono'],
  ['eigenaar nl', 'Bedrijf|D>Website|N>Naam eigenaar|d>Mail|Telefoon'],
  ['directeur nl', 'Organisatie|N>Directeur|D>Webadres|d>E-mail'],
  ['surname first', 'L>SURNAME|F>FORENAMES|ORGANISATION|d>WORK EMAIL'],
  ['combined', 'N>Last, First|Company|d>Email'],
  ['combined2', 'N>Last Name, First Name|Company|D>Company website'],
  ['combined de', 'N>Name, Vorname|Firma|d>E-Mail'],
  ['combined fr', 'N>NOM Prénom|Entreprise|d>Email'],
  ['combined nl', 'N>Voor- en achternaam|Bedrijf|d>E-mail'],
  ['handle', 'N>Display name|U>LinkedIn handle|D>Employer domain|Twitter handle'],
  ['public id', 'F>First|L>Last|LinkedIn Public ID|Company LinkedIn ID|D>Domain'],
  [
    'jobvite',
    'Candidate ID|F>Candidate First Name|L>Candidate Last Name|d>Candidate Email|Req ID|Req Title|Workflow State|Source|U>Candidate LinkedIn',
  ],
  [
    'smartrecruiters',
    'Application ID|F>First Name|L>Last Name|d>Email|Phone|Current Employer|Current Job Title|Hiring Team|Average Rating',
  ],
  ['ashby', 'N>Candidate Name|d>Primary Email|U>LinkedIn URL|Current Stage|Job|Credited To|Applied At'],
  ['gem', 'F>First name|L>Last name|U>LinkedIn|Company|Title|d>Emails|Sequence name|Added by'],
  [
    'hiretual',
    'n>Full Name|F>First Name|L>Last Name|U>LinkedIn Url|Github Url|Current Company|Current Position|Personal Emails|d>Business Emails',
  ],
  ['juicebox', 'N>Name|Role|Company|Location|U>LinkedIn Profile|d>Email 1|Email 2'],
  ['softgarden de', 'Vorgang|F>Vorname|L>Familienname|d>Mailadresse|Stelle|Status|Eingang am'],
  ['talentsoft fr', 'Civilité|L>Nom de naissance|F>Prénom usuel|d>Adresse de messagerie|Poste|Diplôme'],
  [
    'infojobs es',
    'Candidato|F>Nombre|L>Primer apellido|Segundo apellido|d>E-mail|Teléfono móvil|Provincia|Puesto',
  ],
  [
    'carerix nl',
    'F>Voornaam|Tussenvoegsels|L>Achternaam|Initialen|d>E-mail zakelijk|E-mail privé|Mobiel|Werkgever|Functietitel',
  ],
  ['rippling', 'N>Employee|Employment type|d>Work email|Department|Manager|Start date|Work location'],
  ['sagehr', 'F>Forename(s)|L>Surname|Known as|Job role|d>Work e-mail|Line manager'],
  ['payfit fr', 'L>Nom|F>Prénom|Contrat|Date de début|Équipe|d>Adresse email professionnelle'],
  ['datev de', 'Pers.-Nr.|L>Familienname|F>Vorname|Geburtsname|Eintrittsdatum|Tätigkeit'],
  [
    'luma guests',
    'n>name|F>first_name|L>last_name|d>email|phone_number|approval_status|What company do you work for?|U>What is your LinkedIn profile?',
  ],
  [
    'brella',
    'F>First name|L>Last name|Company|Job title|Persona|U>LinkedIn URL|D>Company website|Looking for|Offering',
  ],
  ['whova', 'F>First Name|L>Last Name|Affiliation|Title|d>Email|Location|Ticket|U>LinkedIn'],
  ['websummit', 'N>Attendee|Startup|D>Startup URL|Role|Country|U>LinkedIn'],
  ['messe de', 'Aussteller|Halle|Stand|D>Internet|N>Kontaktperson|d>E-Mail|Telefon'],
  ['salon fr', 'Exposant|Stand|D>Site Internet|N>Contact commercial|d>Email commercial'],
  ['feria es', 'Expositor|Pabellón|N>Responsable comercial|d>Correo electrónico|D>Web'],
  ['beurs nl', 'Exposant|Standnummer|D>Website|N>Contact|d>Mail'],
  [
    'hubspot de',
    'Datensatz-ID|F>Vorname|L>Nachname|d>E-Mail|Telefonnummer|Zuständiger Mitarbeiter für Kontakt|Primäres zugeordnetes Unternehmen|Lead-Status',
  ],
  [
    'hubspot fr',
    "ID d'enregistrement|F>Prénom|L>Nom de famille|d>E-mail|Numéro de téléphone|Propriétaire du contact|Entreprise principale associée",
  ],
  [
    'hubspot es',
    'ID de registro|F>Nombre|L>Apellidos|d>Correo|Número de teléfono|Propietario del contacto|Empresa principal asociada',
  ],
  [
    'hubspot nl',
    'Record-ID|F>Voornaam|L>Achternaam|d>E-mail|Telefoonnummer|Eigenaar contactpersoon|Primair geassocieerd bedrijf',
  ],
  ['salesforce de', 'F>Vorname|L>Nachname|Anrede|Accountname|d>E-Mail|Inhaber|Leadquelle|D>Website'],
  [
    'salesforce fr',
    'F>Prénom|L>Nom|Nom du compte|Titre|d>Adresse e-mail|Propriétaire de la piste|D>Site Web',
  ],
  [
    'pipedrive de',
    'N>Person - Name|d>Person - E-Mail|Person - Organisation|Person - Besitzer|D>Organisation - Website|U>Person - LinkedIn-Profil',
  ],
  ['pipedrive fr', 'N>Personne - Nom|d>Personne - E-mail|Personne - Organisation|Personne - Propriétaire'],
  ['keap', 'Id|F>First Name|L>Last Name|Company|D>Web Address|d>Email|Phone 1|Owner|Lead Source'],
  [
    'nimble',
    'F>first name|L>last name|title|company name|d>email (work)|phone (work)|U>linkedin|D>url (work)',
  ],
  [
    'capsule',
    'ID|Type|Title|F>First Name|L>Last Name|Job Title|Organisation|Phone Number|d>Email Address|D>Website',
  ],
  [
    'insightly',
    'Record Id|Salutation|F>First Name|L>Last Name|d>Email Address|Organization|Title|U>LinkedIn Profile',
  ],
  ['notion', 'N>Name|Company|D>Website|U>LinkedIn|Status|Next step|Tags'],
  ['airtable', 'N>Contact|Account|D>Domain (from Account)|U>LinkedIn URL|d>Email|Last touch'],
  ['streak', 'N>Name|Stage|Assigned To|D>Company Site|Contact Email|Notes'],
  ['gmass', 'd>EmailAddress|F>FirstName|L>LastName|Company|UnsubscribeLink|Opened|Clicked'],
  [
    'outreach',
    'Prospect ID|F>First Name|L>Last Name|Title|Account|d>Emails|D>Website URL|U>LinkedIn URL|Owner|Stage',
  ],
  [
    'salesloft',
    'F>first_name|L>last_name|d>email_address|title|person_company_name|D>person_company_website|U>linkedin_url|owner_email|last_contacted_at',
  ],
  [
    'zoominfo intent',
    'Company Name|D>Website|N>Contact Name|Management Level|U>LinkedIn Contact Profile URL|LinkedIn Company Profile URL|d>Email Address',
  ],
  [
    'leadiq',
    'F>First Name|L>Last Name|U>LinkedIn URL|Title|Company Name|D>Company Domain|Company LinkedIn URL|d>Work Email 1|Personal Email 1',
  ],
  [
    'lusha new',
    'F>Contact first name|L>Contact last name|Job title|U>Contact LinkedIn profile|D>Company domain|Company LinkedIn profile|d>Work email',
  ],
  [
    'prospeo',
    'F>First name|L>Last name|U>LinkedIn URL|Company name|D>Company URL|Company LinkedIn URL|d>Email|Email verification status',
  ],
  ['findymail', 'N>Name|D>Domain|U>Linkedin|d>Verified email'],
  [
    'phantom search',
    'u>profileUrl|n>fullName|F>firstName|L>lastName|companyName|title|companyId|companyUrl|regularCompanyUrl|summary|titleDescription|industry|location|vmid|U>linkedInProfileUrl',
  ],
  [
    'captain data',
    'F>first_name|L>last_name|n>full_name|headline|U>linkedin_profile_url|sales_navigator_profile_url|company_name|D>company_website|linkedin_company_url',
  ],
  ['serp', 'Title|U>LinkedIn link|Snippet|N>Person name|Company guess|D>Domain guess'],
  ['yc list', 'Company|Batch|D>URL|N>Founder name|U>Founder LinkedIn URL|Company LinkedIn URL'],
  ['vc de', 'Fonds|D>Webseite|N>Ansprechpartner/in|Rolle|U>LinkedIn|d>E-Mail'],
  [
    'b2b de',
    'Unternehmensname|D>Web|F>Vorname Entscheider|L>Nachname Entscheider|Position Entscheider|U>LinkedIn Entscheider',
  ],
  ['b2b fr', 'Société|D>URL site|F>Prénom décideur|L>Nom décideur|Poste décideur|U>LinkedIn décideur'],
  ['b2b es', 'Compañía|D>Dominio|F>Nombre decisor|L>Apellido decisor|Cargo|U>Perfil LinkedIn'],
  [
    'b2b nl',
    'Bedrijfsnaam|D>Domeinnaam|F>Voornaam beslisser|L>Achternaam beslisser|Functie|U>LinkedIn profiel',
  ],
  [
    'en two mail',
    'F>First name|L>Last name|Company|D>Company web|d>Company email|Personal email|U>Personal LinkedIn|Company LinkedIn',
  ],
  ['en short', 'F>Fname|L>Lname|Co|d>Url'],
  [
    'alumni',
    'Grad Year|F>First Name|Maiden Name|L>Last Name|Employer|Job Title|U>LinkedIn Profile Link|d>Preferred Email',
  ],
  ['board', 'N>Director name|Board|Committee|D>Company website|U>LinkedIn'],
  ['doctor', 'N>Doctor Name|Specialty|Practice|D>Practice website|d>Email'],
  ['lawyer de', 'Kanzlei|N>Rechtsanwalt|D>Homepage|d>Mail|Ort'],
  ['realestate', 'N>Agent Name|Brokerage|D>Brokerage Website|d>Agent Email|U>Agent LinkedIn'],
  ['typos en', 'F>Firstname|L>Lasname|Comapny Name|D>Compny Domian|U>LinkedIn Profle'],
  ['typos de', 'F>Vornmae|L>Nachnmae|Unternehmne|D>Websiet|U>LinkedIn Profl'],
  ['typos fr', 'F>Prénon|L>Nom de fammille|Entreprize|D>Site internt|d>Couriel'],
  ['typos es', 'F>Nombe|L>Apelidos|Empresa|D>Sitio wb|d>Corrreo'],
  ['typos nl', 'F>Voornam|L>Achternam|Bedrijff|D>Webiste|d>Emial'],
  ['first initial', 'First Initial|F>First Name|L>Last Name|Employer Name|D>Employer Domain'],
  ['suffix', 'Prefix|F>First|Middle|L>Last|Suffix|Company|D>Site'],
  ['emoji', 'N>👤 Name|🏢 Company|D>🌐 Website|U>🔗 LinkedIn|d>📧 Email'],
  ['starred', 'F>First Name*|L>Last Name*|d>Email*|Company*|D>Website (optional)|U>LinkedIn (optional)'],
  ['multiline', 'F>First\nName|L>Last\nName|D>Company\nWebsite|U>LinkedIn\nURL'],
  ['numbered', 'No.|F>1. First name|L>2. Last name|3. Company|D>4. Company website|U>5. LinkedIn'],
  [
    'icims',
    'System ID|F>Person: First Name|L>Person: Last Name|d>Person: Email|Job: Title|Recruiting Workflow: Status',
  ],
  ['taleo', 'Candidate Number|F>Firstname|L>Lastname|d>E-mail address|Requisition|Step'],
  [
    'manatal',
    'n>Candidate Full Name|d>Candidate Email|Candidate Phone|Current Position|Current Company|U>LinkedIn',
  ],
  ['vincere', 'F>Given Name|L>Family Name|Preferred Name|d>Primary Email|Mobile|Employer|U>LinkedIn Profile'],
  [
    'recruitcrm',
    'F>First Name|L>Last Name|d>Email|Contact Number|Current Organization|U>Linkedin Url|Facebook Url|Resume Link',
  ],
  ['cats', 'F>First Name|L>Last Name|d>E-Mail|Key Skills|Owner|Date Created|D>Web Site'],
  ['d.vinci de', 'F>Vorname|L>Nachname|d>E-Mail|Bewerbungseingang|Stellentitel|Ansprechpartner Fachbereich'],
  ['rexx de', 'Bewerbernr.|Anrede|F>Vorname|L>Nachname|d>Email-Adresse|PLZ|Wohnort|U>Xing/LinkedIn'],
  ['flatchr fr', 'L>Nom|F>Prénom|d>Email|Téléphone|Annonce|Étape|Date de réception'],
  [
    'welcometothejungle fr',
    'F>Prénom du candidat|L>Nom du candidat|d>E-mail du candidat|Offre|Statut|U>LinkedIn du candidat',
  ],
  ['otys nl', 'F>Voornaam|Tussenv.|L>Achternaam|d>E-mail|Tel. mobiel|Huidige functie|Huidige werkgever'],
  [
    'bizneo es',
    'F>Nombre|L>Apellidos|d>Correo electrónico|Teléfono|Oferta|Estado candidatura|U>URL LinkedIn',
  ],
  ['bamboo hr list', 'N>Employee Name|Employee Number|Job Title|d>Work Email|Reports To'],
  [
    'hibob',
    'Employee ID|n>Display name|F>First name|L>Last name|d>Email|Reports to|Site|Department|Start date',
  ],
  ['deel', 'F>First name|L>Last name|Worker type|Country|d>Work email|Job title|Entity'],
  [
    'eventbrite de',
    'Bestellnr.|Bestelldatum|F>Vorname|L>Nachname|d>E-Mail|Ticketart|Firma|Berufsbezeichnung',
  ],
  ['billetweb fr', 'Billet|L>Nom|F>Prénom|d>Email|Commande|Tarif|Payé|Entreprise'],
  [
    'tito',
    'Number|Ticket|n>Ticket Full Name|F>Ticket First Name|L>Ticket Last Name|d>Ticket Email|Ticket Company Name|Ticket Job Title',
  ],
  ['splash', 'F>First name|L>Last name|d>Email|Organization|Title|Status|Plus ones|Date RSVPed'],
  ['goldcast', 'F>first_name|L>last_name|d>email|company|job_title|registered_on|attended|U>linkedin_url'],
  [
    'badge leads',
    'F>First Name|L>Last Name|Company|d>Email|Work Phone|Qualifier 1|Lead Rep|Capture Date|D>Company URL',
  ],
  ['zoho crm es', 'F>Nombre|L>Apellidos|Nombre de Cuenta|d>Correo electrónico|Propietario de Contacto|Cargo'],
  ['zoho crm de', 'F>Vorname|L>Nachname|Kontoname|d>E-Mail|Besitzer von Kontakt|D>Website'],
  ['dynamics fr', 'N>Nom complet|d>Courrier électronique|Nom de la société|Téléphone (bureau)|Compte'],
  ['weclapp de', 'Kundennummer|Firma|L>Nachname|F>Vorname|d>E-Mail|D>Webseite|Branche|Vertriebsmitarbeiter'],
  ['axonaut fr', 'Société|L>Nom du contact|F>Prénom du contact|d>Email du contact|D>Site internet|Catégorie'],
  ['holded es', 'N>Nombre|NIF|d>Email|Móvil|D>Web|Dirección|Población'],
  ['simplicate nl', 'Organisatie|F>Voornaam|Tussenvoegsel|L>Achternaam|d>E-mail|D>Website|Relatiebeheerder'],
  [
    'apollo csv2',
    'F>First Name|L>Last Name|Title|Company Name|d>Email|Email Status|Primary Email Source|Contact Owner|# Employees|Industry|U>Person Linkedin Url|D>Website|Company Linkedin Url|Facebook Url|Twitter Url',
  ],
  ['amplemarket', 'F>First Name|L>Last Name|Title|Company|D>Company Domain|U>LinkedIn|d>Email'],
  ['surfe', 'F>First name|L>Last name|Company|D>Company domain|U>LinkedIn profile URL|Job title|Seniorities'],
  ['fullenrich', 'F>First Name|L>Last Name|D>Domain|Company Name|U>LinkedIn URL|Most probable email'],
  [
    'apify sales nav',
    'F>firstName|L>lastName|U>profileLink|currentPosition|companyName|companyLink|location|degree',
  ],
  [
    'evaboot2',
    'F>First Name|L>Last Name|n>Full Name|Current Job|Company Name|D>Company Domain|Company Linkedin URL|U>Prospect Linkedin URL|No Match Reasons',
  ],
  [
    'gmaps emails',
    'name|D>site|subtypes|phone|full_address|email_1|N>email_1_full_name|email_1_title|linkedin|facebook',
  ],
  ['manual1', 'N>Who|Where they work|D>Their site|U>LI link'],
  ['manual2', 'N>Prospect|Org|D>web address|mobile'],
  ['manual3 de', 'N>Kontakt (Vor- und Nachname)|Firma|D>Domain|U>LinkedIn-URL'],
  ['manual4 fr', 'N>Contact (nom + prénom)|Boîte|D>Site|U>Lien LinkedIn'],
  ['manual5 es', 'N>Contacto|Empresa|D>Página|U>Linkedin contacto'],
  ['manual6 nl', 'N>Contact|Bedrijf|D>Site|U>Linkedin-link'],
  ['manual7', 'F>firstnm|L>lastnm|D>co_domain|U>li_profile_url'],
  ['typos', 'F>Frist name|L>Last nmae|Organisaton|D>Domian|U>Linked in|d>E mial'],
  ['speaker', 'N>Speaker|Talk title|Company|D>Company site|U>LinkedIn|Twitter'],
  ['advisor', 'N>Advisor Name|Firm|D>Firm Website|d>Email|CRD #'],
];
