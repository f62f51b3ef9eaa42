/** What closes soonest, where a bidder begins. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listProjects } from '../../api/public.js';
import { useSay } from '../words.js';
import { FoundList } from './found.js';

const SHOWN = 3;

export default function ClosingSoon() {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['public', 'closing'],
    queryFn: ({ signal }) => listProjects({ stage: 'bidding', order: 'closing', limit: SHOWN }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section>
      <h2>{say('最快截止的项目')}</h2>
      <FoundList items={data.items} />
      <p>
        <Link to="/find">{say('看看正在公告的项目')}</Link>
      </p>
    </section>
  );
}
