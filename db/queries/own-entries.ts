/** A bidder's own entries in a trade: what each of them needs to ask for a proof. */
import type { Knex } from 'knex';
import { prepared } from './prepared.js';

export interface OwnEntry {
  seq: number;
  event: string;
  at: number;
  leaf: Buffer;
}

// The pseudonym is looked up under the policy of whoever asks, so that nobody finds another's.
const SELECT = `
  select e.seq, e.event, e.at, e.leaf from trade_bidders b
  join log.entries e on e.project = b.project and e.actor = b.pseudonym and e.role = 'bidder'
  where b.project = $1 and b.account = $2 order by e.seq`;

export function ownEntries(db: Knex, project: string, account: string): Promise<OwnEntry[]> {
  return prepared<OwnEntry>(db, SELECT, [project, account]);
}
