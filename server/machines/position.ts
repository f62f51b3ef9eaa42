/** Where a trade stands, read from the machine's state value. */
import {
  CHECKPOINTS,
  type CheckpointKey,
  checkpoint,
  STAGES,
  type StageKey,
} from './checkpoints.js';

/** As stored in the project's row. */
export interface TradeState {
  standing: 'running' | 'suspended';
  trade: unknown;
}

/** `bidding.offers`, `performance.running`, `failed`, `terminated`, `archived`. */
export type Position = string;

export const FIRST_STATE: TradeState = {
  standing: 'running',
  trade: { live: { setup: 'application' } },
};

export function isSuspended(state: TradeState): boolean {
  return state.standing === 'suspended';
}

export function positionOf(state: TradeState): Position {
  if (typeof state.trade === 'string') return state.trade;
  const { live } = state.trade as { live: unknown };
  if (typeof live === 'string') return live;
  const [stage, inner] = Object.entries(live as Record<string, unknown>)[0] as [string, unknown];
  return typeof inner === 'string' ? `${stage}.${inner}` : `${stage}.running`;
}

/** The two regions of stage 6, or null elsewhere. */
export function regionsOf(state: TradeState): { payments: string; inspection: string } | null {
  const live = (state.trade as { live?: { performance?: { running?: unknown } } }).live;
  return (
    (live?.performance?.running as { payments: string; inspection: string } | undefined) ?? null
  );
}

/** The checkpoints that are current: one, or of 17 and 18 those not done; none when failed or ended. */
export function currentCheckpoints(state: TradeState): CheckpointKey[] {
  const regions = regionsOf(state);
  if (regions) {
    const open: CheckpointKey[] = [];
    if (regions.payments === 'collecting') open.push('payments');
    if (regions.inspection === 'watching') open.push('inspection');
    return open;
  }
  const key = positionOf(state).split('.')[1];
  return CHECKPOINTS.some((c) => c.key === key) ? [key as CheckpointKey] : [];
}

/** The number of the first current checkpoint; 0 when none is. */
export function checkpointNumber(state: TradeState): number {
  const [first] = currentCheckpoints(state);
  return first ? checkpoint(first).no : 0;
}

export function stageOf(state: TradeState): StageKey | 'failed' | 'terminated' | 'archived' {
  const stage = positionOf(state).split('.')[0] as StageKey;
  return STAGES.some((s) => s.key === stage) ? stage : (stage as 'failed');
}

/** One line for the log: `bidding.offers`, `performance.running(settled,watching)`, with `!` while suspended. */
export function stateLine(state: TradeState): string {
  const regions = regionsOf(state);
  const inner = regions ? `(${regions.payments},${regions.inspection})` : '';
  return `${positionOf(state)}${inner}${isSuspended(state) ? '!' : ''}`;
}
