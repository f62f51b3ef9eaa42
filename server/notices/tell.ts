/** One round of telling: reads the log from where the last round ended, and writes each person's notices. */
import type { Knex } from 'knex';
import { inTransaction } from '../../db/transaction.js';
import { type Entry, newsOf, type Told } from './news.js';

const BATCH = 200;

interface Row extends Entry {
  seq: number;
  project: string;
  at: number;
  actor: string;
  /** Whom the act names, by pseudonym. */
  named: string | null;
}

// Where several processes tell, one does; the others find nothing and go on.
const CURSOR = 'select seq from notices_cursor for update skip locked';
const ENTRIES = `
  select e.seq, e.project, e.at, e.actor, e.event, b.entry ->> 'from' as "from", b.entry ->> 'to' as "to",
    l.data::jsonb -> 'data' ->> 'bidder' as named
  from log.entries e
  cross join lateral (select convert_from(e.bytes, 'UTF8')::jsonb as entry) b
  join projects p on p.id = e.project
  left join log.payloads l on l.seq = e.seq and e.event = any ($3)
  where e.seq > $1 order by e.seq limit $2`;

/** Acts that name a bidder whom they concern. */
const NAMING = ['record_deposit', 'return_deposit', 'decide_relation'];

// Whoever did it knows. An account that may no longer sign in is told nothing.
const PARTIES = `
  insert into notices (account, project, seq, text, at)
  select distinct on (b.account, t.seq) b.account, t.project, t.seq, p.title || '：' || t.text, t.at
  from jsonb_to_recordset($1::jsonb) as t (project uuid, seq bigint, "to" text, named text, actor text, text text, at bigint)
  join projects p on p.id = t.project
  join trade_bidders b on b.project = t.project and b.facts is not null and b.pseudonym <> t.actor
    and case t."to" when 'named' then b.pseudonym = t.named
      when 'candidate' then b.pseudonym = p.facts -> 'candidate' ->> 'bidder'
      else (b.facts ->> 'round')::int = p.round end
  join accounts a on a.id = b.account and a.disabled_at is null
  on conflict (account, seq) do nothing`;
const DESKS = `
  insert into notices (account, project, seq, text, at)
  select distinct on (g.account, t.seq) g.account, t.project, t.seq, p.title || '：' || t.text, t.at
  from jsonb_to_recordset($1::jsonb) as t (project uuid, seq bigint, roles jsonb, actor text, text text, at bigint)
  join projects p on p.id = t.project
  join grants g on g.organisation in (p.village, p.town, p.district) and t.roles ? g.role and g.account::text <> t.actor
  join accounts a on a.id = g.account and a.disabled_at is null
  on conflict (account, seq) do nothing`;

/** @returns whether more is waiting */
export function tellOnce(db: Knex): Promise<boolean> {
  return inTransaction<boolean>(db, async (trx) => {
    const [cursor] = await trx.query<{ seq: number }>(CURSOR);
    if (!cursor) return { value: () => false };
    const rows = await trx.query<Row>(ENTRIES, [cursor.seq, BATCH, NAMING]);
    const last = rows.at(-1);
    if (!last) return { value: () => false };
    const told = rows.flatMap((row) => newsOf(row).map((news) => ({ ...row, ...news })));
    const parties = told.filter(({ to }) => typeof to === 'string');
    const desks = told.flatMap(({ to, ...rest }) => (isDesk(to) ? [{ ...rest, roles: to.roles }] : []));
    if (parties.length > 0) await trx.query(PARTIES, [JSON.stringify(parties)]);
    if (desks.length > 0) await trx.query(DESKS, [JSON.stringify(desks)]);
    await trx.query('update notices_cursor set seq = $1', [last.seq]);
    return { value: () => rows.length === BATCH };
  });
}

const isDesk = (to: Told['to']): to is Exclude<Told['to'], string> => typeof to !== 'string';
