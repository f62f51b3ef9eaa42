/** Said to whoever can do nothing now: where the trade stands, and what comes next when. */
import { timeOfDay } from '../../../server/machines/time.js';
import { useNames } from '../../text/domain.js';
import { listed } from '../../text/listing.js';
import { day, moment } from '../../text/moments.js';
import type { ProjectView } from '../forms/circumstances.js';
import { useSay } from '../words.js';

export function NothingToDo({ view }: { view: ProjectView }) {
  const say = useSay();
  const names = useNames();
  const where = listed(view.checkpoints.map((key) => names('checkpoints', key)));
  const [next] = view.earliest;
  if (view.suspended) return <p className="hint">{say(
      view.facts?.suspension?.by === 'discipline'
        ? '现在没有您要办的。交易暂停,等镇街决定是否中止。'
        : '现在没有您要办的。交易已中止。',
    )}</p>;
  if (!where) return <p className="hint">{say('现在没有您要办的。')}</p>;
  if (!next) return <p className="hint">{say('现在没有您要办的。项目正在“{where}”。', { where })}</p>;
  const when = timeOfDay(next.at) === 0 ? day(next.at) : moment(next.at);
  return (
    <p className="hint">
      {say('现在没有您要办的。项目正在“{where}”,最早{when}进入“{next}”。', { where, when, next: names('checkpoints', next.key) })}
    </p>
  );
}
