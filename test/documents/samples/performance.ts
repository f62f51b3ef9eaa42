/** Papers of checkpoints 15 to 19, of a contract on ponds and of a purchase of lamps. */
export * from './contract-life.js';
export * from './filing.js';
export * from './money.js';
