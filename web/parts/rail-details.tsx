/** One stop of the rail in words: when and by whom it was passed, or what it waits for and until when. */
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { currentLanguage } from '../text/language.js';
import { useNames } from '../text/domain.js';
import { exactly, moment } from '../text/moments.js';
import { chinese } from '../text/punctuation.js';
import { speakEarliest } from './rail-dates.js';
import type { Stop } from './rail-stops.js';
import { usePartsText } from './text.js';

export function StopDetails({ stop, titled = false }: { stop: Stop; titled?: boolean }) {
  const nameOf = useNames();
  const say = usePartsText();
  const { state, doneAt, actor, until, reason, overdueDays, roles = [] } = stop;
  const ahead = ({ key, earliest }: Stop) => {
    if (earliest) return speakEarliest(earliest);
    // Where the notice lets whoever has registered offer at once, nobody waits for the stops before.
    return key === 'offers' ? null : say('rail.after');
  };
  const row = CHECKPOINTS.find((c) => c.key === stop.key);
  const who = roles.map((role) => nameOf('roles', role)).join(currentLanguage() === 'en' ? ', ' : '、');
  const lines = [
    state === 'done' && doneAt ? say('rail.doneAt', { when: moment(doneAt) }) : null,
    state === 'done' && (actor || who) ? say('rail.by', { who: actor ?? who }) : null,
    state === 'done' && overdueDays ? say('rail.lateBy', { days: overdueDays }) : null,
    (state === 'current' || state === 'coming') && who ? say('rail.needs', { who }) : null,
    state === 'current' && until ? `${say('rail.until')} ${exactly(until)}` : null,
    titled && state === 'current' && overdueDays ? say('rail.overdue', { days: overdueDays }) : null,
    state === 'coming' ? ahead(stop) : null,
    reason ? chinese(reason) : null,
    row && state !== 'not_applicable' && state !== 'cut_off' && currentLanguage() === 'zh'
      ? say('rail.issues', { document: chinese(row.document) })
      : null,
  ].filter((line) => line !== null);
  return (
    <div className={`rail-details rail-details-${state}`}>
      {titled ? (
        <p className="rail-details-title">
          {say('rail.number', { no: stop.no })} {nameOf('checkpoints', stop.key)}
          <span className={`rail-state rail-state-${state}`}>{say(`rail.${state}`)}</span>
        </p>
      ) : null}
      {lines.map((line) => (
        <span key={line} className="rail-line figures">
          {line}
        </span>
      ))}
    </div>
  );
}
