/** The projects that a figure is made of, the largest part first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { get, query } from '../../api/client.js';
import type { Figure } from '../../api/public.js';
import { FigureValue } from '../../parts/figure-value.js';
import { Money } from '../../parts/money.js';
import '../act/act.css';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { civilMonth } from '../../text/moments.js';
import { useSay } from '../words.js';

interface Part {
  id: string;
  code: string;
  title: string;
  village: string;
  value: number | null;
}

interface Props {
  figure: string;
  name: string;
  /** Null while the figure itself is not known. */
  unit: Figure['unit'] | null;
  town: string | null;
  month: string | null;
  onClose: () => void;
}

const PAGE = 50;
/** Rates are of sums of money, and the share of single offers is of yes and no. */
const MONEY = new Set(['turnover', 'first_year', 'gain', 'premium', 'saved', 'saving']);

export function Parts({ figure, name, unit, town, month, onClose }: Props) {
  const say = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['statistics', 'parts', figure, town, month],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Part[] }>(
        `/api/statistics/projects${query({ figure, town, month, offset: pageParam, limit: PAGE })}`,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (last.items.length === PAGE ? all.length * PAGE : undefined),
  });
  // On a phone the list stands below the card that opened it.
  const place = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is another list
  useEffect(() => place.current?.focus(), [figure, town, month]);
  const close = () => {
    document.querySelector<HTMLElement>('.figure-cards [aria-pressed="true"]')?.focus();
    onClose();
  };
  const items = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section className="parts" aria-live="polite">
      <h2 tabIndex={-1} ref={place}>{say('“{name}”由这些项目组成', { name: [name, month && civilMonth(month)].filter(Boolean).join(' ') })}</h2>
      {pages.isPending && <Waiting />}
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.data && items.length === 0 && <Nothing>{say('没有计入的项目。')}</Nothing>}
      <ul className="document-list">
        {items.map((part) => (
          <li key={part.id}>
            <Link to={`/projects/${part.id}`}>
              <bdi>{part.title}</bdi>
            </Link>
            <span>{part.village}</span>
            <span className="number">
              {part.value === null || unit === null ? (
                '—'
              ) : MONEY.has(figure) ? (
                <Money fen={part.value} />
              ) : figure === 'single' ? (
                say(part.value ? '是' : '否')
              ) : figure === 'failure' ? (
                say('{n}次', { n: part.value })
              ) : (
                <FigureValue value={part.value} unit={unit} />
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="act-buttons">
        {pages.hasNextPage && (
          <Button onClick={() => pages.fetchNextPage()}>{say('再看50个')}</Button>
        )}{' '}
        <Button onClick={close}>{say('收起')}</Button>
      </p>
    </section>
  );
}
