/** A platform's database, read in one snapshot: whatever happens meanwhile, it is one state of everything. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { allBooks } from '../../../db/queries/rule-versions.js';
import type { Bidder } from '../../machines/facts.js';
import { accessFaults } from '../access-chain.js';
import { PLATFORM_CHAIN } from '../platform-chain.js';
import { CannotCheck } from './ledger.js';
import type { DocumentRow, FormerLife, PackageRow, ProjectColumns, ProjectRows, Source, StoredCheckpoint, StoredEntry, StoredNodes, ToldRow } from './source.js';

const ENTRIES_AT_ONCE = 4000;
const PROJECTS_AT_ONCE = 100;

export interface DatabaseOptions {
  /** Where documents and evidence are kept. */
  dataDir?: string;
  logKeys?: readonly string[];
  witnessKeys?: readonly string[];
  /** Only what belongs to this project. */
  project?: string;
  /** Read as the platform, to which the policies show every row, and not as the tables' owner. */
  asPlatform?: boolean;
}

/** Its rows come read. */
export interface DatabaseSource extends Source {
  rows(): AsyncIterable<readonly ProjectRows[]>;
}

/** Opens the database for one verification; the snapshot ends when `work` does. */
export async function withDatabaseSource<T>(admin: Knex, name: string, options: DatabaseOptions, work: (source: DatabaseSource) => Promise<T>): Promise<T> {
  return admin.transaction(
    async (trx) => {
      // Rows that a policy hid would look as if somebody had deleted them: rather an error than a smaller table.
      await trx.raw(options.asPlatform ? `select set_config('cjt.subject', 'platform', true)` : 'set local row_security = off');
      return work(await databaseSource(trx, name, options));
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

/** Within a transaction that somebody else has begun. @throws CannotCheck */
export async function databaseSource(trx: Knex.Transaction, name: string, options: DatabaseOptions): Promise<DatabaseSource> {
  const { dataDir, logKeys = [], witnessKeys = [], project = null } = options;
  const { rows } = await trx.raw<{ rows: { origin: string }[] }>('select origin from log.origin');
  if (!rows[0]) throw new CannotCheck('the database has no log', '数据库中还没有存证');
  return {
    name,
    tables: { entries: 'log.entries', checkpoints: 'log.checkpoints', projects: 'projects' },
    scope: 'log',
    origin: rows[0].origin,
    former: await formerLives(trx),
    logKeys,
    witnessKeys,
    withoutPersonal: false,
    rowsAreWhole: true,
    shelf: () => allBooks(trx),
    entries: () => entries(trx, project),
    checkpoints: () => checkpoints(trx),
    rows: () => projectRows(trx, project),
    nodes: (first, last) => nodes(trx, first, last),
    accessFaults: () => accessFaults({ query: async (sql, values = []) => (await queryOn(trx, sql, values)) as never }),
    holds: () => true,
    ...(dataDir ? { open: (sha256: string) => openFile(dataDir, sha256) } : {}),
  };
}

const FORMER = `
  select p.data::json -> 'data' -> 'from' ->> 'origin' as origin, (p.data::json -> 'data' ->> 'kept')::bigint as kept
  from log.entries e join log.payloads p on p.seq = e.seq where e.project = ? and e.event = 'log_restored' order by e.seq`;

async function formerLives(trx: Knex.Transaction): Promise<FormerLife[]> {
  const { rows } = await trx.raw<{ rows: FormerLife[] }>(FORMER, [PLATFORM_CHAIN]);
  return rows;
}

interface EntryRow {
  seq: number;
  project: string;
  entry_no: number;
  event: string;
  at: number;
  actor: string;
  role: string;
  secret: boolean;
  bytes: Buffer;
  leaf: Buffer;
  paid: number | null;
  data_salt: string | null;
  data: string | null;
  personal_salt: string | null;
  personal: string | null;
  erased_by: number | null;
}

const ENTRIES = `
  select e.seq, e.project, e.entry_no, e.event, e.at, e.actor, e.role, e.secret, e.bytes, e.leaf,
    p.seq as paid, p.data_salt, p.data, p.personal_salt, p.personal, p.erased_by
  from log.entries e left join log.payloads p on p.seq = e.seq
  where e.seq > ? and (?::uuid is null or e.project = ?) order by e.seq limit ?`;

async function* entries(trx: Knex.Transaction, project: string | null): AsyncGenerator<StoredEntry[]> {
  for (let after = -1; ; ) {
    const { rows } = await trx.raw<{ rows: EntryRow[] }>(ENTRIES, [after, project, project, ENTRIES_AT_ONCE]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(storedEntry);
    after = last.seq;
  }
}

function storedEntry(row: EntryRow): StoredEntry {
  const { seq, project, entry_no: entryNo, event, at, actor, role, secret, bytes, leaf } = row;
  const payload = {
    dataSalt: row.data_salt,
    data: row.data,
    personalSalt: row.personal_salt,
    personal: row.personal,
    erasedBy: row.erased_by,
  };
  return { seq, bytes, leaf, columns: { project, entryNo, event, at, actor, role, secret }, payload };
}

const CHECKPOINTS = `
  select c.origin, c.size, c.root, c.note,
    (select coalesce(string_agg(k.line || E'\\n', '' order by k.received_at, k.name), '') from log.cosignatures k
     where k.origin = c.origin and k.size = c.size) as lines
  from log.checkpoints c where (c.size, c.origin) > (?, ?) order by c.size, c.origin limit ?`;

async function* checkpoints(trx: Knex.Transaction): AsyncGenerator<StoredCheckpoint[]> {
  for (let after: [number, string] = [-1, '']; ; ) {
    const { rows } = await trx.raw<{ rows: { origin: string; size: number; root: Buffer; note: string; lines: string }[] }>(CHECKPOINTS, [...after, ENTRIES_AT_ONCE]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ origin, size, root, note, lines }) => ({ size, note: note + lines, columns: { origin, root } }));
    after = [last.size, last.origin];
  }
}

const NODES = `
  select n.level, n.index, n.hash from unnest(?::int[], ?::bigint[], ?::bigint[]) as r (level, first, last)
  join log.nodes n on n.level = r.level and n.index between r.first and r.last`;

/** A node of level l is completed by the leaf number (index + 1) × 2^l − 1. */
async function nodes(trx: Knex.Transaction, first: number, last: number): Promise<StoredNodes> {
  const levels = Array.from({ length: 52 }, (_, level) => level + 1).filter((level) => 2 ** level <= last + 1);
  const from = levels.map((level) => Math.floor(first / 2 ** level));
  const to = levels.map((level) => Math.floor((last + 1) / 2 ** level) - 1);
  const { rows } = await trx.raw<{ rows: { level: number; index: number; hash: Buffer }[] }>(NODES, [levels, from, to]);
  return new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hash]));
}

const COLUMNS = `id, position, stage, mode, side, category, village, town, rules_version, version, terms_version,
  entry_no, round, next_due_at, public_at, offers_close_at, registered_at,
  code, title, group_no, state, facts`;

const PROJECTS = `select ${COLUMNS} from projects where id > ? and (?::uuid is null or id = ?) order by id limit ?`;

async function* projectRows(trx: Knex.Transaction, project: string | null): AsyncGenerator<ProjectRows[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await trx.raw<{ rows: ProjectColumns[] }>(PROJECTS, [after, project, project, PROJECTS_AT_ONCE]);
    const last = rows.at(-1);
    if (!last) return;
    yield await withTheirRows(trx, rows);
    after = last.id;
  }
}

async function withTheirRows(trx: Knex.Transaction, rows: ProjectColumns[]): Promise<ProjectRows[]> {
  const ids = rows.map((row) => row.id);
  const of = async <Row extends { project: string }>(sql: string) => {
    const answer = await trx.raw<{ rows: Row[] }>(sql, [ids]);
    const byProject = new Map<string, Row[]>();
    for (const row of answer.rows) byProject.set(row.project, [...(byProject.get(row.project) ?? []), row]);
    return byProject;
  };
  const bidders = await of<{ project: string; pseudonym: string; facts: Bidder }>(
    'select project, pseudonym, facts from trade_bidders where project = any(?) and facts is not null order by pseudonym',
  );
  const documents = await of<DocumentRow & { project: string }>(
    `select project, number, sha256, issued_entry as "issuedEntry", kind, title from documents where project = any(?) and issued_entry is not null order by number`,
  );
  const packages = await of<PackageRow & { project: string }>(
    'select project, owner, number, hash, package as bytes, received_at as "receivedAt" from sealed_packages where project = any(?)',
  );
  const attachments = await of<{ project: string; sha256: string }>('select distinct project, sha256 from attachments where project = any(?)');
  const told = await of<ToldRow & { project: string }>(
    `select t.id as project, t.stage, t.mode, t.side, t.category, t.village, t.town, t.amount, t.item, t.detail, to_jsonb(f) as figures
     from public_trades t left join trade_figures f on f.project = t.id where t.id = any(?)`,
  );
  return rows.map((row) => ({
    row,
    told: told.get(row.id)?.[0] ?? null,
    bidders: bidders.get(row.id) ?? [],
    documents: documents.get(row.id) ?? [],
    packages: packages.get(row.id) ?? [],
    attachments: (attachments.get(row.id) ?? []).map((a) => a.sha256),
  }));
}

/** Statements with `$1`, on the connection of this snapshot. */
async function queryOn(trx: Knex.Transaction, sql: string, values: readonly unknown[]): Promise<unknown[]> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(sql.replaceAll(/\$\d+/g, '?'), [...values] as never);
  return rows;
}

/** As `server/files/store.ts` lays them out. */
export async function openFile(dataDir: string, sha256: string): Promise<Readable | null> {
  const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  try {
    await access(path);
  } catch {
    return null;
  }
  return createReadStream(path);
}
