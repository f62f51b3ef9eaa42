/** Stands on every page while somebody acts for a company: for whom, and the way back. */
import { Button } from 'antd';
import { Refusal } from '../../parts/refusal.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { useActing } from './queries.js';
import './authorities.css';

export function ActingLine() {
  const say = useSay();
  const { representing, displayName } = usePerson();
  const acting = useActing();
  if (!representing) return null;
  return (
    <div className="acting-line" role="status">
      <span>
        {say('您正代表')} <b>{displayName}</b> {say('办理,所办的算单位的。')}
      </span>
      <Button size="small" loading={acting.isPending} onClick={() => acting.mutate(null)}>
        {say('改回本人办理')}
      </Button>
      {acting.error && <Refusal error={acting.error} />}
    </div>
  );
}
