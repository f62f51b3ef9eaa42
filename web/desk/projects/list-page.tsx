/** Projects within one's scope; for a bidder the trades taken part in. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get, query } from '../../api/client.js';
import { exactly } from '../../text/moments.js';
import { choicesOf, type Table as Names, useNames } from '../../text/domain.js';
import { Moment } from '../../parts/moment.js';
import { listed } from '../../text/listing.js';
import { has, usePerson } from '../session.js';
import { everyPage } from '../table/every-page.js';
import { ExportButton } from '../table/export-button.js';
import { ChoiceFilter, useFilters } from '../table/filter.js';
import { itemsOf, Paged } from '../table/paged.js';
import { PlaceFilter } from '../table/place-filter.js';
import { SearchForm } from '../table/search-form.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';

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

const FILTERS: readonly [key: string, name: string, table: Names][] = [
  ['stage', '环节', 'stages'],
  ['side', '方向', 'sides'],
  ['category', '类别', 'categories'],
  ['mode', '方式', 'modes'],
];

export default function ListPage() {
  const say = useSay();
  const person = usePerson();
  useNames();
  const [filters, set] = useFilters(['search', 'town', 'village', ...FILTERS.map(([key]) => key)]);
  const pages = useInfiniteQuery({
    queryKey: ['projects', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page>(`/api/projects${query({ ...filters, after: pageParam, limit: 30 })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <h1>{has(person, 'bidder') ? say('我的交易') : say('项目')}</h1>
      <SearchForm
        value={filters.search ?? ''}
        placeholder={say('名称、编号、村或镇')}
        onSearch={(text) => set('search', text)}
      >
        <PlaceFilter
          town={filters.town ?? ''}
          village={filters.village ?? ''}
          onTown={(code) => set('town', code, 'village')}
          onVillage={(code) => set('village', code)}
        />
        {FILTERS.map(([key, name, table]) => (
          <ChoiceFilter
            key={key}
            name={say(name)}
            options={choicesOf(table)}
            value={filters[key] ?? ''}
            onChange={(value) => set(key, value)}
          />
        ))}
        {itemsOf(pages).length > 0 && <ExportProjects filters={filters} />}
      </SearchForm>
      <Paged
        pages={pages}
        more={say('再看30个')}
        empty={
          has(person, 'bidder') ? (
            <Link to="/find">{say('您还没有参加交易,看看正在公告的项目')}</Link>
          ) : (
            <p>{say('没有符合条件的项目,请放宽筛选。')}</p>
          )
        }
      >
        {(items) => <ProjectTable items={items} isOwn={has(person, 'bidder')} />}
      </Paged>
    </>
  );
}

function ExportProjects({ filters }: { filters: Record<string, string> }) {
  const names = useNames();
  return (
    <ExportButton
      name="项目"
      head={['项目编号', '项目名称', '镇街', '村', '类别', '方式', '环节', '正在办理', '登记']}
      rows={async () => {
        const all = await everyPage<Listed>(
          (after) => `/api/projects${query({ ...filters, after, limit: 100 })}`,
        );
        return all.map((p) => [
          p.code,
          p.title,
          p.town.name,
          p.village.name,
          names('categories', p.category),
          names('modes', p.mode),
          names('stages', p.stage),
          listed(p.checkpoints.map((key) => names('checkpoints', key))),
          exactly(p.registeredAt),
        ]);
      }}
    />
  );
}

/** `isOwn`: to a bidder the close of the offers says more than the day of registration. */
function ProjectTable({ items, isOwn }: { items: readonly Listed[]; isOwn: boolean }) {
  const say = useSay();
  const names = useNames();
  return (
    <Table
      items={items}
      keyOf={(p) => p.id}
      columns={[
        {
          name: '项目',
          className: 'card-head',
          cell: (p) => (
            <>
              <Link to={`/projects/${p.id}`}>
                <bdi>{p.title}</bdi>
              </Link>
              <small className="figures">{p.code}</small>
            </>
          ),
        },
        {
          name: '村',
          cell: (p) => (
            <>
              {p.village.name}
              <small>{p.town.name}</small>
            </>
          ),
        },
        {
          name: '类别与方式',
          cell: (p) => (
            <>
              {names('categories', p.category)}
              <small>{names('modes', p.mode)}</small>
            </>
          ),
        },
        {
          name: '环节',
          cell: (p) => (
            <>
              <span className={`badge badge-${p.suspended ? 'suspended' : p.stage}`}>
                {p.suspended ? say('已中止') : names('stages', p.stage)}
              </span>
              <small>{listed(p.checkpoints.map((key) => names('checkpoints', key)))}</small>
            </>
          ),
        },
        isOwn
          ? {
              name: '报价截止',
              cell: (p) => (p.offersCloseAt === null ? '—' : <Moment at={p.offersCloseAt} exact />),
            }
          : { name: '登记', cell: (p) => <Moment at={p.registeredAt} dayOnly /> },
      ]}
    />
  );
}
