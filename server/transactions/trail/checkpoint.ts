/** How far one checkpoint has come, and against which time. */
import { type Checkpoint, type CheckpointKey, notApplicable } from '../../machines/checkpoints.js';
import { humanLimit } from '../../machines/deadlines.js';
import type { Facts } from '../../machines/facts.js';
import { currentCheckpoints, isSuspended, stageOf, type TradeState } from '../../machines/position.js';
import type { Law } from '../../machines/rules/book.js';
import { DAY, type Instant } from '../../machines/time.js';
import type { StoryEntry } from '../story.js';
import { checkpointsAt } from './acts.js';

export type CheckpointState = 'done' | 'current' | 'waiting' | 'not_applicable' | 'cut_off';

export interface Progress {
  state: CheckpointState;
  /** Why it does not exist for this trade, or was never reached. */
  reason: string | null;
  startedAt: Instant | null;
  doneAt: Instant | null;
  /** Until when the persons responsible have time, or the announced end. */
  limitAt: Instant | null;
  /** Days begun after that limit; null in time, or where none is theirs to keep. */
  overdueDays: number | null;
}

export interface Standing {
  state: TradeState;
  facts: Facts;
  law: Law;
  now: Instant;
  started: ReadonlyMap<CheckpointKey, Instant>;
}

/** When each checkpoint last became current. */
export function startsIn(entries: readonly StoryEntry[]): Map<CheckpointKey, Instant> {
  const started = new Map<CheckpointKey, Instant>();
  let before: CheckpointKey[] = [];
  for (const { to, at } of entries) {
    const here = checkpointsAt(to);
    for (const key of here) if (!before.includes(key)) started.set(key, at);
    before = here;
  }
  return started;
}

export function progressOf(
  checkpoint: Checkpoint & { key: CheckpointKey },
  standing: Standing,
): Progress {
  const { facts, now } = standing;
  const { key } = checkpoint;
  const state = stateOf(key, standing);
  const reached = state === 'done' || state === 'current';
  const startedAt = reached ? startOf(key, standing) : null;
  const doneAt = state === 'done' ? (facts.passed[key] ?? null) : null;
  // Of a suspended trade no time runs, neither a person's nor the announced one.
  const isHeld = state === 'current' && isSuspended(standing.state);
  const limit = startedAt === null || isHeld ? null : limitOf(checkpoint, startedAt, standing);
  const over = limit === null ? 0 : (doneAt ?? now) - limit;
  return {
    state,
    reason: reasonOf(key, state, facts),
    startedAt,
    doneAt,
    limitAt: limit ?? (reached && !isHeld ? announcedEnd(key, facts) : null),
    overdueDays: over > 0 ? Math.ceil(over / DAY) : null,
  };
}

function stateOf(key: CheckpointKey, { state, facts }: Standing): CheckpointState {
  // Passed before the way of trading was changed: then it exists, whatever the new way has.
  if (facts.passed[key] !== undefined) return 'done';
  if (notApplicable(key, tradeOf(facts)) !== null) return 'not_applicable';
  if (currentCheckpoints(state).includes(key)) return 'current';
  const stage = stageOf(state);
  return stage === 'terminated' ||
    stage === 'archived' ||
    (facts.contractEnded && stage === 'closing' && isBeforeEnd(key))
    ? 'cut_off'
    : 'waiting';
}

/** A contract that is ended goes straight to its acceptance; what lies between is not done any more. */
const isBeforeEnd = (key: CheckpointKey) => key !== 'acceptance' && key !== 'archive';

const tradeOf = ({ project }: Facts) => ({
  mode: project.mode,
  emergency: project.emergency !== null,
});

function reasonOf(key: CheckpointKey, state: CheckpointState, facts: Facts): string | null {
  if (state === 'not_applicable') return notApplicable(key, tradeOf(facts));
  if (state !== 'cut_off') return null;
  return facts.terminated ? `交易已终止:${facts.terminated.reason}` : '合同已解除';
}

function startOf(key: CheckpointKey, { facts, started }: Standing): Instant | null {
  const at = started.get(key) ?? null;
  // With post-qualification offers are taken from publication on, before their checkpoint's turn.
  if (key === 'offers' && facts.dates && facts.tenderFile?.postQualification)
    return Math.min(facts.dates.offersOpenAt, at ?? facts.dates.offersOpenAt);
  return at;
}

/** As the clock reckons it: for the present place from its own start, for one that is done from when it began. */
function limitOf(
  { key, stage }: Checkpoint,
  startedAt: Instant,
  { state, facts, law }: Standing,
): Instant | null {
  if (currentCheckpoints(state)[0] === key) return humanLimit(state, facts, law);
  const then: TradeState = { standing: 'running', trade: { live: { [stage]: key } } };
  return humanLimit(then, { ...facts, since: startedAt }, law);
}

/** Where no person's time runs but the announced one does. */
function announcedEnd(key: CheckpointKey, { dates, publicityEndsAt, tenderFile, missedWindow }: Facts): Instant | null {
  if (key === 'registration') return dates?.registrationClosesAt ?? null;
  // Only who is found qualified before then may offer; with post-qualification it goes on after the close.
  if (key === 'qualification') return tenderFile?.postQualification || missedWindow ? null : (dates?.offersOpenAt ?? null);
  if (key === 'offers') return dates?.offersCloseAt ?? null;
  if (key === 'opening') return dates?.openingAt ?? null;
  return key === 'publicity' ? publicityEndsAt : null;
}
