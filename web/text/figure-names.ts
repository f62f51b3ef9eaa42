/** Names, formulas and units of the figures in the language of the page. */
import type { Figure } from '../api/public.js';
import { currentLanguage, useLanguage, whenEnglish } from './language.js';
import { chinese } from './punctuation.js';

let english: Record<string, { name: string; formula: string }> = {};
whenEnglish(async () => {
  english = (await import('./figures-en.js')).default;
});

const UNITS_EN: Record<Figure['unit'], string> = { 宗: '', 分: '', '%': '%', 天: ' days' };

export function useFigureNames() {
  useLanguage();
  const isEnglish = currentLanguage() === 'en';
  return {
    nameOf: (figure: Figure) => (isEnglish && english[figure.key]) || { name: chinese(figure.name), formula: chinese(figure.formula) },
    unitOf: (unit: Figure['unit']) => (isEnglish ? UNITS_EN[unit] : unit),
  };
}
