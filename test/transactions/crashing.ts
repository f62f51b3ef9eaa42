/** What every row of the crash table asks: is it there whole or not at all, and does a retry do it once? */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../server/errors.js';
import type { Door, Moment } from '../../server/transactions/door.js';
import { checkLog } from '../helpers/log-check.js';
import { checkTrade } from '../helpers/trade-check.js';
import type { World } from '../helpers/world.js';

export type Act = (options: { key: string; door?: Door }) => Promise<unknown>;
export type Counts = Record<(typeof TABLES)[number], number>;

const TABLES = ['log.entries', 'log.payloads', 'sealed_packages', 'trade_bidders', 'documents', 'outbox', 'idempotency_keys', 'attempts'] as const;
const OTHERS = 'datname = current_database() and pid <> pg_backend_pid()';

export async function countsOf({ admin }: World): Promise<Counts> {
  const count = async (table: string) => [table, Number((await admin(table).count({ n: '*' }).first())?.n)];
  return Object.fromEntries(await Promise.all(TABLES.map(count)));
}

/** The counts once nothing runs any more: a connection that was cut may still be finishing on the server. */
export async function settledCounts(world: World): Promise<Counts> {
  const busy = `select count(*) as n from pg_stat_activity where ${OTHERS} and (state <> 'idle' or xact_start is not null)`;
  for (let n = 0; n < 100; n += 1) {
    const { rows } = await world.admin.raw(busy);
    if (rows[0].n === 0) break;
    await sleep(5);
  }
  return countsOf(world);
}

interface Crash {
  act: Act;
  /** The door that stops. */
  door: Door;
  expected: 'nothing' | 'all';
  meanwhile?: () => Promise<void>;
}

/** Nothing of the act is there, or all of it; then the same request again, with the same key, does it once. */
export async function crashed(world: World, project: string, { act, door, expected, meanwhile }: Crash): Promise<void> {
  const key = randomUUID();
  const before = await countsOf(world);
  await Promise.all([assert.rejects(act({ key, door }), (error) => !(error instanceof Problem)), meanwhile?.()]);
  const after = await settledCounts(world);
  const done = after['log.entries'] === before['log.entries'] + 1;
  assert.equal(done, expected === 'all', `${expected} was expected to be there`);
  if (!done) assert.deepEqual(after, before, 'something half-written');
  assert.equal(after.idempotency_keys, before.idempotency_keys + Number(done));
  await checkLog(world.admin);
  await checkTrade(world.admin, project);

  const answer = (await act({ key })) as { replayed?: boolean; seq: number };
  assert.equal(answer.replayed ?? false, done);
  assert.equal(answer.seq, before['log.entries'], 'the next entry, once');
  const { 'log.entries': entries, idempotency_keys: keys } = await countsOf(world);
  assert.deepEqual([entries, keys], [before['log.entries'] + 1, before.idempotency_keys + 1]);
  await world.check(project);
}

export const stopAt = ({ door }: World, moment: Moment, stop: () => Promise<void>): Door => ({
  ...door,
  pause: async (now) => {
    if (now === moment) await stop();
  },
});
export const failing = () => Promise.reject(new Error('stopped'));

/** Something that the database does at the commit of every entry, until `calm`. */
export async function onCommit({ admin }: World, body: string): Promise<void> {
  await admin.raw(`create function on_commit() returns trigger language plpgsql as $$ begin ${body} end $$`);
  await admin.raw(`create constraint trigger at_commit after insert on log.payloads deferrable initially deferred
    for each row execute function on_commit()`);
}
export async function calm({ admin }: World): Promise<void> {
  await admin.raw('drop trigger at_commit on log.payloads');
  await admin.raw('drop function on_commit()');
}

/** Kills the first connection of this database that is found there. */
export async function killWhere({ admin }: World, where: string): Promise<void> {
  for (let n = 0; n < 1000; n += 1) {
    const { rows } = await admin.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${OTHERS} and ${where}`);
    if (rows.length > 0) return;
    await sleep(5);
  }
  throw new Error(`nobody was found where ${where}`);
}
