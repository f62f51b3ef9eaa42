import { roundYuan, yuan, yuanInWords } from '../text/money.js';
import { useLanguage } from '../text/language.js';
import './money.css';

/** An exact amount, in figures of one width, so that columns of them line up. */
export function Money({ fen, unit = true }: { fen: number; unit?: boolean }) {
  useLanguage();
  return <span className="money figures">{unit ? yuanInWords(fen) : yuan(fen)}</span>;
}

/** For summaries: 万元, 亿元; the exact amount on touch and for screen readers. */
export function RoundMoney({ fen }: { fen: number }) {
  useLanguage();
  const { figure, unit } = roundYuan(fen);
  return (
    <data className="money figures" value={yuan(fen)} title={yuanInWords(fen)}>
      <b>{figure}</b>
      {unit ? <span className="money-unit">{unit}</span> : null}
    </data>
  );
}
