/** Data of checkpoints 7 to 10. */
import { interestOf } from '../../../server/machines/deposit-interest.js';
import { type Input, iso, name, type Play } from '../play.js';

export const registration = (
  over: Partial<Input<'register_bidder'>> = {},
): Input<'register_bidder'> => ({
  commitment: true,
  noConflict: true,
  consentToPublish: true,
  ...over,
});

export const deposit = (
  play: Play,
  n: number,
  over: Partial<Input<'record_deposit'>> = {},
): Input<'record_deposit'> => ({
  bidder: name(n),
  amount: play.facts.tenderFile?.deposit ?? 0,
  receivedAt: iso(play.at),
  bankReference: `流水${n}`,
  ...over,
});

/** What a deposit of a terminated trade bore; of others nothing is asked. */
const interestIn = ({ facts, at, law }: Play, name: string) => {
  const bidder = facts.bidders[name];
  return facts.terminated && bidder ? interestOf(bidder, at, law).least : 0;
};
export const refund = (play: Play, bidder: string): Input<'return_deposit'> => ({
  bidder,
  amount: play.facts.bidders[bidder]?.deposit.received ?? 0,
  interest: interestIn(play, bidder),
  bankReference: '退款流水',
});

export const review = (play: Play, unqualified: string[] = []): Input<'review_qualification'> => ({
  decisions: Object.entries(play.facts.bidders)
    .filter(([, b]) => b.round === play.facts.round && !b.withdrawn)
    .map(([bidder]) => ({
      bidder,
      qualified: !unqualified.includes(bidder),
      ground: unqualified.includes(bidder) ? '证照不符合公告条件' : null,
      items: [{ item: '营业执照', passed: !unqualified.includes(bidder) }],
    })),
});

/** What the packages held, by the bidders' numbers. */
export const opened = (amounts: Record<number, number>) => ({
  opened: Object.fromEntries(
    Object.entries(amounts).map(([n, amount]) => [name(Number(n)), { amount, reason: null }]),
  ),
});
