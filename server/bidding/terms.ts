/** What an offer is bound to: the terms it was made under. Dates may move by suspension; terms only by amendment. */
import { createHash } from 'node:crypto';
import { canonicalBytes } from '../audit/canonical.js';
import type { Facts } from '../machines/facts.js';
import type { SealingContext } from './sealing.js';

export function termsHash(facts: Facts): string {
  const terms = { tenderFile: facts.tenderFile, termsVersion: facts.termsVersion };
  return createHash('sha256').update(canonicalBytes(terms)).digest('hex');
}

/** The context of a bidder's next package; whoever seals must use exactly this. */
export function offerContext(project: string, facts: Facts, bidder: string, number: number): SealingContext {
  return { kind: 'offer', project, round: facts.round, termsHash: termsHash(facts), bidder, number };
}

export function reserveContext(project: string, facts: Facts, number: number): SealingContext {
  return { kind: 'reserve', project, round: facts.round, number };
}
