/** For a station: how many authorities wait to be confirmed. They belong to no trade, and so stand in no list of acts. */
import { Link } from 'react-router';
import { useSay } from '../words.js';
import { useAuthorities } from './queries.js';

export default function WaitingAuthorities() {
  const say = useSay();
  const { data } = useAuthorities();
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <Link to="/authorities">{say('有{count}份授权委托书待确认', { count })}</Link>
    </p>
  );
}
