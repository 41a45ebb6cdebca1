// The words of headers in English, German, French, Spanish, Dutch (and a few Italian and Portuguese ones), by what they
// say. Folded: small letters, no accents. A header is read as a set of these, so that word order, delimiters and
// qualifiers need no aliases of their own.

import { wordList } from '../words.js';

/**
 * What a word says. `first`/`last`/`family` mean a name only beside a name word; `given`/`surname` mean it alone.
 * `person` can stand for a person alone ("Contact"), `people` only beside a name word ("Customer name").
 * `private` spoils an e-mail or a website, not a profile. `other` is anything that makes the column something else.
 */
export type Concept =
  | 'first'
  | 'last'
  | 'family'
  | 'given'
  | 'surname'
  | 'name'
  | 'full'
  | 'contactPerson'
  | 'person'
  | 'people'
  | 'login'
  | 'company'
  | 'domain'
  | 'web'
  | 'page'
  | 'url'
  | 'profile'
  | 'linkedin'
  | 'email'
  | 'address'
  | 'filler'
  | 'owner'
  | 'private'
  | 'other';

// A function, since most executions never read a header, and every one pays for what runs at load.
const theWords = (): Readonly<Record<Concept, readonly string[]>> => ({
  first: wordList('1st first primer fst given christian pila'),
  last: wordList('last lst ultimo'),
  family: wordList('family famille familien familie'),
  given: wordList('forename firstname fname fn prenom vorname voornaam rufname roepnaam vornamen '),
  surname: wordList(
    'surname lastname lname ln nachname zuname achternaam apellido patronyme cognome sobrenome familyname secondname apel',
  ),
  name: wordList('name nm nom noms nombre naam namen nome heissen heisst'),
  full: wordList(
    'full ful complete complet completo completa volledige volledig voller vollstandiger vollstaendiger whole display anzeige ' +
      'afficher pantalla entire fullname weergave entero',
  ),
  contactPerson: wordList(
    'referent referente ansprechpartner ansprechpartnerin ansprechp ansprechperson poc kontaktperson contactpersoon contactperson decisionmaker interlocuteur',
  ),
  person: wordList(
    'contact contacto contato contatto who wer kontakt kontakte contacten person persona persoon personne individual',
  ),
  people: wordList(
    'lead prospect prospecto invitee registrant candidate candidat candidato kandidat kandidaat attendee guest speaker participant ' +
      'participante asistente teilnehmer teilnehmerin deelnemer gast invite invitado member mitglied membre miembro lid relatie adherent ' +
      'employee employe salarie empleado mitarbeiter medewerker staff worker customer client cliente kunde kunden klant buyer kaufer ' +
      'acheteur founder cofounder ceo executive exec investor recruiter student alumno eleve schuler patient passenger applicant ' +
      'bewerber author auteur autor recipient empfanger destinataire subscriber abonne donor volunteer alumni delegate ' +
      'people player pupil tutor teacher trainer coach resident tenant principal signer benefactor key primary main partner host champion ' +
      'stakeholder journalist reporter editor writer blogger geschaftsfuhrer geschaftsfuhrerin geschaeftsfuehrer gf ' +
      'dirigeant gerant gerente zaakvoerder sponsor decideur decisor beslisser entscheider doctor arzt medecin lawyer attorney avocat abogado anwalt ' +
      'rechtsanwalt advisor adviser',
  ),
  login: wordList('user usuario utilisateur benutzer gebruiker '),
  company: wordList(
    'company companies work raisonsociale razonsocial compagnie compania organization organisation organizacion organisatie org account employer employeur ' +
      'arbeitgeber werkgever empleador business firm firma firmen firme unternehmen betrieb entreprise ' +
      'societe empresa bedrijf corporate corporation brand institution agency enterprise azienda ditta ' +
      'cuenta compte konto negocio startup school university co comp cie fa orgs outlet publication fund fonds podcast brokerage kanzlei agentur ' +
      'agence agencia store shop boutique tienda laden negozio loja',
  ),
  domain: wordList('domain domaine dominio domein hostname fqdn'),
  web: wordList(
    'website internetauftritt webauftritt webprasenz webseite internetseite webpage homepage web www webadresse webpagina paginaweb sitoweb weblink internet ' +
      'internetadresse webseiten webaddress',
  ),
  page: wordList('site sitio page pagina seite sito '),
  url: wordList('url urls ulr uri link lien enlace href'),
  profile: wordList('profile profil perfil profiel profilo bio public handle in vanity'),
  linkedin: wordList('linkedin linkedln linkdin lnkd linkedinurl li'),
  email: wordList(
    'email mail courriel posta elettronica eletronico correo mel messagerie electronico electronique emailaddress mailadresse emailadres emailadresse ' +
      'mailadres ecorreo electronic',
  ),
  address: wordList('address addr adresse adres direccion indirizzo'),
  filler: wordList(
    'the a of and y et und en e de del der die das du des d l la le les los las el van il di da do i your you my what is s are ' +
      'their his her our for pour para fur fuer voor no optional required requis obligatoire pflichtfeld requerido verplicht if ' +
      'available current actuel actual aktuell aktuelle professional professionnel pro geschaftlich geschaeftlich ' +
      'zakelijk laboral trabajo dienstlich 1 01 value clean cleaned normalized preferred legal official offiziell ' +
      'real valid verified input default standard text string col column field enter please cell at on sn or ou ' +
      'as to enriched found finder lookup match matched matching unique properties property prop data attributes root base bare sociale c paterno paternel own respondent ' +
      'associated associe asociado zugeordneter zugeordnete share provide give tell paste us me which this that does wie sie ihr ihre ihren ihrem ihrer dein deine bitte ' +
      'zu zum zur deinem deiner travail arbeit lavoro trabalho tuo tua seu sua ' +
      'votre vos vous quel quelle est tu tus su sus cual es wat je jouw uw welke record social commercial comercial from point office buro buero bureau oficina kantoor',
  ),
  owner: wordList('owner besitzer inhaber proprietaire propietario eigenaar'),
  private: wordList('personal private privat prive privee personnel personnelle persoonlijk personlich'),
  // The shape of the person's life and of the company.
  other: wordList(
    'id ids uid uuid guid number num nr nummer numero code vmid urn index rank row ref reference hash token ' +
      'title titel titre titulo job jobs jobtitle position poste puesto cargo funktion fonction funcion functie role rol rolle occupation ' +
      'headline seniority department abteilung service departamento afdeling level function ' +
      'phone telephone telefon telefono telefoon tel telf mobile mobil mobiel movil cellphone celular handy fax whatsapp ' +
      'portable gsm skype direct dial extension durchwahl pager phoned ' +
      'street strasse rue calle straat city ville stadt ort ciudad plaats town state staat region province provincia country ' +
      'pays pais land countries location ubicacion localisation zip zipcode postal postleitzahl plz postcode postalcode ' +
      'hausnummer huisnummer county geo timezone latitude longitude area district localidad localite standort ' +
      'date datum fecha day jour month year time timestamp datetime created updated modified added joined since started start end ' +
      'expires birthday birthdate birth geburtstag geburtsdatum naissance nacimiento geboortedatum anniversary age alter edad leeftijd ' +
      'owned director directeur direktor assigned assignee rep agent manager assistant assistent asst spouse ' +
      'conjoint parent father mother pere mere child emergency urgence referrer referred invited inviter sender creator ' +
      'status statut estado stage etape lifecycle source origen bron campaign campagne campana list liste lista tag tags ' +
      'label group gruppe groupe grupo category kategorie categorie categoria type typ tipo segment tier ' +
      'priority rating score scoring confidence quality verification bounced bounce opened replied reply ' +
      'employees headcount size range revenue umsatz ingresos industry industries branche secteur sector sic naics funding funded ' +
      'founded technologies specialities specialties description beschreibung descripcion summary about note ' +
      'notiz notizen notas bemerkungen remarks comment kommentar message subject body snippet preview reason ' +
      'facebook twitter instagram tiktok youtube github crunchbase xing pinterest snapchat telegram discord meetup angellist zoominfo ' +
      'apollo hubspot salesforce pipedrive sales navigator talent salesnav ' +
      'image img photo picture avatar logo icon gravatar cover banner file filename attachment document ' +
      'product produkt produit producto item model project projekt projet proyecto event ticket order ' +
      'deal opportunity form course class team ' +
      'middle mid maiden materno 2nd nickname nick prefix prefijo suffix suffixe sufijo salutation anrede civilite aanhef initial ' +
      'additional weitere weiterer second segundo deuxieme zweiter tweede secondary tertiary other otro otra autre alt alternate ' +
      'alternative another phonetic yomi furigana kana short abbreviated screen artist spitzname surnom apodo bijnaam ' +
      'tussenvoegsel infix pseudo username userid password ' +
      'home casa domicile particular previous past former old ' +
      'gender sex sexe sexo geschlecht geslacht genre nationality language langue sprache idioma taal locale currency price amount ' +
      'total cost fee count quantity qty menge points visits ' +
      'connected connection degree mutual shared follower following premium open openlink sent send ' +
      'contacted contacte contactar touch touched activity action next step follow followup scheduled booked demo ' +
      'newsletter consent gdpr opt unsubscribe subscribe subscribed subscription unsubscribed call ' +
      'blog rss feed 2 3 4 5 6 7 8 9 02 03 04 05 two three ' +
      'contract content vat tax iban bic siret siren vendor supplier manufacturer subsidiary hq ' +
      'headquarter billing shipping mailing server hosting provider registrar history duration experience education ' +
      ' skill certificate flag test question answer survey response keyword query search result linked ' +
      'links fast lost post ad ads adset plan game song movie book',
  ),
});

let lexicon: ReadonlyMap<string, Concept> | undefined;

function theLexicon(): ReadonlyMap<string, Concept> {
  if (lexicon !== undefined) return lexicon;
  const built = new Map<string, Concept>();
  const words = theWords();
  for (const concept of Object.keys(words) as Concept[]) {
    for (const word of words[concept]) if (!built.has(word)) built.set(word, concept);
  }
  lexicon = built;
  return built;
}

/** What a folded word says, or undefined for an unknown one. Knows the plural in -s. */
export function conceptOf(word: string): Concept | undefined {
  const known = theLexicon().get(word);
  if (known !== undefined || word.length < 5 || !word.endsWith('s')) return known;
  return theLexicon().get(word.slice(0, -1));
}

/** All known words, for the search of misspelt ones. */
export function knownWords(): IterableIterator<string> {
  return theLexicon().keys();
}
