/** The totals of domain §8; each says how it is counted. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readFigures } from '../../api/public.js';
import { FigureValue } from '../../parts/figure-value.js';
import { useNarrow } from '../../parts/narrow.js';
import { useFigureNames } from '../../text/figure-names.js';
import { useHomeText } from './words.js';

export const FIGURES = { queryKey: ['figures'], queryFn: readFigures, staleTime: 60_000 };

/** On a phone what is new must not lie below all of them. */
const FEW = 4;

export function Figures() {
  const say = useHomeText();
  const { nameOf } = useFigureNames();
  const narrow = useNarrow();
  const [isAll, setAll] = useState(false);
  const isShort = narrow && !isAll;
  const { data } = useQuery(FIGURES);
  const figures = data?.figures ?? [];
  return (
    <section className="stack">
      <h2>{say('figures')}</h2>
      {data && figures.length === 0 ? <p className="empty home-wide">{say('figuresNone')}</p> : null}
      <ul className="home-figures">
        {figures.slice(0, isShort ? FEW : figures.length).map((figure) => (
          <li key={figure.key}>
            <span className="small soft">{nameOf(figure).name}</span>
            <span className="home-figure figures">
              <FigureValue {...figure} />
            </span>
            <details>
              <summary>{say('formula')}</summary>
              <p>{nameOf(figure).formula}</p>
            </details>
          </li>
        ))}
      </ul>
      {isShort && figures.length > FEW ? (
        <button type="button" className="button-plain" onClick={() => setAll(true)}>
          {say('figuresMore', { count: figures.length - FEW })}
        </button>
      ) : null}
    </section>
  );
}

