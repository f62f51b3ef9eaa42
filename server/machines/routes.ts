/** Where an act leads: questions asked of the facts after it, by name. */
import { isAccepted } from './acceptance.js';
import { isSettled, settledFor } from './contract-dues.js';
import type { MachineEvent } from './events.js';
import type { Facts } from './facts.js';
import { validOffers } from './ranking.js';
import type { Law } from './rules/book.js';
import type { Instant } from './time.js';

type Question = (after: Facts, event: MachineEvent, law: Law) => boolean;

const minOffers = (facts: Facts) => facts.tenderFile?.minOffers ?? 1;
const qualified = (facts: Facts) =>
  Object.values(facts.bidders).filter((b) => b.round === facts.round && !b.withdrawn && b.qualified)
    .length;
const isSale = (facts: Facts) => facts.application?.dealing === 'transfer';
const workIsDone = (facts: Facts) => facts.performed && facts.rectifications.length === 0;
/** What had to be there before the handover may have been taken back since. */
const paymentsAreSettled = (facts: Facts) =>
  settledFor(facts, 'handover') && settledFor(facts, 'payments');
const noObjectionIsOpen = (facts: Facts) => facts.objections.every((o) => !o.open);
const publicityIsOver = (facts: Facts, at: Instant) =>
  facts.publicityEndsAt !== null && at >= facts.publicityEndsAt;
const secretReserveIsMissed = (facts: Facts) =>
  Boolean(facts.valuation?.secret) && facts.valuation?.amount === null;
const enoughAtLimit = (facts: Facts) => validOffers(facts).length >= minOffers(facts);
const finding = (event: MachineEvent) =>
  event.type === 'uphold_objection' ? event.data.finding : null;
const choice = (event: MachineEvent) =>
  event.type === 'choose_next_round' ? event.data.choice : null;
const returnTo = (event: MachineEvent) => (event.type === 'return_project' ? event.data.to : null);

export const ROUTES = {
  returnedToApplication: (_f, e) => returnTo(e) === 'application',
  returnedToResolution: (_f, e) => returnTo(e) === 'resolution',
  isEmergency: (f) => f.project.emergency !== null,
  isExternal: (f) => f.project.mode === 'external',
  isAgreement: (f) => f.project.mode === 'agreement',
  tooFewQualified: (f) => qualified(f) < minOffers(f),
  tooFewOffers: (f) => f.counts.offers < minOffers(f),
  reserveIsMissed: (f) =>
    secretReserveIsMissed(f) ||
    (!enoughAtLimit(f) &&
      validOffers({ ...f, valuation: f.valuation && { ...f.valuation, amount: null } }).length >=
        minOffers(f)),
  tooFewValid: (f) => !enoughAtLimit(f),
  tooFewLeft: (f) => f.ranked < minOffers(f),
  publicityCanClose: (f, e) =>
    publicityIsOver(f, e.at) && noObjectionIsOpen(f) && f.suspension === null,
  nobodyIsLeft: (f) => f.candidate === null,
  rankingWasWrong: (_f, e) => finding(e) === 'ranking_error',
  windowWasFaulty: (_f, e) => finding(e) === 'auction_fault',
  namedPartyFalls: (f, e) =>
    f.project.mode === 'agreement' &&
    (finding(e) === 'winner_unqualified' || finding(e) === 'fraud'),
  winnerFalls: (_f, e) => finding(e) === 'winner_unqualified' || finding(e) === 'fraud',
  winnerFallsAndNobodyIsLeft: (f, e) =>
    (finding(e) === 'winner_unqualified' || finding(e) === 'fraud') && f.candidate === null,
  allHaveSigned: (f) => f.contract?.signedBy.length === 3,
  saleIsPaid: (f) => isSale(f) && paymentsAreSettled(f),
  isSale,
  nothingToPayInBetween: paymentsAreSettled,
  paidAndDone: (f) => paymentsAreSettled(f) && workIsDone(f),
  paymentsAreSettled,
  moreIsDue: (f) => !paymentsAreSettled(f),
  workIsDone,
  acceptanceIsComplete: (f, _e, law) =>
    isAccepted(f, law) &&
    f.dues.every((d) => d.by === 'after' || isSettled(d)),
  sameTerms: (_f, e) => choice(e) === 'same_terms',
  lowerReserve: (_f, e) => choice(e) === 'lower_reserve',
  registrationReopens: (_f, e) => e.type === 'amend_terms' && e.data.reopensRegistration,
} satisfies Record<string, Question>;
export type RouteName = keyof typeof ROUTES;
