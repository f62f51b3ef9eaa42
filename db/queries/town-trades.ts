/** All trades of a town for those who watch it, with the last thing that happened in each; one statement a page. */
import type { Knex } from 'knex';
import type { Facts } from '../../server/machines/facts.js';
import type { TradeState } from '../../server/machines/position.js';
import type { Cursor } from './keyset.js';
import { prepared } from './prepared.js';

export interface TownRow {
  id: string;
  code: string;
  title: string;
  village: string;
  village_name: string;
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
  rules_version: string;
  registered_at: number;
  public_at: number | null;
  event: string | null;
  at: number | null;
  changed: boolean;
}
export interface Visit {
  now: number;
  /** The last entry of the log that this person has seen; -1 before the first visit. */
  seen: number;
  /** The last entry there is. */
  head: number;
}

export interface TownQuestion {
  account: string;
  town: string;
  /** Only those in which something happened since the last visit. */
  changed: boolean;
  /** Only those whose present checkpoint was flagged as late. */
  overdue: boolean;
  after: Cursor | null;
  limit: number;
}

/** So many entries later nearly every trade has changed, and a page is full before they are counted. */
const FEW = 5_000;

interface Only {
  late?: boolean;
  changed?: boolean;
}

// Before the opening an act of a bidder, and a secret one, is no change that anybody may see (domain §6). What is asked for
// has a text of its own: what is late has an index (019), and what changed is told by the end of the log, where a
// condition that may be off would open all trades of the town.
const selecting = ({ late, changed }: Only) => `
  with visit as materialized (
    select platform_clock() as now, coalesce((select seen from visits where account = $1), -1) as seen,
      (select coalesce(max(seq), -1) from log.entries) as head
  ), recent as materialized (
    select distinct e.project from visit join log.entries e on e.seq > visit.seen where visit.head - visit.seen <= ${FEW}
  ), page as (
    select p.id, p.code, p.title, p.village, v.name as village_name, p.state, p.facts, p.rules_version, p.registered_at,
      p.public_at, last.event, last.at, coalesce(last.seq > visit.seen, false) as changed
    from visit cross join projects p join organisations v on v.id = p.village
    left join lateral (
      select e.seq, e.event, e.at from log.entries e
      where e.project = p.id and e.event <> 'document_issued'
        and (p.facts ->> 'openedAt' is not null or not e.secret and e.role <> 'bidder')
      order by e.entry_no desc limit 1) last on true
    where p.town = $2
${late ? 'and is_late_here(p.facts)' : ''}
${changed ? `and last.seq > visit.seen and (visit.head - visit.seen > ${FEW} or p.id in (select project from recent))` : ''}
      and ($3::bigint is null or p.registered_at <= $3 and (p.registered_at < $3 or p.id > $4::uuid))
    order by p.registered_at desc, p.id limit $5
  )
  select visit.now, visit.seen, visit.head, page.* from visit left join page on true
  order by page.registered_at desc, page.id`;

/** One row more than the limit where there is another page. */
export async function townTrades(db: Knex, question: TownQuestion): Promise<{ visit: Visit; rows: TownRow[] }> {
  const { account, town, changed, overdue, after, limit } = question;
  const found = await prepared<Visit & TownRow>(db, selecting({ late: overdue, changed }), [account, town, after?.at ?? null, after?.id ?? null, limit + 1]);
  const [first] = found as [Visit & TownRow];
  return {
    visit: { now: first.now, seen: first.seen, head: first.head },
    rows: found.filter(({ id }) => id !== null),
  };
}

const VISIT = `
  insert into visits (account, seen, at)
  select $1, least($2::bigint, (select coalesce(max(seq), -1) from log.entries)), platform_clock()
  on conflict (account) do update set seen = greatest(visits.seen, excluded.seen), at = excluded.at
  returning seen`;

/** Marks what was seen; it never goes back. @returns up to which entry */
export async function markVisit(db: Knex, account: string, seen: number): Promise<number> {
  const [row] = await prepared<{ seen: number }>(db, VISIT, [account, seen]);
  return Number(row?.seen);
}
