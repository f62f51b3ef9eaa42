/** A price of a trade: of what is let it is a year’s. */
import type { ProjectItem } from '../api/answers.js';
import { Money } from './money.js';
import { usePartsText } from './text.js';

export function Price({ fen, project: { dealing } }: { fen: number; project: Pick<ProjectItem, 'dealing'> }) {
  const say = usePartsText();
  return (
    <span className="price">
      <Money fen={fen} />
      {!dealing || dealing === 'transfer' ? null : <span className="money-unit">{say('price.perYear')}</span>}
    </span>
  );
}
