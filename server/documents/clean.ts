/**
 * Text from outside, made fit for paper. What nobody can see must not decide how a document reads: control, bidi and
 * zero-width characters are taken out (U+202E would print 元0001 for 1000元 in a viewer), line ends are unified, runs
 * of spaces and of line ends become one, so that ten thousand of them cannot become hundreds of pages.
 */
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029\u000b\u000c]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
const UNSEEN =
  /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

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

/** Every string in a value. */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)])) as T;
  }
  return value;
}
