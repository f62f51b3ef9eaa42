/** What one trade adds to the figures of domain §8; a trade counts once checkpoint 14 is done. */
import type { Facts } from './facts.js';
import type { Instant } from './time.js';

/** Amounts in fen; null where the trade is no part of the figure. */
export interface TradeFigures {
  signed_at: Instant | null;
  awarded_at: Instant | null;
  failures: number;
  turnover: number | null;
  first_year: number | null;
  /** (Deal − reserve of the first round) × months of the term; a sale counts as 12. */
  gain_months: number | null;
  reserve_months: number | null;
  saved: number | null;
  ceiling: number | null;
  single_offer: boolean | null;
  millis_to_select: number | null;
  millis_to_close: number | null;
}

const MONTHS_OF_A_YEAR = 12;

export function tradeFigures(facts: Omit<Facts, 'bidders'>): TradeFigures {
  const { passed, failures, contract, winningAmount: deal, firstLimit: limit, project } = facts;
  const ended = { signed_at: passed.signing ?? null, awarded_at: passed.award ?? null, failures };
  if (passed.signing === undefined || !contract) return { ...ended, ...NOTHING };
  const byOffers = project.mode !== 'agreement' && project.mode !== 'external';
  const priced = byOffers && deal !== null && limit !== null ? { deal, limit } : null;
  const asset = project.side === 'asset' ? priced : null;
  const procurement = project.side === 'procurement' ? priced : null;
  const months = monthsOf(facts);
  return {
    ...ended,
    turnover: facts.contractEnded ? paidIn(facts) : contract.total,
    first_year: contract.amount,
    gain_months: asset && (asset.deal - asset.limit) * months,
    reserve_months: asset && asset.limit * months,
    saved: procurement && procurement.limit - procurement.deal,
    ceiling: procurement?.limit ?? null,
    single_offer: byOffers ? facts.counts.offers === 1 : null,
    millis_to_select: between(passed.notice, passed.evaluation),
    millis_to_close: between(passed.notice, passed.award),
  };
}

const NOTHING = {
  turnover: null,
  first_year: null,
  gain_months: null,
  reserve_months: null,
  saved: null,
  ceiling: null,
  single_offer: null,
  millis_to_select: null,
  millis_to_close: null,
};

function monthsOf({ application, tenderFile }: Omit<Facts, 'bidders'>): number {
  const runs = application?.dealing === 'lease' || application?.dealing === 'contracting';
  return (runs ? tenderFile?.termMonths : null) ?? MONTHS_OF_A_YEAR;
}

/** Of a contract that was ended only what was paid; a bond was never turnover. */
const paidIn = ({ dues }: Omit<Facts, 'bidders'>) => dues.filter((due) => due.kind !== 'bond').reduce((sum, due) => sum + due.paid, 0);

const between = (from: Instant | undefined, to: Instant | undefined) => (from === undefined || to === undefined ? null : to - from);
