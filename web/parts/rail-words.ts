/** Where a stop's name may break: between words, as Chinese writes no spaces and a word torn apart is read twice. */

const HAN = /\p{Script=Han}/u;

/** @returns the name's words, each with the brackets that belong to it; a name in letters breaks by itself */
export function wordsOf(name: string): string[] {
  if (!HAN.test(name) || typeof Intl.Segmenter === 'undefined') return [name];
  const words: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)) {
    if (isWordLike) {
      words.push(opening + segment);
      opening = '';
    } else if (/\p{Ps}/u.test(segment)) opening += segment;
    else words.push((words.pop() ?? '') + segment);
  }
  return words;
}
