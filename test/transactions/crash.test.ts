import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { connect } from '../../db/connect.js';
import { Problem } from '../../server/errors.js';
import { settleProject } from '../../server/transactions/advance.js';
import type { Door, Moment } from '../../server/transactions/door.js';
import { checkLog } from '../helpers/log-check.js';
import { checkTrade } from '../helpers/trade-check.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';
import { type LossyWire, lossyWire } from './lossy-wire.js';

const TERMINATE = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()`;

type Act = (options: { key: string; door?: Door }) => Promise<unknown>;

describe('the platform stops in the middle of an act', () => {
  let world: World;
  let wire: LossyWire;
  let wired: Knex;
  /** Its commits wait for a standby, once one is asked for. */
  let waiting: Knex;
  let project: string;
  let bidder: NewBidder;

  before(async () => {
    world = await makeWorld();
    wire = await lossyWire(world.fresh.url);
    wired = connect({ url: wire.url, poolSize: 2 });
    waiting = connect({ url: `${world.fresh.url}?options=-c%20synchronous_commit%3Don`, poolSize: 2 });
    ({ project } = await prepare(world, published(planOf('comparison'))));
    bidder = await world.newBidder();
    await world.act(bidder, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
  });
  after(async () => {
    await Promise.all([wired.destroy(), waiting.destroy()]);
    await wire.close();
    await world.drop();
  });

  /** Acts of three kinds: with a package, with a document to issue, and of somebody whom the project does not know. */
  const ACTS: Record<string, () => Promise<Act>> = {
    async 'an offer'() {
      const data = { package: await world.sealed(project, bidder, 28_000_000) };
      return (options) => world.act(bidder, project, 'submit_offer', data, options);
    },
    async 'a clarification'() {
      return (options) => world.act('station-1', project, 'clarify_notice', { clarification: '开标地点在二楼' }, options);
    },
    async 'a question of a stranger'() {
      const stranger = await world.newBidder();
      return (options) => world.act(stranger, project, 'ask_question', { question: '工期多长' }, options);
    },
  };
  const TABLES = ['log.entries', 'log.payloads', 'sealed_packages', 'trade_bidders', 'documents', 'outbox', 'idempotency_keys', 'attempts'];
  const counts = async () =>
    Object.fromEntries(await Promise.all(TABLES.map(async (t) => [t, Number((await world.admin(t).count({ n: '*' }).first())?.n)])));

  /** Nothing of it is there, or all of it; then the same request again, with the same key, does it once. */
  async function crashed(act: Act, door: Door, expected: 'nothing' | 'all', meanwhile = async () => {}): Promise<void> {
    const key = randomUUID();
    const before = await counts();
    await Promise.all([assert.rejects(act({ key, door }), (error) => !(error instanceof Problem)), meanwhile()]);
    const after = await settledCounts();
    const done = after['log.entries'] === before['log.entries'] + 1;
    assert.equal(done, expected === 'all', `${expected} was expected to be there`);
    if (!done) assert.deepEqual(after, before, 'something half-written');
    assert.equal(after.idempotency_keys, before.idempotency_keys + Number(done));
    await checkLog(world.admin);
    await checkTrade(world.admin, project);

    const answer = (await act({ key })) as { replayed?: boolean; seq: number };
    assert.equal(answer.replayed ?? false, done);
    assert.equal(answer.seq, before['log.entries'], 'the next entry, once');
    const { 'log.entries': entries, idempotency_keys: keys } = await counts();
    assert.deepEqual([entries, keys], [before['log.entries'] + 1, before.idempotency_keys + 1]);
    await world.check(project);
  }
  /** A connection that was cut may still be finishing on the server. */
  async function settledCounts() {
    const busy = `select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and (state <> 'idle' or xact_start is not null) and query not like '%pg_stat_activity%'`;
    for (let n = 0; n < 100; n += 1) {
      const { rows } = await world.admin.raw(busy);
      if (rows[0].n === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return counts();
  }

  const stopAt = (moment: Moment, stop: () => Promise<void>): Door => ({
    ...world.door,
    pause: async (now) => {
      if (now === moment) await stop();
    },
  });
  const HOW: Record<string, () => Promise<void>> = {
    'the process fails': () => Promise.reject(new Error('stopped')),
    'the connection is lost': async () => {
      await world.admin.raw(TERMINATE);
    },
  };
  const WHERE: Partial<Record<Moment, string>> = {
    locked: 'after the lock',
    decided: 'after the decision',
    appended: 'after the append, before the commit',
  };

  for (const [what, make] of Object.entries(ACTS)) {
    for (const [moment, where] of Object.entries(WHERE)) {
      for (const [how, stop] of Object.entries(HOW)) {
        it(`${what}, when ${how} ${where}, has not happened, and a retry does it once`, async () => {
          await crashed(await make(), stopAt(moment as Moment, stop), 'nothing');
        });
      }
    }

    it(`${what}, when the reply is lost after the commit, has happened, and a retry is told so`, async () => {
      await crashed(await make(), stopAt('committed', () => Promise.reject(new Error('stopped'))), 'all');
    });

    it(`${what}, when the commit never arrives, has not happened, and a retry does it once`, async () => {
      const act = await make();
      wire.lose('commit');
      await crashed(act, { ...world.door, db: wired }, 'nothing');
    });

    it(`${what}, when the answer to the commit is lost, has happened, and a retry is told so`, async () => {
      const act = await make();
      wire.lose('answer');
      await crashed(act, { ...world.door, db: wired }, 'all');
    });

    it(`${what}, when its connection is killed before its commit is written, has not happened`, async () => {
      await onCommit('perform pg_sleep(10); return null;');
      const killed = killWhere(`query like '%commit' and wait_event = 'PgSleep'`);
      await crashed(await make(), { ...world.door }, 'nothing', () => killed.then(calm));
    });

    it(`${what}, when its connection is killed after its commit was written, has happened, and a retry is told so`, async () => {
      await world.admin.raw(`alter system set synchronous_standby_names = 'nobody'`);
      await world.admin.raw('select pg_reload_conf()');
      const killed = killWhere(`wait_event = 'SyncRep'`);
      await crashed(await make(), { ...world.door, db: waiting }, 'all', () => killed);
    });
  }
  afterEach(async () => {
    await calm();
    await world.admin.raw('alter system reset synchronous_standby_names');
    await world.admin.raw('select pg_reload_conf()');
  });

  /** Something that the database does at the commit of every entry. */
  async function onCommit(body: string): Promise<void> {
    await world.admin.raw(`create function on_commit() returns trigger language plpgsql as $$ begin ${body} end $$`);
    await world.admin.raw(`create constraint trigger at_commit after insert on log.payloads deferrable initially deferred
      for each row execute function on_commit()`);
  }
  async function calm(): Promise<void> {
    await world.admin.raw('drop trigger if exists at_commit on log.payloads');
    await world.admin.raw('drop function if exists on_commit()');
  }
  /** Kills the first connection of this database that is found there. */
  async function killWhere(where: string): Promise<void> {
    const mine = 'datname = current_database() and pid <> pg_backend_pid()';
    for (let n = 0; n < 1000; n += 1) {
      const { rows } = await world.admin.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${mine} and ${where}`);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`nobody was found where ${where}`);
  }

  it('a commit that the database refuses is an error, and nothing is there', async () => {
    await onCommit(`raise exception 'disk full';`);
    const key = randomUUID();
    const before = await counts();
    const act = await ACTS['an offer']?.();
    await assert.rejects((act as Act)({ key }), /disk full/);
    assert.deepEqual(await counts(), before);
    await calm();
    await act?.({ key });
    await world.check(project);
  });

  it('an append that is refused takes everything with it', async () => {
    const act = await ACTS['an offer']?.();
    const key = randomUUID();
    const before = await counts();
    await world.admin('projects').where({ id: project }).increment('entry_no', 1);
    await assert.rejects((act as Act)({ key }), /not the next one/);
    await world.admin('projects').where({ id: project }).decrement('entry_no', 1);
    assert.deepEqual(await counts(), before);
    await act?.({ key });
    await world.check(project);
  });

  it('what was settled on the way falls with the act, and is settled once by its retry', async () => {
    const play = offered(planOf('comparison'));
    const stage = await prepare(world, play);
    await world.setClock((play.facts.dates?.openingAt ?? 0) + 1);
    const types = async () => (await world.log(stage.project)).map((e) => e.event);
    const before = await types();
    const key = randomUUID();
    const attest = (door?: Door) => world.act('supervisor', stage.project, 'attest_opening', { sealsIntact: true }, { key, door });
    await assert.rejects(attest(stopAt('appended', () => Promise.reject(new Error('stopped')))), /stopped/);
    assert.deepEqual(await types(), before);
    await attest();
    await attest();
    const settled = ['close_registration', 'complete_formal_check', 'close_offers'];
    assert.deepEqual(await types(), [...before, ...settled, 'attest_opening']);
    await world.check(stage.project);
  });

  it('a deadline that nobody waited for is settled once, whether the commit or its answer is lost', async () => {
    for (const what of ['commit', 'answer'] as const) {
      const play = published(planOf('comparison'));
      const stage = await prepare(world, play);
      await world.setClock((play.facts.dates?.openingAt ?? 0) + 1);
      wire.lose(what);
      await assert.rejects(settleProject({ ...world.door, db: wired }, stage.project));
      await settledCounts();
      await settleProject(world.door, stage.project);
      const closes = (await world.log(stage.project)).filter((e) => e.event === 'close_registration');
      assert.equal(closes.length, 1);
      await world.check(stage.project);
    }
  });

  it('a registration whose answer is lost is told its project, and one that never arrived makes it once', async () => {
    const own: World = Object.assign(Object.create(Object.getPrototypeOf(world)), world, { door: { ...world.door, db: wired } });
    for (const what of ['commit', 'answer'] as const) {
      const key = randomUUID();
      const before = (await counts())['log.entries'];
      wire.lose(what);
      await assert.rejects(own.register({}, { key }));
      await settledCounts();
      const first = await world.register({}, { key });
      assert.equal(await world.register({}, { key }), first);
      assert.equal((await counts())['log.entries'], before + 1);
    }
    await checkLog(world.admin);
  });
});
