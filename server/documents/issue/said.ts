/** What people wrote, made fit for a line of a document; and what is printed where they wrote nothing. */
import { cleanText } from '../clean.js';

/** Honest, and visible to whoever could have filled it in; never a value made up. */
export const NOT_RECORDED = '未登记';
/** What a fact of a few words may hold. */
const LONGEST = 1_000;
const CUT = '……（以下见平台日志原文）';

type Written = string | null | undefined;

/** A few words. Longer ones are cut where the reader can see it: the log has them whole. */
export function said(text: Written, otherwise = NOT_RECORDED): string {
  const cleaned = cleanText(text ?? '');
  if (cleaned === '') return otherwise;
  return cleaned.length <= LONGEST ? cleaned : `${cutAt(cleaned, LONGEST - CUT.length)}${CUT}`;
}

/** Something at length. */
export function written(text: Written, otherwise = NOT_RECORDED): string {
  return cleanText(text ?? '') || otherwise;
}

/** One item a line, as people write lists into a field. */
export function lines(text: Written): string[] {
  return cleanText(text ?? '')
    .split('\n')
    .map((line) => said(line.trim(), ''))
    .filter((line) => line !== '');
}

/** Never between the two halves of a rare character. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
