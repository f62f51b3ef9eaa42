/** Time used, against its limit as a thin bar; SVG, so that no style has to be set in the page. */
import { DAY } from '../../server/machines/time.js';
import { moment } from '../text/moments.js';
import { usePartsText } from './text.js';
import './unbroken.css';

interface Timed {
  startedAt: number | null;
  doneAt: number | null;
  limitAt: number | null;
  overdueDays: number | null;
}

export function TimeBar({
  checkpoint: { startedAt, doneAt, limitAt, overdueDays },
  now,
}: {
  checkpoint: Timed;
  now: number;
}) {
  const say = usePartsText();
  if (startedAt === null) return null;
  const used = Math.max(0, (doneAt ?? now) - startedAt);
  const isLate = overdueDays !== null && overdueDays > 0;
  return (
    <p className={isLate ? 'time-bar time-bar-late' : 'time-bar'}>
      {limitAt === null ? null : <Bar used={used} allowed={Math.max(1, limitAt - startedAt)} />}
      <span className="figures">
        {spoken(used, say)}
        {limitAt === null ? null : <> · <span className="unbroken">{say('trail.limit', { when: moment(limitAt) })}</span></>}
        {isLate ? <b> · {say('rail.overdue', { days: overdueDays })}</b> : null}
      </span>
    </p>
  );
}

/** Where there is no limit there is none: it would be full, and read as if all time were used up. */
function Bar({ used, allowed }: { used: number; allowed: number }) {
  const scale = Math.max(used, allowed);
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="time-bar-all" width="100" height="4" />
      <rect className="time-bar-used" width={(100 * used) / scale} height="4" />
      <rect className="time-bar-limit" x={Math.min(99, (100 * allowed) / scale)} width="1" height="4" />
    </svg>
  );
}

const HOUR = DAY / 24;

function spoken(used: number, say: ReturnType<typeof usePartsText>): string {
  if (used < HOUR) return say('trail.usedLess');
  if (used < DAY) return say('trail.usedHours', { hours: Math.round(used / HOUR) });
  return say('trail.used', { days: Math.round(used / DAY) });
}
