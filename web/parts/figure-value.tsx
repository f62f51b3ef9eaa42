/** A figure as summaries set it: money rounded, rates and days with one decimal, so that 5.0% stands beside 33.3%. */
import type { Figure } from '../api/public.js';
import { useFigureNames } from '../text/figure-names.js';
import { RoundMoney } from './money.js';

export function FigureValue({ value, unit }: Pick<Figure, 'value' | 'unit'>) {
  const { unitOf } = useFigureNames();
  if (unit === '分') return <RoundMoney fen={value} />;
  if (unit === '%') return <b>{value.toFixed(1)}%</b>;
  return (
    <>
      <b>{unit === '宗' ? value : value.toFixed(1)}</b>
      <span className="money-unit">{unitOf(unit)}</span>
    </>
  );
}
