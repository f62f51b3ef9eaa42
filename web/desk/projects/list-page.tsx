/** Projects within one's scope; for a bidder the trades taken part in. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { get, query } from '../../api/client.js';
import { choicesOf, type Table, useNames } from '../../text/domain.js';
import { Moment } from '../../parts/moment.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { has, usePerson } from '../session.js';
import { useSay } from '../words.js';
import './list.css';

interface Listed {
  id: string;
  code: string;
  title: string;
  village: { code: string; name: string };
  town: { code: string; name: string };
  side: string;
  category: string;
  mode: string;
  stage: string;
  suspended: boolean;
  checkpoints: string[];
  registeredAt: number;
  offersCloseAt: number | null;
}

interface Page {
  items: Listed[];
  next: string | null;
}

const FILTERS: readonly [key: string, name: string, table: Table][] = [
  ['stage', '环节', 'stages'],
  ['side', '方向', 'sides'],
  ['category', '类别', 'categories'],
  ['mode', '方式', 'modes'],
];

export default function ListPage() {
  const say = useSay();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(FILTERS.map(([key]) => [key, search.get(key) ?? '']));
  const pages = useInfiniteQuery({
    queryKey: ['projects', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page>(`/api/projects${query({ ...filters, after: pageParam, limit: 30 })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const items = pages.data?.pages.flatMap((p) => p.items) ?? [];
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <h1>{has(person, 'bidder') ? say('我的交易') : say('项目')}</h1>
      <div className="filters not-printed">
        {FILTERS.map(([key, name, table]) => (
          <Filter
            key={key}
            name={say(name)}
            table={table}
            value={filters[key] ?? ''}
            onChange={(value) => set(key, value)}
          />
        ))}
      </div>
      {pages.isPending && <Waiting />}
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.data && items.length === 0 && (
        <Nothing>
          {has(person, 'bidder') ? (
            <Link to="/find">{say('您还没有参加交易,看看正在公告的项目')}</Link>
          ) : (
            <p>{say('没有符合条件的项目,请放宽筛选。')}</p>
          )}
        </Nothing>
      )}
      {items.length > 0 && <ProjectTable items={items} />}
      {pages.hasNextPage && (
        <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {say('再看30个')}
        </Button>
      )}
    </>
  );
}

function Filter({
  name,
  table,
  value,
  onChange,
}: {
  name: string;
  table: Table;
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay();
  useNames();
  return (
    <label>
      {name}
      <select value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{say('全部')}</option>
        {choicesOf(table).map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ProjectTable({ items }: { items: readonly Listed[] }) {
  const say = useSay();
  const names = useNames();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say('项目')}</th>
          <th scope="col">{say('村')}</th>
          <th scope="col">{say('类别与方式')}</th>
          <th scope="col">{say('环节')}</th>
          <th scope="col">{say('登记')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((p) => (
          <tr key={p.id}>
            <td data-label={say('项目')}>
              <Link to={`/projects/${p.id}`}>
                <bdi>{p.title}</bdi>
              </Link>
              <small className="figures">{p.code}</small>
            </td>
            <td data-label={say('村')}>
              {p.village.name}
              <small>{p.town.name}</small>
            </td>
            <td data-label={say('类别与方式')}>
              {names('categories', p.category)}
              <small>{names('modes', p.mode)}</small>
            </td>
            <td data-label={say('环节')}>
              <span className={`badge badge-${p.suspended ? 'suspended' : p.stage}`}>
                {p.suspended ? say('已中止') : names('stages', p.stage)}
              </span>
              <small>{p.checkpoints.map((key) => names('checkpoints', key)).join('、')}</small>
            </td>
            <td data-label={say('登记')}>
              <Moment at={p.registeredAt} dayOnly />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
