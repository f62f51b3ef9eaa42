/** 统计: the figures with their formulas, by month and by town; every number opens its projects. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { get } from '../../api/client.js';
import type { Figure } from '../../api/public.js';
import { FigureValue } from '../../parts/figure-value.js';
import { RoundMoney } from '../../parts/money.js';
import { useFigureNames } from '../../text/figure-names.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { yuan } from '../table/csv.js';
import { ExportButton } from '../table/export-button.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import type { Group } from './group.js';
import { Parts } from './parts.js';
import './statistics.css';

const Charts = lazy(() => import('./charts.js'));

export default function StatisticsPage() {
  const say = useSay();
  const { nameOf } = useFigureNames();
  const [search, setSearch] = useSearchParams();
  const figures = useQuery({
    queryKey: ['figures'],
    queryFn: ({ signal }) => get<{ figures: Figure[] }>('/api/public/stats', signal),
  });
  const groups = useQuery({
    queryKey: ['statistics'],
    queryFn: ({ signal }) => get<{ towns: Group[]; months: Group[] }>('/api/statistics', signal),
  });
  const opened = search.get('figure');
  const open = (asked: Record<string, string>) => setSearch(asked, { replace: true });
  if (figures.isPending || groups.isPending) return <Waiting />;
  if (!figures.data || !groups.data) {
    return (
      <Failure
        error={figures.error ?? groups.error}
        again={() => Promise.all([figures.refetch(), groups.refetch()])}
      />
    );
  }
  const { towns, months } = groups.data;
  const chosen = figures.data.figures.find((f) => f.key === opened);
  return (
    <>
      <h1>{say('统计')}</h1>
      <ul className="figure-cards">
        {figures.data.figures.map((figure) => (
          <li key={figure.key}>
            <button
              type="button"
              aria-pressed={opened === figure.key}
              onClick={() => open({ figure: figure.key })}
            >
              <span>{nameOf(figure).name}</span>
              <strong className="figures">
                <FigureValue {...figure} />
              </strong>
              <small>{nameOf(figure).formula}</small>
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <Parts
          figure={opened}
          name={chosen ? nameOf(chosen).name : ''}
          unit={chosen?.unit ?? null}
          town={search.get('town')}
          month={search.get('month')}
          onClose={() => open({})}
        />
      )}
      {months.length === 0 && <Nothing>{say('还没有签订合同的项目,签订后这里会有图表。')}</Nothing>}
      {months.length > 0 && (
        <Suspense fallback={<Waiting />}>
          <Charts
            months={months}
            towns={towns}
            onMonth={(month) => open({ figure: 'turnover', month })}
            onTown={(town) => open({ figure: 'turnover', town })}
          />
        </Suspense>
      )}
      {towns.length > 0 && (
        <Towns towns={towns} onOpen={(figure, town) => open({ figure, town })} />
      )}
    </>
  );
}

const MONEY_COLUMNS = [
  ['turnover', '累计交易额'],
  ['gain', '增收'],
  ['saved', '节约资金'],
] as const;

/** The same numbers as a table: for those who cannot see a chart, and to print. */
function Towns({
  towns,
  onOpen,
}: {
  towns: readonly Group[];
  onOpen: (figure: string, town: string) => void;
}) {
  return (
    <>
      <Table
        caption="按镇街"
        items={towns}
        keyOf={(town) => town.key}
        columns={[
          { name: '镇街', cell: (town) => town.name },
          {
            name: '成交宗数',
            className: 'number',
            cell: (town) => (
              <Button type="link" size="small" onClick={() => onOpen('trades', town.key)}>
                {town.trades}
              </Button>
            ),
          },
          ...MONEY_COLUMNS.map(([figure, name]) => ({
            name,
            className: 'number',
            cell: (town: Group) => (
              <Button type="link" size="small" onClick={() => onOpen(figure, town.key)}>
                <RoundMoney fen={town[figure]} />
              </Button>
            ),
          })),
        ]}
      />
      <ExportButton
        name="按镇街统计"
        head={['镇街', '成交宗数', '累计交易额(元)', '增收(元)', '节约资金(元)']}
        rows={() =>
          towns.map((t) => [t.name, t.trades, yuan(t.turnover), yuan(t.gain), yuan(t.saved)])
        }
      />
    </>
  );
}
