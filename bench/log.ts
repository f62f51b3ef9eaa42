/** What the log costs: its share of a transition, the time until a commit is signed, a proof out of a million entries. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import pino from 'pino';
import { connect, connectAdmin } from '../db/connect.js';
import { inTransaction } from '../db/transaction.js';
import { checkpointFileIn } from '../server/audit/checkpoint-file.js';
import { appendStatement } from '../server/audit/entry.js';
import { newLogKey } from '../server/audit/log-key.js';
import { originOf } from '../server/audit/origin.js';
import { consistencyAt, growTree, inclusionAt, onPool } from '../server/audit/tree-store.js';
import { type Checkpointer, startCheckpointer } from '../server/background/checkpointer.js';
import type { Subject } from '../server/people/subject.js';
import { withoutAppend } from '../test/helpers/without-append.js';
import { act, leaseOf, type Office, openOffice, prepareTrade } from './office.js';
import type { Place } from './place.js';
import { figures, ms, type Options, percent, perSecond, type Row } from './report.js';

const CLIENTS = 8;
const RATE = 300;
/** Needs no file, changes facts and version, and may be done again and again at checkpoint 3. */
const VALUATION = { method: 'comparables', comparables: [3_000_000, 2_940_000, 3_090_000], amount: 3_000_000 };

export async function log(place: Place, options: Options): Promise<Row[]> {
  const office = await openOffice(place, await place.database());
  const signing = await sign(place, office.db);
  try {
    return [...(await shareOfTransition(office, signing, options)), await untilSigned(office, signing, options), ...(await proofs(place, options))];
  } finally {
    await signing.stop();
    await office.close();
  }
}

async function sign(place: Place, db: Knex): Promise<Checkpointer> {
  const { origin } = await originOf(db, { demo: true, publicUrl: 'http://localhost' });
  const file = checkpointFileIn(join(place.dir, 'log'));
  return startCheckpointer({ db, origin, key: newLogKey(), file, log: pino({ level: 'silent' }) });
}

interface Trade {
  id: string;
  accountant: Subject;
}

/** The same acts through the same door, in turns with the append and with nothing in its place. */
async function shareOfTransition(office: Office, signing: Checkpointer, { quick, tell }: Options): Promise<Row[]> {
  const villages: string[] = await office.admin('organisations').where({ kind: 'village' }).orderBy('id').limit(2 * CLIENTS).pluck('id');
  const trades: Trade[] = [];
  for (const village of villages) trades.push(await prepareTrade(office, leaseOf(village), 'valuation'));
  tell(`  ${trades.length} trades at checkpoint 3`);
  const withLog = { office: { ...office, door: { ...office.door, wake: () => signing.wake() } }, trades: trades.slice(0, CLIENTS) };
  const without = { office: { ...office, door: { ...office.door, db: withoutAppend(office.db) } }, trades: trades.slice(CLIENTS) };
  const rows: Row[] = [];
  for (const clients of [1, CLIENTS]) {
    const took = { with: [] as number[], without: [] as number[] };
    const seconds = quick ? 1 : 4;
    await load(withLog, clients, 1);
    for (let round = 0; round < (quick ? 2 : 6); round += 1) {
      took.without.push(...(await load(without, clients, seconds)));
      took.with.push(...(await load(withLog, clients, seconds)));
    }
    const [whole, rest] = [figures.median(took.with), figures.median(took.without)];
    const share = Math.max(0, whole - rest) / whole;
    rows.push({
      what: `the log's share of a transition through the door, ${clients} at once`,
      measured: `p50 ${ms(whole)}, p99 ${ms(figures.quantile(took.with, 0.99))}`,
      baseline: `the same without the append: p50 ${ms(rest)}, p99 ${ms(figures.quantile(took.without, 0.99))}`,
      figure: percent(share, 1),
      aim: '≤ 25 %',
      met: share <= 0.25,
    });
  }
  return rows;
}

async function load({ office, trades }: { office: Office; trades: Trade[] }, clients: number, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const took: number[] = [];
  await Promise.all(
    trades.slice(0, clients).map(async ({ id, accountant }) => {
      while (performance.now() < until) {
        const begun = performance.now();
        await act(office, id, 'propose_valuation', accountant, VALUATION);
        took.push(performance.now() - begun);
      }
    }),
  );
  return took;
}

/** Entries at an even pace; each is signed when a head above it can be read. */
async function untilSigned(office: Office, signing: Checkpointer, { quick }: Options): Promise<Row> {
  const seconds = quick ? 3 : 20;
  const committed = new Map<number, number>();
  const took: number[] = [];
  let writing = true;
  const watching = watch(office.db, () => writing || committed.size > 0, (size) => {
    const now = performance.now();
    for (const [seq, at] of committed) {
      if (seq >= size) continue;
      took.push(now - at);
      committed.delete(seq);
    }
  });
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const project = randomUUID();
      for (let n = 1; n * CLIENTS <= RATE * seconds; n += 1) {
        await pause(Math.max(0, begun + ((n * CLIENTS + client) * 1000) / RATE - performance.now()));
        const seq = await append(office.db, project, n);
        committed.set(seq, performance.now());
        signing.wake();
      }
    }),
  );
  const rate = (CLIENTS * Math.floor((RATE * seconds) / CLIENTS)) / ((performance.now() - begun) / 1000);
  writing = false;
  await watching;
  const p99 = figures.quantile(took, 0.99);
  return {
    what: `from commit to signed head at ${perSecond(rate)}`,
    measured: `p50 ${ms(figures.median(took))}, p99 ${ms(p99)}, longest ${ms(Math.max(...took))}`,
    aim: 'p99 ≤ 2 s',
    met: p99 <= 2000,
  };
}

async function watch(db: Knex, goesOn: () => boolean, told: (size: number) => void): Promise<void> {
  while (goesOn()) {
    const { rows } = await db.raw('select max(size) as size from log.checkpoints');
    told(Number(rows[0].size));
    await pause(5);
  }
}

function append(db: Knex, project: string, entryNo: number): Promise<number> {
  const entry = { project, entryNo, event: 'x', from: '-', to: '-', actor: 'bench', role: 'clock', at: 0, rules: '-', secret: false, data: {}, personal: undefined };
  return inTransaction<number, { append: number }>(db, async () => ({ last: [appendStatement(entry)], value: ([row]) => Number(row?.append) }));
}

const FILL = `
  insert into log.entries (seq, project, entry_no, event, at, actor, role, secret, bytes, leaf)
  select n, md5(n::text)::uuid, 1, 'x', n, 'bench', 'clock', false, b, sha256('\\x00'::bytea || b)
  from generate_series(0, ? - 1) n, lateral (select convert_to('{"seq":' || n || '}', 'UTF8') as b) bytes`;

async function proofs(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const size = quick ? 100_000 : 1_000_000;
  const { url, adminUrl } = await place.database();
  const [db, admin] = [connect({ url }), connectAdmin(adminUrl)];
  try {
    await admin.raw(FILL, [size]);
    const begun = performance.now();
    const tree = onPool(db);
    while (!(await growTree(tree, size)));
    const grown = (performance.now() - begun) / 1000;
    await admin.raw('vacuum analyze log.nodes');
    await admin.raw('vacuum analyze log.entries');
    tell(`  a tree of ${size} in ${grown.toFixed(1)} s`);
    const measure = async (work: (at: number) => Promise<unknown>) => {
      const took: number[] = [];
      for (let n = 0; n < 600; n += 1) {
        const from = performance.now();
        await work(Math.floor(Math.random() * size));
        if (n >= 100) took.push(performance.now() - from);
      }
      return took;
    };
    const inclusion = await measure((index) => inclusionAt(tree, index, size));
    const consistency = await measure((old) => consistencyAt(tree, old, size));
    const row = (what: string, took: number[]): Row => {
      const p50 = figures.median(took);
      return { what, measured: `p50 ${ms(p50)}, p99 ${ms(figures.quantile(took, 0.99))}`, aim: '≤ 5 ms', met: p50 <= 5 };
    };
    const name = size.toLocaleString('en-GB').replaceAll(',', ' ');
    return [
      row(`an inclusion proof from ${name} entries`, inclusion),
      row(`a consistency proof from ${name} entries`, consistency),
      { what: `hashing the tree of ${name} entries from nothing`, measured: `${grown.toFixed(1)} s, ${perSecond(size / grown)}` },
    ];
  } finally {
    await Promise.all([db.destroy(), admin.destroy()]);
  }
}
