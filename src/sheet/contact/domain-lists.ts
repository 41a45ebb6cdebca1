// Domains that are never a person's company, because anybody can have a mailbox or a page there.
import { wordList } from '../words.js';

/** Mailbox brands that exist under many endings: yahoo.co.uk, hotmail.fr, gmx.net. */
export const FREE_MAIL_FAMILY =
  /^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|windowslive|gmx|aol|rocketmail|protonmail|mailinator|yopmail|zohomail|tutanota|yandex)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** Single mailbox domains: webmail, internet providers' mailboxes in the languages we serve, throw-away addresses. */
export const FREE_MAIL: ReadonlySet<string> = new Set(
  wordList(
    'icloud.com me.com mac.com proton.me pm.me fastmail.com fastmail.fm hey.com mail.com email.com usa.com inbox.com hushmail.com ' +
      'tuta.io tuta.com tutamail.com duck.com mail.ru bk.ru inbox.ru list.ru ya.ru rambler.ru ukr.net qq.com foxmail.com 163.com ' +
      '126.com 139.com sina.com sina.cn sohu.com naver.com hanmail.net daum.net rediffmail.com web.de t-online.de freenet.de arcor.de ' +
      'online.de posteo.de posteo.net mailbox.org mail.de email.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at free.fr orange.fr ' +
      'wanadoo.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr libero.it virgilio.it tin.it alice.it ' +
      'tiscali.it telefonica.net wanadoo.es terra.es ono.com ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl ' +
      'casema.nl quicknet.nl upcmail.nl telenet.be skynet.be proximus.be scarlet.be voo.be btinternet.com btopenworld.com sky.com ' +
      'talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk comcast.net verizon.net att.net sbcglobal.net ' +
      'bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net optimum.net roadrunner.com rr.com frontier.com ' +
      'windstream.net centurylink.net shaw.ca rogers.com bell.net sympatico.ca telus.net videotron.ca bigpond.com bigpond.net.au ' +
      'optusnet.com.au xtra.co.nz uol.com.br bol.com.br terra.com.br ig.com.br sapo.pt seznam.cz wp.pl o2.pl interia.pl onet.pl ' +
      'abv.bg guerrillamail.com 10minutemail.com temp-mail.org trashmail.com sharklasers.com',
  ),
);

/** Sites whose pages (not whose front door) belong to somebody else. */
export const PROFILE_SITE =
  /(?:^|\.)(?:linkedin|facebook|fb|instagram|twitter|x|youtube|tiktok|pinterest|xing|crunchbase|github|medium|angel|wellfound|glassdoor|apollo|bloomberg|zoominfo|yelp|linktr|google|lnkd|about|calendly|wikipedia)\.(?:com|co|ee|me|in|de|org)$/;
