/** Numbers of the rule book in words: 50万元, 三分之二, 3年. */
import { CATEGORIES, MODES, SIDES } from '../modes.js';
import type { Fraction, NoticeRow } from './values.js';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const inWords = (n: number) => DIGITS[n] ?? String(n);

/** `50万元`, `100元`, `1,234.56元`. */
export function speakAmount(fen: number): string {
  if (fen % 1_000_000 === 0 && fen !== 0) return `${fen / 1_000_000}万元`;
  const whole = Math.trunc(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return fen % 100 === 0 ? `${whole}元` : `${whole}.${String(fen % 100).padStart(2, '0')}元`;
}

/** `三分之二`; where one of two is meant, `半数`. */
export const speakFraction = ([part, all]: Fraction) =>
  part * 2 === all ? '半数' : `${inWords(all)}分之${inWords(part)}`;

/** For which trades a row of the notice periods is: `资产类,年租金5万元以上、低于50万元`. */
export function speakRow(row: NoticeRow): string {
  const { side, categories, modes, dealing, below, from, upToYears, overYears, fromYears, fromMu } = row;
  const amount = side === 'asset' ? '首年底价' : '限价';
  // A bound that lies one fen above a whole amount includes it.
  const upTo = below !== undefined && below % 100 === 1;
  const conditions = [
    categories?.map((c) => CATEGORIES[c].name).join('、'),
    modes?.map((m) => MODES[m].name).join('、'),
    dealing === 'transfer' ? '转让' : undefined,
    from === undefined ? undefined : `${amount}${speakAmount(from)}以上`,
    below === undefined
      ? undefined
      : upTo
        ? `${amount}不超过${speakAmount(below - 1)}`
        : `${amount}低于${speakAmount(below)}`,
    upToYears === undefined ? undefined : `期限不超过${upToYears}年`,
    overYears === undefined ? undefined : `期限超过${overYears}年`,
    fromYears === undefined ? undefined : `期限${fromYears}年以上`,
    fromMu === undefined ? undefined : `面积${fromMu}亩以上`,
  ].filter((text) => text !== undefined);
  return [side ? SIDES[side] : '各类', ...conditions].join(',');
}
