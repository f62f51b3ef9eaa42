/** How a representative act is written, and who and what it needs. */
import type { EventType } from '../../../server/machines/events.js';
import { field } from '../../../server/machines/ranking.js';
import { instantOf } from '../../../server/machines/time.js';
import { workingDayAfter } from '../../../server/machines/working-days.js';
import type { Plan } from '../journey.js';
import { bidder, type Input, iso, name, type Play } from '../play.js';

export type Try = (play: Play) => void;
export type Acts = Partial<Record<EventType, (play: Play, plan: Plan) => Try[]>>;

/** At most so many of a kind, or the enumeration would never end. */
export const FEW = 2;
export const act =
  <T extends EventType>(type: T, who: Parameters<Play['do']>[1], data: Input<T>, found = {}): Try =>
  (play) =>
    void play.do(type, who, data, found);
export const number = (pseudonym: string) => Number(pseudonym.slice(2));
export const here = (play: Play) => field(play.facts).map(([key, b]) => [number(key), b] as const);
export const candidate = (play: Play) => bidder(number(play.facts.candidate?.bidder ?? name(1)));
export const window = (play: Play) => {
  const { dates } = play.facts;
  const opens = instantOf(workingDayAfter(play.law.calendar, play.today, 1), '09:00');
  const long = (dates?.offersCloseAt ?? 0) - (dates?.offersOpenAt ?? 0);
  return {
    offersOpenAt: iso(opens),
    offersCloseAt: iso(opens + long),
    openingAt: iso(opens + long),
  };
};
