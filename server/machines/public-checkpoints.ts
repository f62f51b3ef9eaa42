/** The 20 checkpoints of one trade with their dates, as everybody may know them. */
import { CHECKPOINTS, type CheckpointKey, notApplicable } from './checkpoints.js';
import type { Facts } from './facts.js';
import type { Mode } from './modes.js';
import { currentCheckpoints, stageOf, type TradeState } from './position.js';

export interface PublicCheckpoint {
  no: number;
  key: CheckpointKey;
  name: string;
  state: 'done' | 'current' | 'coming' | 'not_applicable' | 'cut_off';
  /** When it was passed. */
  at: number | null;
  /** Why it does not exist for this trade. */
  reason: string | null;
}

interface Trade {
  state: TradeState;
  passed: Facts['passed'];
  mode: Mode;
  emergency: boolean;
}

export function publicCheckpoints(trade: Trade): PublicCheckpoint[] {
  const current = new Set<string>(currentCheckpoints(trade.state));
  const isEnded = stageOf(trade.state) === 'terminated' || stageOf(trade.state) === 'archived';
  return CHECKPOINTS.map(({ no, key, name }) => {
    const at = trade.passed[key] ?? null;
    const reason = notApplicable(key, trade);
    const ahead = isEnded ? 'cut_off' : 'coming';
    const state =
      reason !== null
        ? 'not_applicable'
        : at !== null
          ? 'done'
          : current.has(key)
            ? 'current'
            : ahead;
    return { no, key, name, state, at, reason };
  });
}
