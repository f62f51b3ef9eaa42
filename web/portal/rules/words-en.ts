/** Keys as in the Chinese: the catalogue does not compile while one is missing. */
const en = {
  title: 'Rules',
  lead: 'What the platform goes by, and where each rule comes from. The rules themselves are in Chinese.',
  version: 'Version {version}, in force since {from}. ',
  versionHow: 'A project keeps the version of the day it was registered.',
  find: 'Find a rule',
  findHint: 'a word of the rule, in Chinese',
  hard: 'law',
  default: 'district',
  hardHow: 'Law: nobody may relax it.',
  defaultHow: 'District: a default that a district may make stricter.',
  basis: 'Basis',
  none: 'No rule fits; try another word.',
  count: '{count} rules',
  calendar: 'Working calendar',
  calendarHow: 'Working days follow the official calendar. In a year without one no binding date can be published.',
  years: 'Years that have one: {years}',
  versions: 'Versions',
  since: 'since {from}',
};
export default en;
