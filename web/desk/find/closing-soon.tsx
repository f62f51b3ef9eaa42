/** What closes soonest, where a bidder begins: without what stands above it already, as waiting for them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listProjects } from '../../api/public.js';
import { useTodo } from '../todo/queries.js';
import { useSay } from '../words.js';
import { FoundList } from './found.js';

const SHOWN = 3;
/** Of one page of the list. */
const MOST = 50;

export default function ClosingSoon() {
  const say = useSay();
  const todo = useTodo().data;
  const own = new Set(todo?.items.map(({ project }) => project));
  const asked = Math.min(SHOWN + own.size, MOST);
  const { data } = useQuery({
    queryKey: ['public', 'closing', asked],
    queryFn: ({ signal }) => listProjects({ stage: 'bidding', order: 'closing', limit: asked }, signal),
    enabled: todo !== undefined,
  });
  const items = data?.items.filter(({ id }) => !own.has(id)).slice(0, SHOWN) ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{say('最快截止的项目')}</h2>
      <FoundList items={items} />
      <p>
        <Link to="/find">{say('看看正在公告的项目')}</Link>
      </p>
    </section>
  );
}
