/** 找项目: what is announced and still open, for bidders; what closes soonest stands first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { listProjects } from '../../api/public.js';
import { useFilters } from '../table/filter.js';
import { Paged } from '../table/paged.js';
import { SearchForm } from '../table/search-form.js';
import { useSay } from '../words.js';
import { FoundList } from './found.js';

const SIDES = [
  ['', '全部'],
  ['asset', '我要承租、承包、购买'],
  ['procurement', '我要承接工程、供货'],
] as const;

export default function FindPage() {
  const say = useSay();
  const [asked, set] = useFilters(['side', 'search']);
  const pages = useInfiniteQuery({
    queryKey: ['public', 'bidding', asked],
    queryFn: ({ pageParam, signal }) =>
      listProjects({ ...asked, stage: 'bidding', order: 'closing', after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <h1>{say('找项目')}</h1>
      <div className="filters">
        {SIDES.map(([key, name]) => (
          <Button
            key={key}
            type={asked.side === key ? 'primary' : 'default'}
            aria-pressed={asked.side === key}
            onClick={() => set('side', key)}
          >
            {say(name)}
          </Button>
        ))}
      </div>
      <SearchForm
        value={asked.search}
        placeholder={say('名称、编号、村或镇')}
        onSearch={(text) => set('search', text)}
      />
      <Paged
        pages={pages}
        more={say('再看一些')}
        empty={
          asked.search
            ? say('没有找到。少写几个字再找,或看看全部。')
            : say('现在没有正在公告的项目。新的公告会出现在这里。')
        }
      >
        {(items) => <FoundList items={items} />}
      </Paged>
    </>
  );
}
