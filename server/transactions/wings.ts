/** Which parts join which acts. */
import { handInOffer, handInReserve } from '../bidding/hand-in.js';
import { closingOffers } from '../bidding/offers-root.js';
import { openingWing } from '../bidding/opening.js';
import type { PlatformKey } from '../bidding/sealing.js';
import { refuseTooLittleInterest } from '../machines/deposit-interest.js';
import type { DataOf } from '../machines/events.js';
import { foundOnLeaving } from '../machines/secrecy.js';
import { actingHeadWing } from './acting-head.js';
import type { Wing, Wings } from './door.js';
import { drawReviewersWing } from './draw-reviewers.js';
import { namedPartyWing } from './named-party.js';
import { rankingWing } from './ranking.js';
import { receiptNumberWing } from './receipt-numbers.js';
import { redEntryWing } from './red-entries.js';
import { engineerWing } from './supervising-engineer.js';
import { freeAssetWing, tradedAssetWing } from './traded-asset.js';

/** What a bidder gets back on registering: the sub-account for the deposit. */
const registering: Wing = {
  async find({ actor }) {
    const bidder = actor.bidder as string;
    return { found: {}, receipt: (after) => ({ bidder, depositDue: after.bidders[bidder]?.deposit.due ?? 0 }) };
  },
};

/** Of a terminated trade deposits go back with what they bore. */
const returning: Wing = {
  async find({ held, data }) {
    const refused = refuseTooLittleInterest(held.facts, data as DataOf<'return_deposit'>, held.at, held.law);
    return refused ? { refused } : { found: {} };
  },
};

/** Whether what was announced is left unopened, so that who came stays a secret. */
const leaving: Wing = {
  async find({ held }) {
    return { found: foundOnLeaving(held.facts) };
  },
};

const archiving: Wing = {
  async find({ trx, held }) {
    const rows = await trx.query<{ title: string }>(
      `select title from documents where project = $1 and state <> 'issued' order by entry_no`,
      [held.id],
    );
    return { found: { missingDocuments: rows.map((r) => r.title) } };
  },
};

export function tradeWings(key: PlatformKey): Wings {
  return {
    submit_application: tradedAssetWing,
    compile_tender_file: freeAssetWing,
    register_bidder: registering,
    submit_offer: handInOffer(key),
    seal_reserve: handInReserve(key),
    close_offers: closingOffers,
    open_offers: openingWing(key),
    record_resolution: namedPartyWing('partyCode'),
    record_external_evaluation: namedPartyWing('winnerCode'),
    draw_reviewers: drawReviewersWing,
    confirm_ranking: rankingWing,
    return_deposit: returning,
    choose_next_round: leaving,
    uphold_objection: leaving,
    archive_project: archiving,
    name_acting_head: actingHeadWing,
    receive_payment: receiptNumberWing,
    reverse_booking: redEntryWing,
    file_engineer_acceptance: engineerWing,
  };
}
