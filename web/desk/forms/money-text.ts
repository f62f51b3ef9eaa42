/** Amounts as people type them, in yuan; fen inside. Never through floating point. */

/** Fen of `480000`, `480,000.5`, `48万`; null if it is no amount. */
export function readFen(typed: string): number | null {
  const text = typed.replace(/[,,\s]/g, '').replace(/[元¥¥]/g, '');
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
