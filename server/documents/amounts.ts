/**
 * Money on paper. Amounts are integers in fen 分; figures and capitals are both printed, because capitals
 * are what a forger cannot extend by one stroke.
 */
import Nzh from 'nzh';

const LARGEST = 999_999_999_999_999; // 13 digits of yuan and two of jiao and fen

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
  const exact = (Math.abs(fen) / 100).toFixed(2);
  const text = Nzh.cn.toMoney(exact, { outSymbol: false, forceZheng: true });
  return fen < 0 ? `负${text}` : text;
}

function refuseOdd(fen: number): void {
  if (!Number.isSafeInteger(fen) || Math.abs(fen) > LARGEST) {
    throw new RangeError(`not an amount in fen of at most 13 digits of yuan: ${fen}`);
  }
}
