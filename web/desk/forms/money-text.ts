/** Amounts as people type them, in yuan; fen inside. Never through floating point. */

import { typedYuan } from './circumstances.js';

/** Fen of `480000`, `480,000.5`, `48万`; null if it is no amount. */
export function readFen(typed: string): number | null {
  // A Chinese keyboard writes full-width digits, commas and signs of the yuan.
  const text = typed.normalize('NFKC').replace(/[,\s元¥]/g, '');
  const parts = /^(-?)(\d{1,13})(?:[.。](\d{1,6}))?(万|亿)?$/.exec(text);
  if (!parts) return null;
  const [, sign, whole = '', part = '', unit] = parts;
  const zeros = unit === '亿' ? 8 : unit === '万' ? 4 : 0;
  const digits = part.replace(/0+$/, '');
  // Less than a fen cannot be paid.
  if (digits.length > zeros + 2) return null;
  const fen = BigInt(whole + digits) * 10n ** BigInt(zeros + 2 - digits.length);
  if (fen > 1_000_000_000_000_000n) return null;
  return Number(fen) * (sign ? -1 : 1);
}

/** As it is set once the field is left: `48万` as `480,000.00`; what is no amount stays as it was typed. */
export function setOut(typed: string): string {
  const fen = readFen(typed);
  return fen === null ? typed : typedYuan(fen);
}
