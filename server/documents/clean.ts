/**
 * Text from outside, made fit for paper. What nobody can see must not decide how a document reads: control, bidi and
 * zero-width characters are taken out (U+202E would print 元0001 for 1000元 in a viewer), line ends are unified, runs
 * of spaces and of line ends become one, so that ten thousand of them cannot become hundreds of pages.
 */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}

/** Every string in a value. A null is an absent fact, as it comes from rows of a database. */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value !== null && typeof value === 'object') {
    const present = Object.entries(value).filter(([, inner]) => inner !== null);
    return Object.fromEntries(present.map(([key, inner]) => [key, clean(inner)])) as T;
  }
  return value;
}
