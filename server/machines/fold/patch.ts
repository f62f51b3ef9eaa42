/** Small tools of the fold: what one act changes about one bidder or one due. */
import type { EventOf, EventType } from '../events.js';
import type { Bidder, Due, Facts, Pseudonym } from '../facts.js';
import type { Law } from '../rules/book.js';

/** What an act changes; the fold is total and never asks whether the act was lawful. */
export type Fold<T extends EventType> = (
  facts: Facts,
  event: EventOf<T>,
  law: Law,
) => Partial<Facts>;
export type FoldTable = { [T in EventType]?: Fold<T> };

export function withBidder(
  facts: Facts,
  name: Pseudonym | null,
  patch: (bidder: Bidder) => Partial<Bidder>,
): Facts['bidders'] {
  const bidder = name === null ? undefined : facts.bidders[name];
  if (!bidder || name === null) return facts.bidders;
  return { ...facts.bidders, [name]: { ...bidder, ...patch(bidder) } };
}

/** The same change to every bidder of the present round. */
export function withField(
  facts: Facts,
  patch: (bidder: Bidder, name: Pseudonym) => Partial<Bidder>,
): Facts['bidders'] {
  return Object.fromEntries(
    Object.entries(facts.bidders).map(([name, b]) => [
      name,
      b.round === facts.round && !b.withdrawn ? { ...b, ...patch(b, name) } : b,
    ]),
  );
}

export function withDue(facts: Facts, no: number, patch: (due: Due) => Partial<Due>): Due[] {
  return facts.dues.map((due) => (due.no === no ? { ...due, ...patch(due) } : due));
}

/** Paid in part stays open; paid in full is paid. */
export function receive(due: Due, amount: number): Partial<Due> {
  const paid = due.paid + amount;
  return { paid, state: paid >= due.amount ? 'paid' : due.state };
}

/** What a red entry took back is owed again. */
export function takeBack(due: Due, amount: number): Partial<Due> {
  return { paid: due.paid - amount, state: 'open' };
}

export function newBidder(facts: Facts, at: number, over: Partial<Bidder> = {}): Bidder {
  const due = facts.tenderFile?.deposit ?? 0;
  return {
    round: facts.round,
    registeredAt: at,
    withdrawn: false,
    priority: null,
    deposit: { state: 'due', due, received: 0, receivedAt: null, mayStay: false },
    qualified: null,
    ground: null,
    offer: null,
    opened: null,
    excluded: null,
    explained: false,
    relation: 'none',
    barred: null,
    points: {},
    matched: false,
    rank: null,
    gaveUp: false,
    ...over,
  };
}

/** The deposit lies with the station: neither given back, converted nor forfeited. */
export const isHeld = (b: Bidder) => b.deposit.state === 'received';

/** How the sum of held deposits moves when one bidder changes. */
export function heldAfter(
  facts: Facts,
  bidders: Facts['bidders'],
  name: Pseudonym | null,
): Facts['counts'] {
  const before = name ? facts.bidders[name] : undefined;
  const after = name ? bidders[name] : undefined;
  const held = Number(after ? isHeld(after) : false) - Number(before ? isHeld(before) : false);
  const stays = (b?: Bidder) => Number(Boolean(b && isHeld(b) && b.deposit.mayStay));
  return {
    ...facts.counts,
    depositsHeld: facts.counts.depositsHeld + held,
    mayStay: facts.counts.mayStay + stays(after) - stays(before),
  };
}
