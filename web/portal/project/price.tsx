/** A price of this trade: of what is let it is a year’s. */
import type { ProjectDetail } from '../../api/public.js';
import { Money } from '../../parts/money.js';
import { useProjectText } from './words.js';

export function Price({ fen, project: { dealing } }: { fen: number; project: Pick<ProjectDetail, 'dealing'> }) {
  const say = useProjectText();
  return (
    <>
      <Money fen={fen} />
      {dealing === null || dealing === 'transfer' ? null : <span className="money-unit">{say('perYear')}</span>}
    </>
  );
}
