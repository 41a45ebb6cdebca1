// Words that stand around a name without being part of it, and words that tell where a family name begins.
import { wordList } from '../words.js';

/** Forms of address before a name, folded and without their dots. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  wordList(
    'mr mrs ms mx miss mister dr prof professor doctor rev revd reverend fr hon sir dame capt captain col lt sgt maj gen pres ' +
      'herr frau hr dipl-ing dipl-kfm mag ing mme mlle monsieur madame maitre me sr sra srta don dña d dhr mevr mw drs ir ' +
      'dott dottssa sig avv arch eng engr adv er shri smt',
  ),
);

/** Of the honorifics, those that are also names, initials or words, and count only with a dot (`M. Dupont` stays as it is). */
export const HONORIFICS_WITH_DOT: ReadonlySet<string> = new Set(
  wordList('fr hon gen maj col don d me er ing mag sig adv arch ir pres eng sr'),
);

/** Generation marks and degrees that no family name is spelled like; folded, without dots. */
export const CREDENTIALS: ReadonlySet<string> = new Set(
  wordList(
    'jr snr sr iii ii iv esq mba emba phd dphil dba edd psyd pharmd mph mpa msc bsc mres mphil llb llm bba bcom mcom beng meng btech ' +
      'mtech dds dmd dvm dvm cpa cfa cma cia cisa cism cissp cipp pmp pmi-acp csm cspo cscp acca fcca aca fca acma cgma cima cipd ' +
      'shrm-cp shrm-scp phr sphr gphr frm cfp chfc clu cpcu cams cfe rph crna lcsw lmft lpc ccna ccnp ccie itil cebs cmp cae cpo ' +
      'aia faia asla leed leedap pe rn np fnp bsn msn cphq ficb frsa mbe obe cbe frcs mrcp facs faap do md jd ma ms ba bs mbbs',
  ),
);

/** Of the credentials, those that are also family names or given names (Ma, Do, Pe, Ba): capitals only, in mixed-case names. */
export const CREDENTIALS_IN_CAPITALS: ReadonlySet<string> = new Set(
  wordList('ma ms ba bs do md jd pe rn np ii iv cia cma cpo aca fca clu cae cmp'),
);

/** Small words that open a family name: van der Berg, de la Cruz, von Braun, bin Salman, dos Santos. */
export const PARTICLES: ReadonlySet<string> = new Set(
  wordList(
    "van von vom zu zur zum de der den des di da do dos das del della dello dei degli du la le las los lo ten ter te 't op aan in het " +
      'af av bin ibn bint binti ben al el ul abu st saint san santa y e vander vanden vande mac mc',
  ),
);

/** Of the particles, those that are also given names or initials, so that they open a family name in small letters only. */
export const PARTICLES_IN_SMALL: ReadonlySet<string> = new Set(
  wordList('ben do in e y te lo aan av op an het'),
);
