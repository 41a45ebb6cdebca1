// Frequent given names of the five languages (and of the international office), only to tell a column of people from
// columns of cities, titles and companies where there is no header.

import { wordList } from '../words.js';

let names: ReadonlySet<string> | undefined;

export function isGivenName(word: string): boolean {
  names ??= new Set(
    wordList(
      'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark steven paul andrew ' +
        'kevin brian george edward jason jeff ryan jacob gary nick eric jonathan stephen larry justin scott brandon ben benjamin sam samuel ' +
        'greg frank alex alexander patrick jack dennis jerry tyler aaron adam nathan henry peter zach kyle ethan noah oliver harry luke ' +
        'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily ' +
        'donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela anna ann anne emma nicole ' +
        'helen samantha katherine christine rachel catherine maria heather diane julie joyce victoria kelly olivia grace jane megan kate ' +
        'hans klaus jurgen jürgen wolfgang uwe stefan andreas markus matthias martin jan lukas felix max maximilian tobias sebastian florian ' +
        'christian karl heinz dieter bernd jörg jens sven ralf ursula monika petra sabine claudia katrin susanne anja julia katharina lena ' +
        'lea hannah sophie marie jean pierre michel philippe alain nicolas christophe laurent olivier julien françois francois antoine louis ' +
        'hugo camille chloé chloe léa manon isabelle sylvie nathalie valérie valerie sandrine céline celine aurélie claire hélène guillaume ' +
        'josé jose antonio juan manuel francisco luis javier carlos miguel ángel angel jesús jesus pedro alejandro rafael fernando sergio ' +
        'pablo jorge alberto álvaro diego carmen ana isabel dolores pilar teresa rosa cristina lucía lucia marta elena paula sara raquel ' +
        'johan pieter willem hendrik kees bas bram daan sem lars thijs joost maarten sander jeroen rik joris femke sanne lotte fleur eva ' +
        'anouk ingrid marieke wim henk piet marco luca giuseppe giovanni paolo matteo giulia chiara francesca ahmed mohamed mohammed ali ' +
        'omar fatima wei li ming priya raj amit rahul anil sanjay neha yuki kenji hiroshi ivan olga natalia dmitri sergei pavel tomasz piotr ' +
        'ada grace alan bob tom tim jim joe mike steve chris dan matt tony kim erik nina mia leo tina marc',
    ),
  );
  return names.has(word);
}
