/** Who is valid and who comes first, by the announced rule only. Whole numbers throughout. */
import type { Bidder, Facts, Pseudonym } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';

export interface Ranked {
  bidder: Pseudonym;
  amount: number;
  /** Thousandths of a point; null where the price decides. */
  score: number | null;
}

/** Same head or controlling party: both offers were accepted silently, both are invalid at 11 (domain §5). */
export function excludingRelated(facts: Facts, related: readonly Pseudonym[]): Facts['bidders'] {
  const names = new Set(related);
  return Object.fromEntries(
    Object.entries(facts.bidders).map(([name, b]) => [
      name,
      names.has(name) && b.round === facts.round && !b.withdrawn && !b.excluded
        ? { ...b, excluded: '与其他竞买人为同一负责人或存在控股关系' }
        : b,
    ]),
  );
}

export const BARRED = { blacklist: '列入失信名单', arrears: '拖欠集体款项,报价截止前未结清' } as const;

/** Bidders of the present round who have not withdrawn. */
export function field(facts: Facts): [Pseudonym, Bidder][] {
  return Object.entries(facts.bidders).filter(([, b]) => b.round === facts.round && !b.withdrawn);
}

/** The deposit came in full and in time; that it went back later takes nothing from the offer. */
export function depositIsThere(bidder: Bidder, closesAt: number): boolean {
  const { due, received, receivedAt } = bidder.deposit;
  return due === 0 || (received >= due && receivedAt !== null && receivedAt < closesAt);
}

/** Whether an amount meets the reserve (asset) or the ceiling (procurement). */
export function meetsLimit(facts: Facts, amount: number): boolean {
  const limit = facts.valuation?.amount;
  if (limit === null || limit === undefined) return true;
  return facts.project.side === 'asset' ? amount >= limit : amount <= limit;
}

/** Why an opened offer does not count, or null. */
export function invalidity(facts: Facts, bidder: Bidder): string | null {
  if (!bidder.offer) return '未提交报价';
  if (bidder.qualified === false) return bidder.ground ?? '资格审查未通过';
  if (bidder.opened?.reason) return bidder.opened.reason;
  if (!bidder.opened || bidder.opened.amount === null) return '报价未开启';
  if (bidder.offer.termsVersion !== facts.termsVersion) return '条款修改后未重新确认报价';
  if (!depositIsThere(bidder, facts.dates?.registrationClosesAt ?? Number.POSITIVE_INFINITY))
    return '保证金未按时足额到账';
  if (!meetsLimit(facts, bidder.opened.amount)) {
    return facts.project.side === 'asset' ? '报价低于底价' : '报价高于限价';
  }
  if (bidder.excluded) return bidder.excluded;
  if (bidder.barred) return BARRED[bidder.barred];
  if (bidder.gaveUp) return '已放弃';
  return null;
}

/** Offers that were opened and count so far. */
export function validOffers(facts: Facts): [Pseudonym, Bidder, number][] {
  return field(facts).flatMap(([name, b]) =>
    invalidity(facts, b) === null && b.opened?.amount != null
      ? [[name, b, b.opened.amount] as [Pseudonym, Bidder, number]]
      : [],
  );
}

/** Price points in thousandths: the best price has 100, the others in proportion. */
function pricePoints(facts: Facts, amount: number, best: number): number {
  const [less, more] = facts.project.side === 'asset' ? [amount, best] : [best, amount];
  return more === 0 ? 100_000 : Number((BigInt(less) * 100_000n) / BigInt(more));
}

function totalScore(facts: Facts, bidder: Bidder, amount: number, best: number): number {
  const given = Object.values(bidder.points);
  const mean = given.length ? Math.floor(given.reduce((a, b) => a + b, 0) / given.length) : 0;
  return (
    Math.floor((pricePoints(facts, amount, best) * (facts.tenderFile?.priceWeight ?? 100)) / 100) +
    mean
  );
}

/**
 * The order of valid offers: by price or score as announced; at equal price a claimed priority leads in the
 * order printed in the notice, then the earlier receipt (domain §5, equal price).
 */
export function ranking(facts: Facts): Ranked[] {
  const valid = validOffers(facts);
  const asset = facts.project.side === 'asset';
  const amounts = valid.map(([, , amount]) => amount);
  const best = asset ? Math.max(...amounts, 0) : Math.min(...amounts, Number.MAX_SAFE_INTEGER);
  const byScore = facts.tenderFile?.award === 'score';
  const scored = valid.map(([name, b, opened]) => {
    const amount = b.matched ? best : opened;
    return { name, b, amount, score: byScore ? totalScore(facts, b, amount, best) : null };
  });
  scored.sort(
    (x, y) =>
      (y.score ?? 0) - (x.score ?? 0) ||
      (asset ? y.amount - x.amount : x.amount - y.amount) ||
      (x.b.priority ?? 99) - (y.b.priority ?? 99) ||
      (x.b.offer?.at ?? 0) - (y.b.offer?.at ?? 0) ||
      (x.name < y.name ? -1 : 1),
  );
  return scored.map(({ name, amount, score }) => ({ bidder: name, amount, score }));
}

/** Whether an offer of a procurement is so low that as rank 1 it must be explained in writing (domain §5). */
export function isBelowCost(facts: Facts, law: Law, first: { amount: number }): boolean {
  const ceiling = facts.valuation?.amount ?? null;
  if (facts.project.side === 'asset') return false;
  const { ceiling: ofCeiling, mean: ofMean } = ruleValue(law, 'evaluation.below_cost');
  const amounts = validOffers(facts).map(([, , amount]) => amount);
  const sum = amounts.reduce((a, b) => a + b, 0);
  const belowCeiling =
    ceiling !== null && BigInt(first.amount) * 100n < BigInt(ceiling) * BigInt(ofCeiling);
  const belowMean =
    BigInt(first.amount) * 100n * BigInt(amounts.length) < BigInt(sum) * BigInt(ofMean);
  return belowCeiling || belowMean;
}

/**
 * A secret reserve that the opening reveals: only if enough offers meet it, else it stays secret (domain §4).
 * @param opened what the packages held, by bidder
 */
export function reserveToReveal(
  facts: Facts,
  opened: Record<Pseudonym, { amount: number | null; reason: string | null }>,
  reserve: number | null,
): number | null {
  if (reserve === null || !facts.valuation) return null;
  const bidders = Object.fromEntries(
    Object.entries(facts.bidders).map(([name, b]) => [
      name,
      b.offer ? { ...b, opened: opened[name] ?? null } : b,
    ]),
  );
  const known = { ...facts, bidders, valuation: { ...facts.valuation, amount: reserve } };
  return validOffers(known).length >= (facts.tenderFile?.minOffers ?? 1) ? reserve : null;
}

/** The next candidate after the present one, or null when the ranks are exhausted (domain §4, 弃标). */
export function nextCandidate(facts: Facts, law: Law): Facts['candidate'] {
  const rank = facts.candidate?.rank ?? 0;
  const following = field(facts)
    .filter(
      ([, b]) =>
        b.rank !== null &&
        b.rank > rank &&
        !b.gaveUp &&
        !b.excluded &&
        b.qualified !== false &&
        b.opened?.amount != null,
    )
    .sort(([, a], [, b]) => (a.rank as number) - (b.rank as number));
  for (const [bidder, b] of following) {
    const amount = b.opened?.amount as number;
    const near =
      BigInt(amount) * 100n >=
      BigInt(facts.winningAmount ?? 0) * BigInt(ruleValue(law, 'rank.next'));
    if (facts.project.side === 'procurement' || (near && meetsLimit(facts, amount))) {
      return { bidder, amount, rank: b.rank as number };
    }
  }
  return null;
}
