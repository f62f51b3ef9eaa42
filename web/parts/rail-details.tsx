/** One stop of the rail in words: when and by whom it was passed, or what it waits for and until when. */
import { CHECKPOINT_KEYS, type CheckpointKey, documentOf } from '../../server/machines/checkpoints.js';
import { currentLanguage } from '../text/language.js';
import { useNames } from '../text/domain.js';
import { exactly, moment } from '../text/moments.js';
import { chinese } from '../text/punctuation.js';
import { speakEarliest } from './rail-dates.js';
import type { RailTrade, Stop } from './rail-stops.js';
import { usePartsText } from './text.js';

interface Props {
  stop: Stop;
  trade: RailTrade;
  titled?: boolean;
}

export function StopDetails({ stop, trade, titled = false }: Props) {
  const nameOf = useNames();
  const say = usePartsText();
  const { state, doneAt, actor, until, reason, overdueDays, isOpen = false, roles = [] } = stop;
  const ahead = ({ key, earliest }: Stop) => {
    if (earliest) return speakEarliest(earliest);
    // Where the notice lets whoever has registered offer at once, nobody waits for the stops before.
    return key === 'offers' ? null : say('rail.after');
  };
  const key = CHECKPOINT_KEYS.find((one): one is CheckpointKey => one === stop.key);
  const isHeld = trade.suspended && state === 'current';
  const shown = isHeld ? 'held' : isOpen ? 'open' : state;
  const roleOf = (role: string) => (role === 'bidder' ? nameOf('bidders', trade.side) : nameOf('roles', role));
  const who = roles.map(roleOf).join(currentLanguage() === 'en' ? ', ' : '、');
  const lines = [
    state === 'done' && doneAt ? say('rail.doneAt', { when: moment(doneAt) }) : null,
    state === 'done' && (actor || who) ? say('rail.by', { who: actor ?? who }) : null,
    state === 'done' && overdueDays ? say('rail.lateBy', { days: overdueDays }) : null,
    (state === 'current' || state === 'coming') && who ? say('rail.needs', { who }) : null,
    (state === 'current' || isOpen) && until ? `${say(stop.key === 'opening' ? 'rail.opensAt' : 'rail.until')} ${exactly(until)}` : null,
    isHeld ? say('rail.goesOn') : null,
    titled && state === 'current' && overdueDays ? say('rail.overdue', { days: overdueDays }) : null,
    state === 'coming' ? ahead(stop) : null,
    reason ? chinese(reason) : null,
    key && state !== 'not_applicable' && state !== 'cut_off' && currentLanguage() === 'zh'
      ? say('rail.issues', { document: chinese(documentOf(key, trade)) })
      : null,
  ].filter((line) => line !== null);
  return (
    <div className={`rail-details rail-details-${state}`}>
      {titled ? (
        <p className="rail-details-title">
          {say('rail.number', { no: stop.no })} {nameOf('checkpoints', stop.key)}
          <span className={`rail-state rail-state-${shown}`}>{say(`rail.${shown}`)}</span>
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
