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
  return withoutLone(words);
}

/** The dictionary lacks 鉴证 and 保证金: two lone characters make a word, one alone goes to its shorter neighbour. */
function withoutLone(words: readonly string[]): string[] {
  const held: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [word = '', next] = words.slice(i);
    const before = held.at(-1);
    if (word.length > 1) held.push(word);
    else if (next !== undefined && (next.length === 1 || before === undefined || before.length > next.length)) {
      held.push(word + next);
      i += 1;
    } else held.push(`${held.pop() ?? ''}${word}`);
  }
  return held;
}
