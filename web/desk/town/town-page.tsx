/** 超期: a town's trades for those who watch it: what is late, what is new since the last look. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { get, put, query } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { useNames } from '../../text/domain.js';
import { exactly } from '../../text/moments.js';
import { listed } from '../../text/listing.js';
import { everyPage } from '../table/every-page.js';
import { ExportButton } from '../table/export-button.js';
import { itemsOf, Paged } from '../table/paged.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import { longestFirst } from './longest-first.js';
import './town.css';

interface Trade {
  id: string;
  code: string;
  title: string;
  village: { name: string };
  stage: string;
  checkpoints: string[];
  suspended: boolean;
  limitAt: number | null;
  overdueDays: number | null;
  last: { name: string; at: number } | null;
  changed: boolean;
}

interface Page {
  head: number;
  items: Trade[];
  next: string | null;
}

const SHOWN = [
  ['overdue', '已超期'],
  ['changed', '上次查看以来有变化'],
  ['all', '全部'],
] as const;

const addressOf = (shown: string, after: string | null, limit: number) =>
  `/api/town/trades${query({
    overdue: shown === 'overdue' ? 1 : null,
    changed: shown === 'changed' ? 1 : null,
    after,
    limit,
  })}`;

export default function TownPage() {
  const say = useSay();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const shown = search.get('show') ?? 'overdue';
  const pages = useInfiniteQuery({
    queryKey: ['town', shown],
    queryFn: ({ pageParam, signal }) => get<Page>(addressOf(shown, pageParam, 50), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const items = itemsOf(pages);
  const head = pages.data?.pages[0]?.head;
  const marking = useMutation({
    mutationFn: () => put('/api/town/visit', { seen: head }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['town'] }),
  });
  return (
    <>
      <h1>{say('超期与变化')}</h1>
      <div className="filters not-printed">
        {SHOWN.map(([key, name]) => (
          <Button
            key={key}
            type={shown === key ? 'primary' : 'default'}
            aria-pressed={shown === key}
            onClick={() => setSearch({ show: key }, { replace: true })}
          >
            {say(name)}
          </Button>
        ))}
      </div>
      {items.length > 0 && (
        <div className="town-acts not-printed">
          {shown === 'changed' && (
            <Button onClick={() => marking.mutate()} loading={marking.isPending}>
              {say('全部标为已看')}
            </Button>
          )}
          <ExportTrades shown={shown} />
        </div>
      )}
      <Paged pages={pages} more={say('再看50个')} empty={<NothingShown shown={shown} />}>
        {(trades) => <Trades items={inOrder(shown, trades)} tellsChange={shown !== 'changed'} />}
      </Paged>
    </>
  );
}

const inOrder = (shown: string, trades: readonly Trade[]) => (shown === 'overdue' ? longestFirst(trades) : trades);

/** Where to look instead. */
function NothingShown({ shown }: { shown: string }) {
  const say = useSay();
  if (shown === 'overdue')
    return (
      <>
        <p>{say('没有超期的项目。')}</p>
        <Link to="?show=changed">{say('看看上次查看以来有变化的')}</Link>
      </>
    );
  if (shown === 'changed')
    return (
      <>
        <p>{say('上次查看以来没有变化。')}</p>
        <Link to="?show=all">{say('看看全部项目')}</Link>
      </>
    );
  return <p>{say('本镇街还没有项目。')}</p>;
}

function ExportTrades({ shown }: { shown: string }) {
  const names = useNames();
  return (
    <ExportButton
      name="超期与变化"
      head={['项目编号', '项目名称', '村', '正在办理', '期限', '超期日数', '最近一次办理']}
      rows={async () => {
        const all = await everyPage<Trade>((after) => addressOf(shown, after, 100));
        return inOrder(shown, all).map((t) => [
          t.code,
          t.title,
          t.village.name,
          listed(t.checkpoints.map((key) => names('checkpoints', key))),
          t.limitAt === null ? null : exactly(t.limitAt),
          t.overdueDays,
          t.last?.name,
        ]);
      }}
    />
  );
}

/** @param tellsChange not where every one has changed */
function Trades({ items, tellsChange }: { items: readonly Trade[]; tellsChange: boolean }) {
  const say = useSay();
  const names = useNames();
  return (
    <Table
      items={items}
      keyOf={(t) => t.id}
      columns={[
        {
          name: '项目',
          className: 'card-head',
          cell: (t) => (
            <>
              <Link to={`/projects/${t.id}?tab=trail`}>
                <bdi>{t.title}</bdi>
              </Link>
              <small className="figures">{t.code}</small>
            </>
          ),
        },
        { name: '村', cell: (t) => t.village.name },
        {
          name: '正在办理',
          cell: (t) => (
            <>
              {listed(t.checkpoints.map((key) => names('checkpoints', key))) || names('stages', t.stage)}
              {t.suspended && <small>{say('已中止')}</small>}
            </>
          ),
        },
        {
          name: '期限',
          cell: (t) => (
            <>
              {t.limitAt === null ? '—' : <Moment at={t.limitAt} />}
              {t.overdueDays !== null && (
                <b className="late">{say('超期{days}日', { days: t.overdueDays })}</b>
              )}
            </>
          ),
        },
        { name: '最近一次办理', cell: (t) => <LastAct last={t.last} isNew={tellsChange && t.changed} /> },
      ]}
    />
  );
}

function LastAct({ last, isNew }: { last: Trade['last']; isNew: boolean }) {
  const say = useSay();
  if (last === null) return '—';
  return (
    <>
      {say(last.name)} <Moment at={last.at} />
      {isNew && <small>{say('有变化')}</small>}
    </>
  );
}
