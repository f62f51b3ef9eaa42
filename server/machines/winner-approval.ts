/** Approvals that need the winner's identity come before the signing (domain §4, 14; 土地承包法 45, 52). */
import type { Facts } from './facts.js';
import type { Category } from './modes.js';

export const LAND: ReadonlySet<Category> = new Set([
  'collective_land',
  'entrusted_land',
  'forest',
  'wasteland',
  'water',
]);

/** Stricter than the text where it is not known who wins: land open to outsiders is treated as won by one. */
export const needsWinnerApproval = (facts: Facts) =>
  facts.project.side === 'asset' &&
  LAND.has(facts.project.category) &&
  (facts.application?.openToOutsiders ?? false);
