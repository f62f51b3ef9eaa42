/** All guards by name, as the machine names them. */
import { biddingGuards } from './guards/bidding.js';
import { contractGuards } from './guards/contract.js';
import { depositGuards } from './guards/deposits.js';
import { disputeGuards } from './guards/disputes.js';
import { dueGuards } from './guards/dues.js';
import { eligibilityGuards } from './guards/eligibility.js';
import type { Guard } from './guards/guard.js';
import { noticeGuards } from './guards/notice.js';
import { panelGuards } from './guards/panel.js';
import { performanceGuards } from './guards/performance.js';
import { publicityGuards } from './guards/publicity.js';
import { redEntryGuards } from './guards/red-entries.js';
import { selectionGuards } from './guards/selection.js';
import { setupGuards } from './guards/setup.js';
import { sidePathGuards } from './guards/side-paths.js';
import { tenderFileGuards } from './guards/tender-file.js';

const all = {
  ...setupGuards,
  ...tenderFileGuards,
  ...noticeGuards,
  ...biddingGuards,
  ...depositGuards,
  ...selectionGuards,
  ...panelGuards,
  ...publicityGuards,
  ...contractGuards,
  ...dueGuards,
  ...redEntryGuards,
  ...performanceGuards,
  ...sidePathGuards,
  ...eligibilityGuards,
  ...disputeGuards,
};
export type GuardName = keyof typeof all;
export const GUARDS = all as unknown as Record<GuardName, Guard>;
