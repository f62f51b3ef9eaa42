/**
 * Money on paper. Amounts are integers in fen 分; figures and capitals are both printed, because capitals
 * are what a forger cannot extend by one stroke. Own code, not nzh: above 万亿 nzh leaves out the 零 that
 * stands for a skipped place (4 000 070 900 005 yuan).
 */
const LARGEST = 999_999_999_999_999; // 13 digits of yuan and two of jiao and fen
const DIGITS = '零壹贰叁肆伍陆柒捌玖';

export function yuan(fen: number): string {
  return `${yuanFigures(fen)} 元`;
}

/** For table columns whose title already says 元. */
export function yuanFigures(fen: number): string {
  refuseOdd(fen);
  const whole = String(Math.floor(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = String(Math.abs(fen) % 100).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${whole}.${cents}`;
}

/** 整 closes 元 and 角 alike, so that nothing can be written behind; after 分 there is nothing to close. */
export function capitals(fen: number): string {
  refuseOdd(fen);
  const amount = Math.abs(fen);
  const whole = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  const sign = fen < 0 ? '负' : '';
  if (amount === 0) return '零元整';
  const yuanPart = whole === 0 ? '' : `${spoken(whole)}元`;
  if (jiao === 0 && cents === 0) return `${sign}${yuanPart}整`;
  const jiaoPart = jiao > 0 ? `${DIGITS[jiao]}角` : whole > 0 ? '零' : '';
  return `${sign}${yuanPart}${jiaoPart}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`;
}

const PLACES: readonly [number, string][] = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
];

/** A number is its highest place, read as a number itself, and the rest behind a 零 where places are skipped. */
function spoken(n: number): string {
  for (const [place, name] of PLACES) {
    if (n < place) continue;
    const rest = n % place;
    const skips = rest > 0 && rest < place / 10;
    return `${spoken(Math.floor(n / place))}${name}${skips ? '零' : ''}${rest > 0 ? spoken(rest) : ''}`;
  }
  return DIGITS[n] ?? '';
}

function refuseOdd(fen: number): void {
  if (!Number.isSafeInteger(fen) || Math.abs(fen) > LARGEST) {
    throw new RangeError(`not an amount in fen of at most 13 digits of yuan: ${fen}`);
  }
}
