/** Reviewers are drawn at random from the district's list; the seed is logged, so that anyone can repeat the draw. */
import { createHash, randomBytes } from 'node:crypto';
import { refuse } from '../machines/refusal.js';
import type { Wing } from './door.js';

/** Orders accounts by SHA-256(seed || account): a draw that needs no trust in whoever holds it. */
export function drawOrder(seed: string, accounts: readonly string[]): string[] {
  const ticket = (account: string) => createHash('sha256').update(seed).update(account).digest('hex');
  return [...accounts].sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
}

export const drawReviewersWing: Wing = {
  async find({ trx, held, data }) {
    const { panel, duties } = held.facts;
    const sitting = panel ? panel.drawn.filter((a) => !panel.recused.includes(a)) : [];
    const wanted = (data as { count: number }).count - sitting.length;
    const rows = await trx.query<{ account: string }>(
      `select distinct g.account from grants g join accounts a on a.id = g.account
       where g.role = 'reviewer' and g.organisation = $1 and a.disabled_at is null
         and not exists (select 1 from grants d where d.account = g.account and d.role = 'district')`,
      [held.district],
    );
    const free = rows.map((r) => r.account).filter((a) => !panel?.drawn.includes(a) && !duties[a]);
    if (wanted > free.length) {
      return { refused: refuse(held.law, 'evaluation.panel', `可抽取的评审专家只有${free.length}人,不足${wanted}人,请区里补充专家。`, { pointer: '/count' }) };
    }
    const seed = randomBytes(16).toString('hex');
    return { found: { seed, drawn: drawOrder(seed, free).slice(0, Math.max(wanted, 0)) } };
  },
};
