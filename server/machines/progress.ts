/** How far a trade has come: the state of each of its 20 checkpoints, as every trail shows them. */
import {
  CHECKPOINT_KEYS,
  CHECKPOINTS,
  type CheckpointKey,
  checkpoint,
  notApplicable,
} from './checkpoints.js';
import type { Facts } from './facts.js';
import { currentCheckpoints, type TradeState } from './position.js';
import type { Instant } from './time.js';

export interface Progress {
  /** `cut_off`: the trade or its contract was terminated before it got there. */
  state: 'passed' | 'current' | 'ahead' | 'not_applicable' | 'cut_off';
  passedAt: Instant | null;
  /** Why it is not applicable. */
  reason: string | null;
}

export function checkpointStates(state: TradeState, facts: Facts): Record<CheckpointKey, Progress> {
  const current = currentCheckpoints(state);
  const { mode, emergency } = facts.project;
  const trade = { mode, emergency: emergency !== null };
  const one = (key: CheckpointKey): Progress => {
    const passedAt = facts.passed[key] ?? null;
    if (passedAt !== null) return { state: 'passed', passedAt, reason: null };
    const reason = notApplicable(key, trade);
    if (reason !== null) return { state: 'not_applicable', passedAt, reason };
    if (current.includes(key)) return { state: 'current', passedAt, reason };
    return { state: isCutOff(facts, key) ? 'cut_off' : 'ahead', passedAt, reason };
  };
  return Object.fromEntries(CHECKPOINT_KEYS.map((key) => [key, one(key)])) as Record<
    CheckpointKey,
    Progress
  >;
}

/** A terminated trade goes straight to 20, a terminated contract to 19. */
function isCutOff(facts: Facts, key: CheckpointKey): boolean {
  const { no } = checkpoint(key);
  if (facts.terminated) return no < CHECKPOINTS.length;
  return facts.contractEnded && no < checkpoint('acceptance').no;
}
