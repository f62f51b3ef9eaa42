/** What a contract comes to, and what its payment plan must add up to. */
import type { Due, Facts } from './facts.js';

/** Rent of the year `index` (0 = first), with yearly escalation in per cent, whole fen, rounded down. */
export function rentOfYear(first: number, escalation: number, index: number): number {
  return Number(
    (BigInt(first) * BigInt(100 + escalation) ** BigInt(index)) / 100n ** BigInt(index),
  );
}

/** The contract's total over the whole term: yearly rents, a last part of a year by months; else the price. */
export function contractTotal(facts: Facts, amount: number): number {
  const months = facts.tenderFile?.termMonths ?? facts.resolution?.termMonths ?? null;
  const yearly =
    facts.application?.dealing === 'lease' || facts.application?.dealing === 'contracting';
  if (!yearly || months === null) return amount;
  const escalation = facts.tenderFile?.escalation ?? 0;
  let total = 0;
  for (let year = 0; year * 12 < months; year += 1) {
    const left = Math.min(12, months - year * 12);
    total += Number((BigInt(rentOfYear(amount, escalation, year)) * BigInt(left)) / 12n);
  }
  return total;
}

/** Dues that together are the price; a bond is a security and comes on top. */
export const priceDues = (dues: readonly Due[]) => dues.filter((d) => d.kind !== 'bond');

/** Paid, given up by decision or given back; nothing is owed on a due of nothing. */
export const isSettled = (due: Due) =>
  due.amount === 0 ||
  due.state === 'paid' ||
  due.state === 'written_off' ||
  due.state === 'returned';

/** Whether every due that a checkpoint must find settled is settled. */
export function settledFor(facts: Facts, by: Due['by']): boolean {
  return facts.dues.every((d) => d.by !== by || isSettled(d));
}
