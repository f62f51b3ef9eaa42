/** The projects in which something may wait for a person, with what is needed to tell. */
import type { Knex } from 'knex';
import type { Bidder, Facts } from '../../server/machines/facts.js';
import type { TradeState } from '../../server/machines/position.js';
import { dateOf } from '../../server/machines/time.js';
import { projectsWithPlaces } from './project-filters.js';
import { type Scope, within } from './projects.js';

export interface TodoRow {
  id: string;
  code: string;
  title: string;
  village: string;
  village_name: string;
  town: string;
  town_name: string;
  district: string;
  publicAt: number | null;
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
  rules_version: string;
  /** The place in it of the bidder who asks. */
  own: { pseudonym: string; facts: Bidder | null } | null;
}

/**
 * An archived trade waits for nobody but for a retention that is due; all the others would crowd out what is open. Its
 * first condition is that of an index (019), so that nobody's facts are opened to find out.
 */
const RETENTION_IS_DUE = `p.position = 'archived' and keeps_retention(p.facts) and jsonb_path_exists(
  p.facts, '$.dues[*] \\? (@.by == "after" && @.state == "open" && @.dueOn <= $today)', ?::jsonb)`;
const IS_OPEN = `p.position <> 'archived' and p.position = any(?)`;

/** What is due soonest first. */
export async function todoRows(
  db: Knex,
  scope: Scope,
  { positions, limit }: { positions: readonly string[]; limit: number },
): Promise<{ now: number; rows: TodoRow[] }> {
  const clock = await db.raw<{ rows: { now: number }[] }>('select platform_clock() as now');
  const now = Number(clock.rows[0]?.now);
  if (positions.length === 0) return { now, rows: [] };
  const inScope = () => within(db, db('projects as p'), scope).select('p.id');
  const waiting = [inScope().whereRaw(IS_OPEN, [[...positions]])];
  if (positions.includes('archived'))
    waiting.push(inScope().whereRaw(RETENTION_IS_DUE, [JSON.stringify({ today: dateOf(now) })]));
  const rows: (TodoRow & { pseudonym: string | null; own_facts: Bidder | null })[] = await projectsWithPlaces(db)
    // Two lists and not one with an “or”, as each has an index of its own.
    .whereIn('p.id', db.unionAll(waiting))
    .leftJoin('trade_bidders as b', (on) =>
      on.on('b.project', 'p.id').andOn(db.raw('b.account = ?::uuid', [scope.account])),
    )
    .orderByRaw('p.next_due_at nulls last, p.id')
    .limit(limit)
    .select(
      'p.id',
      'p.code',
      'p.title',
      'p.village',
      'v.name as village_name',
      'p.town',
      't.name as town_name',
      'p.district',
      'p.public_at as publicAt',
      'p.state',
      'p.facts',
      'p.rules_version',
      'b.pseudonym',
      'b.facts as own_facts',
    );
  return {
    now,
    rows: rows.map(({ pseudonym, own_facts, ...row }) => ({
      ...row,
      own: pseudonym === null ? null : { pseudonym, facts: own_facts },
    })),
  };
}
