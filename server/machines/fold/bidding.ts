/** What checkpoints 7 to 10 leave behind. */
import type { Found } from '../events.js';
import type { Facts } from '../facts.js';
import { reserveToReveal, validOffers } from '../ranking.js';
import { ruleValue } from '../rules/book.js';
import { openedAtLast } from '../secrecy.js';
import { endOfWorkingDays, workingTime } from '../working-days.js';
import {
  type FoldTable,
  heldAfter,
  newBidder,
  receive,
  withBidder,
  withDue,
  withField,
} from './patch.js';

function moveWindow(
  facts: Facts,
  window: { offersOpenAt: number; offersCloseAt: number; openingAt: number } | null,
): Partial<Facts> {
  return window && facts.dates ? { dates: { ...facts.dates, ...window } } : {};
}

/** What is known of the reserve after the opening. */
function revealed(facts: Facts, { opened = {}, reserve = null }: Found): Facts['valuation'] {
  const { valuation } = facts;
  if (!valuation?.secret || valuation.amount !== null) return valuation;
  return { ...valuation, amount: reserveToReveal(facts, opened, reserve) };
}

/** Whether a priority holder with a valid offer does not lead at the opening and so may match (domain §5). */
function priorityMayMatch(facts: Facts): boolean {
  const valid = validOffers(facts);
  const asset = facts.project.side === 'asset';
  const best = Math[asset ? 'max' : 'min'](...valid.map(([, , amount]) => amount));
  return valid.some(([, b, amount]) => b.priority !== null && amount !== best);
}

export const biddingFold = {
  register_bidder: (facts, { data, actor, at }) => {
    const name = actor.bidder as string;
    const earlier = facts.bidders[name];
    // A deposit left in writing after a failed round counts for the new one.
    const carried =
      earlier?.deposit.state === 'received'
        ? { ...earlier.deposit, due: facts.tenderFile?.deposit ?? 0, mayStay: false }
        : null;
    const bidder = newBidder(facts, at, {
      priority: data.priority,
      relation: data.noConflict ? 'none' : 'declared',
      ...(carried ? { deposit: carried } : {}),
    });
    const bidders = { ...facts.bidders, [name]: bidder };
    return {
      bidders,
      counts: { ...heldAfter(facts, bidders, name), registered: facts.counts.registered + 1 },
    };
  },
  withdraw_registration: (facts, { actor }) => {
    const hadOffer = Boolean(actor.bidder && facts.bidders[actor.bidder]?.offer);
    return {
      bidders: withBidder(facts, actor.bidder, () => ({ withdrawn: true, offer: null })),
      counts: {
        ...facts.counts,
        registered: facts.counts.registered - 1,
        offers: facts.counts.offers - Number(hadOffer),
      },
    };
  },
  record_deposit: (facts, { data }) => {
    const bidders = withBidder(facts, data.bidder, ({ deposit }) => {
      const received = deposit.received + data.amount;
      // What comes after the full amount does not make it late.
      const complete = deposit.received > 0 && deposit.received >= deposit.due;
      const last = Math.max(deposit.receivedAt ?? 0, data.receivedAt);
      const receivedAt = complete ? deposit.receivedAt : last;
      return { deposit: { ...deposit, received, receivedAt, state: 'received' } };
    });
    return { bidders, counts: heldAfter(facts, bidders, data.bidder) };
  },
  return_deposit: (facts, { data }) => {
    const bidders = withBidder(facts, data.bidder, ({ deposit }) => ({
      deposit: { ...deposit, state: 'returned', mayStay: false },
    }));
    return { bidders, counts: heldAfter(facts, bidders, data.bidder) };
  },
  convert_deposit: (facts, { data }) => {
    const name = facts.candidate?.bidder ?? null;
    const amount = (name && facts.bidders[name]?.deposit.received) || 0;
    const bidders = withBidder(facts, name, ({ deposit }) => ({
      deposit: { ...deposit, state: 'converted' },
    }));
    return {
      bidders,
      counts: heldAfter(facts, bidders, name),
      dues: withDue(facts, data.due, (due) => receive(due, amount)),
    };
  },
  leave_deposit: (facts, { actor }) => {
    const bidders = withBidder(facts, actor.bidder, ({ deposit }) => ({
      deposit: { ...deposit, mayStay: true },
    }));
    return { bidders, counts: heldAfter(facts, bidders, actor.bidder) };
  },
  submit_offer: (facts, { actor, at, found }) => {
    const before = actor.bidder ? facts.bidders[actor.bidder]?.offer : null;
    return {
      bidders: withBidder(facts, actor.bidder, () => ({
        offer: {
          number: found.number ?? 1,
          at,
          termsVersion: facts.termsVersion,
          packageHash: found.packageHash ?? '',
        },
      })),
      counts: { ...facts.counts, offers: facts.counts.offers + (before ? 0 : 1) },
    };
  },
  withdraw_offer: (facts, { actor }) => ({
    bidders: withBidder(facts, actor.bidder, () => ({ offer: null })),
    counts: { ...facts.counts, offers: facts.counts.offers - 1 },
  }),
  complete_formal_check: (facts) => ({ bidders: withField(facts, () => ({ qualified: true })) }),
  review_qualification: (facts, { data, actor }) => ({
    reviewed: {
      by: actor.account,
      decisions: Object.fromEntries(data.decisions.map((d) => [d.bidder, d.qualified])),
    },
    bidders: withField(facts, (_b, name) => {
      const decision = data.decisions.find((d) => d.bidder === name);
      return {
        ground: decision?.qualified === false ? (decision.ground ?? '资格审查未通过') : null,
      };
    }),
  }),
  confirm_qualification: (facts, { data }) => ({
    ...moveWindow(facts, data.newWindow),
    ...(facts.project.mode === 'agreement' ? openedAtLast(facts) : {}),
    missedWindow: false,
    bidders: withField(facts, (_b, name) => ({
      qualified: facts.reviewed?.decisions[name] ?? false,
    })),
  }),
  miss_offer_window: (facts) => ({
    missedWindow: true,
    flagged: [...facts.flagged, `offers:window:${facts.round}:${facts.dates?.offersOpenAt}`],
  }),
  attest_opening: (_facts, { actor }) => ({ attestedBy: actor.account }),
  open_offers: (facts, { found, at }, law) => {
    const bidders = withField(facts, (b, name) =>
      b.offer ? { opened: found.opened?.[name] ?? { amount: null, reason: '报价包缺失' } } : {},
    );
    const valuation = revealed(facts, found);
    const opened: Facts = { ...facts, bidders, valuation };
    const wait = endOfWorkingDays(workingTime(law), at, ruleValue(law, 'priority.claim'));
    return {
      ...openedAtLast(facts),
      bidders,
      valuation,
      openedAt: at,
      firstLimit: facts.firstLimit ?? valuation?.amount ?? null,
      lastLimit: valuation?.amount ?? facts.lastLimit,
      priorityUntil: priorityMayMatch(opened) ? wait : null,
    };
  },
  record_external_opening: (facts, { at }) => ({ ...openedAtLast(facts), openedAt: at }),
  negotiate: () => ({ negotiated: true }),
} satisfies FoldTable;
