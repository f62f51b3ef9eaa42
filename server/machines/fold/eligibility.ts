/** What findings about a bidder leave behind. */
import { type FoldTable, withBidder } from './patch.js';

export const eligibilityFold = {
  record_bar: (facts, { data }) => ({
    bidders: withBidder(facts, data.bidder, () => ({ barred: data.ground })),
  }),
  clear_arrears: (facts, { data }) => ({
    bidders: withBidder(facts, data.bidder, () => ({ barred: null })),
  }),
  decide_relation: (facts, { data }) => ({
    bidders: withBidder(facts, data.bidder, ({ excluded }) => ({
      relation: data.approved ? 'approved' : 'refused',
      excluded: data.approved ? excluded : `与本村有利害关系,镇街未同意参加:${data.reasons}`,
    })),
  }),
} satisfies FoldTable;
