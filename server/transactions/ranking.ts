/** The ranking: what its confirmation asks of the database, and what it would give, before whoever confirms it. */
import { inTransaction, type Trx } from '../../db/transaction.js';
import { refuseEarly } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
import type { Pseudonym } from '../machines/facts.js';
import { excludingRelated, field, invalidity, ranking } from '../machines/ranking.js';
import type { Role } from '../machines/roles.js';
import { relatedAmong } from '../people/register-bidder.js';
import type { Door, Held, Wing } from './door.js';

/**
 * Who offers here beside another with the same head or controlling party (招标投标法实施条例 34). Whoever withdrew, made no
 * offer or was there in an earlier round only makes nobody's offer invalid.
 */
async function relatedOffering(trx: Trx, held: Held): Promise<Pseudonym[]> {
  const offering = field(held.facts).flatMap(([name, bidder]) => (bidder.offer ? [name] : []));
  const rows = await trx.query<{ pseudonym: string; account: string }>(
    'select pseudonym, account from trade_bidders where project = $1 and pseudonym = any($2)',
    [held.id, offering],
  );
  const related = new Set(await relatedAmong(trx, rows.map((r) => r.account)));
  return rows.filter((r) => related.has(r.account)).map((r) => r.pseudonym).sort();
}

export const rankingWing: Wing = {
  async find({ trx, held }) {
    return { found: { related: await relatedOffering(trx, held) } };
  },
};

/** One bidder, as the confirmation of the ranking would leave them. */
export interface RankAhead {
  rank: number | null;
  amount: number | null;
  /** Thousandths of a point; null where the price decides. */
  score: number | null;
  invalid: string | null;
}

/** @returns null for whoever may not confirm the ranking now: to everybody else it is not made yet */
export async function rankingAhead(
  door: Door,
  held: Held,
  { account, roles }: { account: string; roles: readonly Role[] },
): Promise<ReadonlyMap<Pseudonym, RankAhead> | null> {
  if (!roles.includes('station')) return null;
  const actor = { account, role: 'station', bidder: null };
  const probe = { type: 'confirm_ranking', data: {}, found: {}, actor, at: held.at } as unknown as MachineEvent;
  if (refuseEarly(held.state, held.facts, probe, held.law)) return null;
  const related = await inTransaction(door.db, async (trx) => {
    const found = await relatedOffering(trx, held);
    return { value: () => found };
  });
  const checked = { ...held.facts, bidders: excludingRelated(held.facts, related) };
  const ranked = new Map(ranking(checked).map((one, i) => [one.bidder, { ...one, rank: i + 1 }]));
  return new Map(field(checked).map(([name, bidder]) => {
    const { rank = null, amount = bidder.opened?.amount ?? null, score = null } = ranked.get(name) ?? {};
    return [name, { rank, amount, score, invalid: invalidity(checked, bidder) }];
  }));
}
