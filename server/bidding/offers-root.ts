/** What the box held when it closed, so that nobody can add an offer or take one out before the opening. */
import { createHash } from 'node:crypto';
import { canonicalBytes } from '../audit/canonical.js';
import { field } from '../machines/ranking.js';
import type { Wing } from '../transactions/door.js';

/** SHA-256 over the canonical list of package hashes in the order of their receipts: anyone can repeat it. */
export const offersRoot = (packageHashes: readonly string[]): string =>
  createHash('sha256').update(canonicalBytes(packageHashes)).digest('hex');

/** The log's order, not the clock's: two receipts may bear the same instant. */
const IN_ORDER = `
  select y.data::jsonb #>> '{found,packageHash}' as hash
  from log.entries e join log.payloads y on y.seq = e.seq
  where e.project = $1 and e.event = 'submit_offer' and y.data::jsonb #>> '{found,packageHash}' = any($2)
  order by e.seq`;

/** Of the entry of the close: how many sealed offers stand, and the root over them. */
export const closingOffers: Wing = {
  async find({ trx, held }) {
    const standing = field(held.facts).flatMap(([, { offer }]) => (offer ? [offer.packageHash] : []));
    const rows = await trx.query<{ hash: string }>(IN_ORDER, [held.id, standing]);
    if (rows.length !== standing.length) throw new Error(`project ${held.id}: ${standing.length} offers, ${rows.length} receipts`);
    return { found: { offersCount: rows.length, offersRoot: offersRoot(rows.map((r) => r.hash)) } };
  },
};
