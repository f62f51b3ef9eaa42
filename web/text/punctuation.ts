/**
 * The tables of the machine and the messages of the platform write ASCII marks; Chinese text sets full-width ones, and
 * breaks its lines right only with them.
 */
const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '(': '（', ')': '）' };
const CHINESE = /[\p{Script=Han}「」《》“”（）]/u;
/** May stand before a Chinese mark if Chinese follows it: `5%，不超过`, `XLSX，每个`, and a value that is filled in. */
const BEFORE = /[\p{Script=Han}「」《》“”（）\da-z%}]/iu;

/** A mark beside Chinese is Chinese: `期限,5日` and `5%,不超过`, but not `16:00` or `a, b`. */
export function chinese(text: string): string {
  return marks(brackets(text));
}

function brackets(text: string): string {
  const turned = text.replace(/[()]/g, (mark, at: number) => {
    const isChinese = CHINESE.test(text[at - 1] ?? '') || CHINESE.test(text[at + 1] ?? '');
    return isChinese ? (FULL[mark] as string) : mark;
  });
  // One that was opened full-width is closed so, whatever stands before it.
  return turned.replace(/（([^（）()]*)\)/g, '（$1）').replace(/\(([^（）()]*)）/g, '（$1）');
}

function marks(text: string): string {
  return text.replace(/[,;:?]/g, (mark, at: number) => {
    const [before = '', after = ''] = [text[at - 1], text[at + 1]];
    // `{act}?`: a question that ends with a value.
    const asksForValue = mark === '?' && before === '}' && after === '';
    const isChinese = CHINESE.test(before) || (CHINESE.test(after) && BEFORE.test(before)) || asksForValue;
    return isChinese ? (FULL[mark] as string) : mark;
  });
}
