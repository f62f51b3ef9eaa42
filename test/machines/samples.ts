/** Data of every event, as plain as the by-law lets it be; tests change one field at a time. */
export { evidence, FILE, has, PACKAGE, yuan } from './samples/basics.js';
export * from './samples/setup.js';
export * from './samples/announcement.js';
export * from './samples/bidding.js';
export * from './samples/selection.js';
export * from './samples/contract.js';
export * from './samples/performance.js';
