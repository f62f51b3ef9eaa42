/** What the rail shows, made of the trail: 20 stops in 7 stages, each with its own words. */
import { CHECKPOINTS, STAGES, type StageKey, type Traded } from '../../server/machines/checkpoints.js';
import { roleNamed } from '../text/domain.js';
import type { Earliest } from './rail-dates.js';

export type StopState = 'done' | 'current' | 'coming' | 'not_applicable' | 'cut_off';

export interface Stop {
  no: number;
  key: string;
  state: StopState;
  /** When it was passed. */
  doneAt?: number | null;
  /** Who passed it, where that may be known. */
  actor?: string | null;
  /** Until when whoever is responsible has time. */
  until?: number | null;
  /** Of one to come, where the law, the notice or the contract lets nobody begin before. */
  earliest?: Earliest | null;
  /** Why it does not exist for this trade, or was never reached. */
  reason?: string | null;
  overdueDays?: number | null;
  /** May be done now although stops before it are not passed yet: sealed offers are taken in while bidders still register. */
  isOpen?: boolean;
  /** Roles that are responsible, by key. */
  roles?: readonly string[];
}

/** Whose rail it is: by it roles and documents have their names, and while it is suspended no time runs. */
export interface RailTrade extends Traded {
  suspended: boolean;
}

export interface StageOfStops {
  key: StageKey;
  stops: Stop[];
  state: 'done' | 'current' | 'coming';
}

export function stagesOf(stops: readonly Stop[]): StageOfStops[] {
  const byKey = new Map(stops.map((stop) => [stop.key, stop]));
  return STAGES.map(({ key }) => {
    const own = CHECKPOINTS.filter((c) => c.stage === key).map(
      (c): Stop => ({ roles: c.roles, ...(byKey.get(c.key) ?? coming(c)) }),
    );
    return { key, stops: own, state: stateOf(own) };
  });
}

const coming = ({ no, key }: { no: number; key: string }): Stop => ({ no, key, state: 'coming' });

function stateOf(stops: readonly Stop[]): StageOfStops['state'] {
  if (stops.some((stop) => stop.state === 'current')) return 'current';
  return stops.every((stop) => stop.state !== 'coming') ? 'done' : 'coming';
}

/** The stop to open first: where the trade stands, else the last that was passed. */
export function standsAt(stops: readonly Stop[]): Stop | undefined {
  return stops.find((s) => s.state === 'current') ?? stops.findLast((s) => s.state === 'done') ?? stops[0];
}

interface OfTrail {
  no: number;
  key: string;
  state: 'done' | 'current' | 'waiting' | 'not_applicable' | 'cut_off';
  reason: string | null;
  doneAt: number | null;
  limitAt: number | null;
  overdueDays: number | null;
  acts: readonly { actorName: string | null; roleName: string }[];
}

/** @param earliest of what is still to come, as the project’s own answer tells it */
export function stopsOfTrail(checkpoints: readonly OfTrail[], earliest: readonly Earliest[] = []): Stop[] {
  const ahead = new Map(earliest.map((date) => [date.key, date]));
  return checkpoints.map(({ no, key, state, reason, doneAt, limitAt, overdueDays, acts }) => {
    const last = acts.at(-1);
    return {
      no,
      key,
      state: state === 'waiting' ? 'coming' : state,
      reason,
      doneAt,
      until: limitAt,
      overdueDays,
      earliest: ahead.get(key),
      actor: last ? [roleNamed(last.roleName), last.actorName].filter(Boolean).join(' ') : null,
    };
  });
}
