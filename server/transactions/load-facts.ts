/** Facts as the tables hold them: the project's own in its row, the bidders' in theirs. */
import type { Trx } from '../../db/transaction.js';
import type { EventDefinition } from '../machines/events/definition.js';
import type { Bidder, Facts, Pseudonym } from '../machines/facts.js';

export interface ProjectRow {
  id: string;
  code: string;
  title: string;
  village: string;
  town: string;
  district: string;
  state: never;
  facts: Omit<Facts, 'bidders'>;
  rules_version: string;
  version: number;
  entry_no: number;
  public_at: number | null;
  next_due_at: number | null;
}

interface BidderRow {
  pseudonym: Pseudonym;
  facts: Bidder;
}

const COLUMNS = 'select pseudonym, facts from trade_bidders where project = $1 and facts is not null';
/** Of earlier rounds only a deposit that is still held or a bar still matters. */
const STILL_MATTERS = `((facts ->> 'round')::int = $2 or facts -> 'deposit' ->> 'state' = 'received' or (facts ->> 'gaveUp')::boolean)`;

const byName = (rows: BidderRow[]) => Object.fromEntries(rows.map((row) => [row.pseudonym, row.facts]));

export async function loadAllBidders(trx: Trx, project: string, round: number): Promise<Facts['bidders']> {
  return byName(await trx.query<BidderRow>(`${COLUMNS} and ${STILL_MATTERS} order by pseudonym`, [project, round]));
}

/**
 * The bidders that an event needs beyond the one who acts. An offer needs no other: its cost must not grow with
 * the number of offers.
 */
export async function loadBidders(
  trx: Trx,
  project: string,
  facts: Facts,
  needs: EventDefinition['bidders'],
  data: unknown,
): Promise<Facts['bidders']> {
  if (needs === 'all') return loadAllBidders(trx, project, facts.round);
  const wanted = needs === 'named' ? (data as { bidder: string }).bidder : needs === 'winner' ? facts.candidate?.bidder : null;
  if (!wanted) return {};
  return byName(await trx.query<BidderRow>(`${COLUMNS} and pseudonym = $2`, [project, wanted]));
}
