/** What the law asks at checkpoints 1 to 4. */
import { applicationGuards } from './application.js';
import { resolutionGuards } from './resolution.js';
import { tallyGuards } from './tally.js';
import { valuationGuards } from './valuation.js';

export const setupGuards = { ...applicationGuards, ...resolutionGuards, ...tallyGuards, ...valuationGuards };
