/** Many projects beside the played ones: rows of every moment of two real trades, spread over the district and three years. */
import pg from 'pg';
import { connectAdmin } from '../db/connect.js';
import { lawToday, OWN_SHELF } from '../server/machines/rules/shelf.js';
import { rebuildPublicTrades } from '../server/transactions/public-trades.js';
import type { Database } from './place.js';
import type { Snapshot } from './played.js';

const PREPARE = `
  create table bench_moments (no serial primary key, row jsonb not null);
  create table bench_projects (n int primary key, id uuid not null default gen_random_uuid(), moment int not null,
    village text not null, town text not null);
  create table bench_villages as
    select row_number() over (order by md5(id)) - 1 as no, id, parent as town, name from organisations where kind = 'village'`;

const CHOOSE = `
  insert into bench_projects (n, moment, village, town)
  select n, 1 + (n * 31) % (select count(*)::int from bench_moments), v.id, v.town
  from generate_series($1::int, $2::int) n
  join bench_villages v on v.no = n % (select count(*) from bench_villages)`;

/** Deadlines lie ahead: nothing of this is settled while it is read. */
const PROJECTS = `
  insert into projects
  select filled.* from bench_projects b
  join bench_moments m on m.no = b.moment
  join bench_villages v on v.id = b.village
  cross join lateral (select row_number() over () as r, array['works', 'goods', 'services', 'labour', 'repair'] as procurement,
    array['premises', 'equipment', 'water', 'collective_land', 'entrusted_land'] as asset) kinds
  cross join lateral (select case m.row ->> 'side' when 'asset' then asset else procurement end as fitting) f
  cross join lateral jsonb_populate_record(null::projects, m.row || jsonb_build_object(
    'id', b.id, 'code', b.village || '-2025-' || b.n, 'village', b.village, 'town', b.town,
    'title', v.name || (m.row ->> 'title') || b.n, 'category', fitting[1 + b.n / 7 % 5],
    'next_due_at', case when m.row ->> 'next_due_at' is null then null else 4102444800000 + b.n end,
    'registered_at', (m.row ->> 'registered_at')::bigint - (b.n * 7919::bigint % 1095) * 86400000 - b.n,
    'public_at', (m.row ->> 'public_at')::bigint - (b.n * 7919::bigint % 1095) * 86400000 - b.n,
    'facts', jsonb_set(m.row -> 'facts', '{project}', m.row -> 'facts' -> 'project'
      || jsonb_build_object('id', b.id, 'village', b.village, 'town', b.town, 'category', fitting[1 + b.n / 7 % 5]))
  )) filled
  where b.n between $1 and $2`;

const BIDDERS = `
  insert into trade_bidders (project, pseudonym, account, facts)
  select b.id, t.pseudonym, t.account, t.facts
  from bench_projects b join bench_moments m on m.no = b.moment
  join trade_bidders t on t.project = (select id from projects where code = m.row ->> 'code')
  where b.n between $1 and $2 and m.row ->> 'stage' <> 'setup'`;

const DOCUMENTS = `
  insert into documents (id, project, number, kind, title, checkpoint, round, entry_no, audience, template, rules_version,
    state, sha256, size, pages, created_at, issued_at)
  select gen_random_uuid(), b.id, b.n || '-' || d.number, d.kind, d.title, d.checkpoint, d.round, d.entry_no, d.audience,
    d.template, d.rules_version, 'issued', d.sha256, d.size, d.pages, d.created_at, d.issued_at
  from bench_projects b join bench_moments m on m.no = b.moment
  join documents d on d.project = (select id from projects where code = m.row ->> 'code')
    and d.entry_no <= (m.row ->> 'entry_no')::int
  where b.n between $1 and $2`;

export interface Filled {
  /** Some public projects, at random. */
  some: { id: string; public_at: string; town: string; category: string }[];
  total: number;
}

export interface Filler {
  fillTo(count: number): Promise<Filled>;
  close(): Promise<void>;
}

export async function filler({ adminUrl }: Database, snapshots: readonly Snapshot[]): Promise<Filler> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const db = connectAdmin(adminUrl);
  await client.query(PREPARE);
  // Every moment of both trades, as one jsonb each: the columns are whatever the table has.
  await client.query('insert into bench_moments (row) select jsonb_array_elements($1::jsonb)', [JSON.stringify(snapshots.map((s) => s.row))]);
  let filled = 0;
  return {
    async fillTo(count) {
      const range = [filled + 1, count];
      for (const statement of [CHOOSE, PROJECTS, BIDDERS, DOCUMENTS]) await client.query(statement, range);
      await rebuildPublicTrades(db, (version) => lawToday(OWN_SHELF, version));
      filled = count;
      await client.query('vacuum analyze');
      const some = await client.query('select id, public_at, town, category from projects where public_at is not null order by md5(id::text) limit 4000');
      return { some: some.rows, total: count };
    },
    async close() {
      await Promise.all([client.end(), db.destroy()]);
    },
  };
}
