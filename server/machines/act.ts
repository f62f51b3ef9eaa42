/** How a line of the by-law becomes transitions of the machine. */
import { and, or, stateIn } from 'xstate';
import type { CheckpointKey } from './checkpoints.js';
import { definitionOf, type EventType } from './events.js';
import type { FailureReason } from './facts.js';
import type { GuardName } from './guards.js';
import type { RouteName } from './routes.js';

/** One way an act can lead; the first whose condition holds after the act is taken. */
export interface Route {
  when?: RouteName;
  /** `bidding.offers`, `failed`, …; without it the trade stays where it is. */
  to?: string;
  completes?: readonly CheckpointKey[];
  /** A completed checkpoint is open again. */
  reopens?: CheckpointKey;
  fails?: FailureReason;
  /** Documents besides those of completed checkpoints, by title. */
  issues?: string | readonly string[];
}

export interface Act extends Omit<Route, 'when' | 'to'> {
  requires?: readonly GuardName[];
  to?: string | readonly Route[];
  /** The act exists only while the trade stands in one of these stages or places. */
  within?: readonly string[];
}

const LIVE = '#process.trade.live';
export const stateId = (place: string) =>
  place === 'archived'
    ? '#process.trade.archived'
    : place === 'running' || place === 'suspended'
      ? `#process.standing.${place}`
      : `${LIVE}.${place}`;

function routesOf(act: Act): Route[] {
  const { requires: _, within: __, to, ...rest } = act;
  if (typeof to === 'object') return to.map((route) => ({ ...rest, ...route }));
  return [to === undefined ? rest : { ...rest, to }];
}

function actionsOf(route: Route) {
  return [
    { type: 'accept' },
    ...(route.completes ?? []).map((key) => ({ type: 'complete', params: { checkpoint: key } })),
    ...(route.reopens ? [{ type: 'reopen', params: { checkpoint: route.reopens } }] : []),
    ...(route.fails ? [{ type: 'fail', params: { reason: route.fails } }] : []),
    ...[route.issues ?? []].flat().map((document) => ({ type: 'issue', params: { document } })),
  ];
}

/** Transitions of one act: every guard must pass, then the first fitting route is taken. */
function transitionsOf(type: EventType, act: Act) {
  const requires = act.requires ?? [];
  return routesOf(act).map((route) => {
    const guards: unknown[] = ['dutiesAreSeparate', ...requires];
    // A flow act waits while the trade is suspended; XState itself would let it through a parallel region.
    if (!definitionOf(type).whileSuspended) guards.unshift(stateIn(stateId('running')));
    if (act.within) guards.unshift(or(act.within.map((place) => stateIn(stateId(place))) as never));
    if (route.when) guards.push(`when:${route.when}`);
    return {
      guard: and(guards as never),
      ...(route.to ? { target: stateId(route.to) } : {}),
      actions: actionsOf(route),
      meta: { requires, within: act.within },
    };
  });
}

/** The acts of a state, keyed by event type. */
export function acts(table: Partial<Record<EventType, Act>>) {
  return Object.fromEntries(
    Object.entries(table).map(([type, act]) => [
      type,
      transitionsOf(type as EventType, act as Act),
    ]),
  );
}
