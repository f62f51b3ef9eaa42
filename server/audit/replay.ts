/**
 * Replays a project from its log alone: every accepted event is decided again under the rule book it was decided
 * under. What comes out must be what the rows hold; the verifier and the tests both ask this.
 */
import { nextDeadline } from '../machines/deadlines.js';
import { decide } from '../machines/decide.js';
import type { Found, MachineEvent } from '../machines/events.js';
import { type Facts, firstFacts, type Project } from '../machines/facts.js';
import { FIRST_STATE, stateLine, type TradeState } from '../machines/position.js';
import type { Law } from '../machines/rules/book.js';

export interface LoggedEntry {
  entryNo: number;
  event: string;
  from: string;
  to: string;
  actor: string;
  role: string;
  at: number;
  rules: string;
  /** The parsed payload: `{data, found}`. */
  payload: { data: unknown; found: unknown };
}
export interface Replayed {
  state: TradeState;
  facts: Facts;
}

/** Entries that record something about the trade and move nothing in it. */
const NOT_OF_THE_MACHINE = new Set(['document_issued']);

export class ReplayFailed extends Error {
  constructor(
    readonly entryNo: number,
    readonly reason: string,
  ) {
    super(`entry ${entryNo}: ${reason}`);
  }
}

/** @throws ReplayFailed where an entry would be refused or leads elsewhere than it says */
export function replay(entries: readonly LoggedEntry[], lawOf: (version: string) => Law): Replayed {
  const [first, ...rest] = entries;
  if (!first) throw new ReplayFailed(1, 'the log does not begin with the registration');
  return rest.reduce((trade, entry) => replayOn(trade, entry, lawOf), replayFirst(first));
}

/** A trade as its registration leaves it; `replayOn` takes it from there entry by entry, as the verifier reads them. */
export function replayFirst(first: LoggedEntry): Replayed {
  if (first.event !== 'register_project') throw new ReplayFailed(1, 'the log does not begin with the registration');
  const { project, flagged } = first.payload.data as { project: Project; flagged: string[] };
  return { state: FIRST_STATE, facts: { ...firstFacts(project, first.rules, first.at), flagged } };
}

/** @throws ReplayFailed */
export function replayOn(trade: Replayed, entry: LoggedEntry, lawOf: (version: string) => Law): Replayed {
  if (NOT_OF_THE_MACHINE.has(entry.event)) return trade;
  // The project keeps its book; the entry says which edition of the calendar it was decided under.
  return step(trade.state, trade.facts, entry, lawOf(entry.rules));
}

function step(state: TradeState, facts: Facts, entry: LoggedEntry, law: Law): Replayed {
  if (stateLine(state) !== entry.from) throw new ReplayFailed(entry.entryNo, `begins at ${entry.from}, the trade stands at ${stateLine(state)}`);
  refuseUnlikeClock(state, facts, entry, law);
  const bidder = entry.role === 'bidder' ? entry.actor : null;
  const found = entry.payload.found as Found | null;
  if (found?.authority && bidder === null) throw new ReplayFailed(entry.entryNo, 'nobody but a bidder acts by a written authority');
  const event = {
    type: entry.event,
    ...entry.payload,
    actor: { account: entry.actor, role: entry.role, bidder },
    at: entry.at,
  } as unknown as MachineEvent;
  const decided = decide(state, facts, event, law);
  if ('refused' in decided) throw new ReplayFailed(entry.entryNo, `${entry.event} would be refused: ${decided.refused.message}`);
  if (stateLine(decided.state) !== entry.to) throw new ReplayFailed(entry.entryNo, `${entry.event} leads to ${stateLine(decided.state)}, not ${entry.to}`);
  return { state: decided.state, facts: decided.facts };
}

/** The clock acts at its deadlines and nowhere else, and nobody acts while one is behind. */
function refuseUnlikeClock(state: TradeState, facts: Facts, { entryNo, event, role, at }: LoggedEntry, law: Law): void {
  const due = nextDeadline(state, facts, law);
  if (role === 'clock') {
    if (due?.event !== event || due.at !== at) throw new ReplayFailed(entryNo, `${event} was not due`);
  } else if (due && due.at <= at) {
    throw new ReplayFailed(entryNo, `${due.event} was due before ${event}`);
  }
}
