/** 找项目: what is announced and still open, for bidders. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listProjects, type ProjectItem } from '../../api/public.js';
import { Countdown } from '../../parts/countdown.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { Paged } from '../table/paged.js';
import { useSay } from '../words.js';
import './find.css';

export default function FindPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const side = search.get('side') ?? '';
  const pages = useInfiniteQuery({
    queryKey: ['public', 'bidding', side],
    queryFn: ({ pageParam, signal }) =>
      listProjects({ stage: 'bidding', side, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <h1>{say('找项目')}</h1>
      <div className="filters">
        {['', 'asset', 'procurement'].map((key) => (
          <Button
            key={key}
            type={side === key ? 'primary' : 'default'}
            aria-pressed={side === key}
            onClick={() => setSearch(key ? { side: key } : {}, { replace: true })}
          >
            {key === ''
              ? say('全部')
              : key === 'asset'
                ? say('我要承租、承包、购买')
                : say('我要承接工程、供货')}
          </Button>
        ))}
      </div>
      <Paged pages={pages} more={say('再看一些')} empty={say('现在没有正在公告的项目。新的公告会出现在这里。')}>
        {(items) => (
          <ul className="found">
            {items.map((p) => (
              <FoundItem key={p.id} project={p} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}

function FoundItem({ project: p }: { project: ProjectItem }) {
  const say = useSay();
  const names = useNames();
  return (
    <li>
      <Link to={`/projects/${p.id}`}>
        <bdi>{p.title}</bdi>
      </Link>
      <span>
        {p.town.name} {p.village.name} · {names('categories', p.category)} ·{' '}
        {names('modes', p.mode)}
      </span>
      {p.limit !== null && (
        <span>
          {p.side === 'asset' ? say('底价') : say('限价')} <Money fen={p.limit} />
        </span>
      )}
      {p.dates && <Countdown to={p.dates.offersCloseAt} label={say('报价截止')} />}
    </li>
  );
}
