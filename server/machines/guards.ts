/** All guards by name, as the machine names them. */
import { announcementGuards } from './guards/announcement.js';
import { biddingGuards } from './guards/bidding.js';
import { contractGuards } from './guards/contract.js';
import type { Guard } from './guards/guard.js';
import { performanceGuards } from './guards/performance.js';
import { selectionGuards } from './guards/selection.js';
import { setupGuards } from './guards/setup.js';
import { sidePathGuards } from './guards/side-paths.js';

const all = {
  ...setupGuards,
  ...announcementGuards,
  ...biddingGuards,
  ...selectionGuards,
  ...contractGuards,
  ...performanceGuards,
  ...sidePathGuards,
};
export type GuardName = keyof typeof all;
export const GUARDS = all as unknown as Record<GuardName, Guard>;
