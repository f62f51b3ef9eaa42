/** A few acts of every kind, as anybody in the right role might do them at a place: enough to move a trade anywhere. */
import type { Acts } from './representatives/act.js';
import { biddingActs } from './representatives/bidding.js';
import { contractActs } from './representatives/contract.js';
import { performanceActs } from './representatives/performance.js';
import { selectionActs } from './representatives/selection.js';
import { setupActs } from './representatives/setup.js';
import { sidePathActs } from './representatives/side-paths.js';

export type { Try } from './representatives/act.js';

export const ACTS: Acts = {
  ...setupActs,
  ...biddingActs,
  ...selectionActs,
  ...contractActs,
  ...performanceActs,
  ...sidePathActs,
};
