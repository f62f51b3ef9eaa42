/** Amounts are whole fen; what is shown is exact, or said to be rounded by its unit. */
import { currentLanguage } from './language.js';

/** 1,234,567.80 */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '−' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const cents = Math.abs(fen) % 100;
  return `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(cents).padStart(2, '0')}`;
}

/** With its unit: 1,234.00元 */
export function yuanInWords(fen: number): string {
  return currentLanguage() === 'en' ? `¥${yuan(fen)}` : `${yuan(fen)}元`;
}

const UNITS = {
  zh: [
    { from: 100_000_000_00, unit: '亿元' },
    { from: 10_000_00, unit: '万元' },
  ],
  en: [
    { from: 1_000_000_000_00, unit: 'bn' },
    { from: 1_000_000_00, unit: 'm' },
  ],
};

/** For summaries: 123.46万元, 1.23亿元, in English ¥1.23m; what is less is exact. */
export function roundYuan(fen: number): { figure: string; unit: string } {
  const isEnglish = currentLanguage() === 'en';
  const large = UNITS[currentLanguage()].find((u) => Math.abs(fen) >= u.from);
  const figure = large ? rounded(fen, large.from) : yuan(fen);
  return { figure: isEnglish ? `¥${figure}` : figure, unit: large?.unit ?? (isEnglish ? '' : '元') };
}

function rounded(fen: number, unit: number): string {
  const figure = (Math.abs(fen) / unit).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
  return fen < 0 ? `−${figure}` : figure;
}
