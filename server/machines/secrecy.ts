/**
 * How long the count of a trade's entries is a secret (domain §6): it grows with registrations, so that whoever reads
 * it learns how many take part. Facts say it of a trade as it stands, marks of each entry of its log; a test holds
 * them to each other.
 */
import type { Found } from './events.js';
import type { Facts } from './facts.js';

type Trade = Omit<Facts, 'bidders'>;

/** A round was announced and is not opened: who registered, how many, and every offer are secret. */
const isSealed = ({ dates, openedAt }: Trade) => dates !== null && openedAt === null;

/**
 * From the notice to the opening. A round that fails unopened ends no secret: who came once is what somebody who means
 * to arrange the next round would like to know. So it stays one until a later round is opened, or the trade has ended.
 */
export function countIsSecret(facts: Trade): boolean {
  if (facts.terminated !== null || facts.passed.archive !== undefined) return false;
  return isSealed(facts) || facts.unopened === true;
}

/** While a round runs, from its notice to its opening or failure, not even those who watch are told. */
export function roundIsSealed(facts: Trade): boolean {
  return countIsSecret(facts) && isSealed(facts) && facts.failed === null;
}

/**
 * What a round that is left for another one says to it. The door finds it and puts it beside the act: logs of before
 * there was such a fact replay as they were.
 */
export function foundOnLeaving(facts: Trade): Pick<Found, 'unopened'> {
  return isSealed(facts) ? { unopened: true } : {};
}

export function leftUnopened({ unopened }: Found): Pick<Facts, 'unopened'> {
  return unopened ? { unopened } : {};
}

/** What an opening says of the rounds before it; a trade that was never left unopened keeps its facts as they are. */
export function openedAtLast(facts: Trade): Pick<Facts, 'unopened'> {
  return facts.unopened ? { unopened: false } : {};
}

/** Where an entry of the log begins or ends the secret. @param entry with the state line that it led to */
export function markOf({ event, to }: { event: string; to: string }): 'begins' | 'ends' | null {
  switch (event) {
    case 'publish_notice':
      return 'begins';
    case 'uphold_objection':
      // The auction is repeated: what was offered is void, and offers are sealed once more.
      return to.startsWith('bidding') ? 'begins' : null;
    case 'confirm_qualification':
      // An agreement, which may follow rounds that failed, has nothing to open: its party is published.
      return to.startsWith('selection') ? 'ends' : null;
    case 'open_offers':
    case 'record_external_opening':
    case 'terminate':
    case 'archive_project':
      return 'ends';
    default:
      return null;
  }
}
