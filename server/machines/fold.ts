/** (facts, event) → facts after it. Pure and total; whether the act was lawful is decided elsewhere. */
import { rememberDuty } from './duties.js';
import type { MachineEvent } from './events.js';
import type { Facts } from './facts.js';
import { announcementFold } from './fold/announcement.js';
import { biddingFold } from './fold/bidding.js';
import { contractFold } from './fold/contract.js';
import { disputeFold } from './fold/disputes.js';
import { eligibilityFold } from './fold/eligibility.js';
import { objectionFold } from './fold/objections.js';
import type { Fold } from './fold/patch.js';
import { performanceFold } from './fold/performance.js';
import { selectionFold } from './fold/selection.js';
import { setupFold } from './fold/setup.js';
import { sidePathFold } from './fold/side-paths.js';
import type { Law } from './rules/book.js';

const FOLDS: Record<string, unknown> = {
  ...setupFold,
  ...announcementFold,
  ...biddingFold,
  ...selectionFold,
  ...objectionFold,
  ...contractFold,
  ...performanceFold,
  ...sidePathFold,
  ...eligibilityFold,
  ...disputeFold,
};

export function fold(facts: Facts, event: MachineEvent, law: Law): Facts {
  const apply = FOLDS[event.type] as Fold<typeof event.type> | undefined;
  const patch = apply
    ? (apply as (f: Facts, e: MachineEvent, l: Law) => Partial<Facts>)(facts, event, law)
    : {};
  return { ...facts, ...patch, ...rememberDuty(facts, event) };
}
