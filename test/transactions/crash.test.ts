import type { Knex } from 'knex';
import { connect } from '../../db/connect.js';
import type { Door, Moment } from '../../server/transactions/door.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { type Act, calm, crashed, failing, killWhere, onCommit, stopAt } from './crashing.js';
import { type LossyWire, lossyWire } from './lossy-wire.js';

/** The crash table. Every durable step has a test for "failed" and for "failed but persisted". */
describe('the platform stops in the middle of an act', () => {
  let world: World;
  let wire: LossyWire;
  let wired: Door;
  /** Its commits wait for a standby, once one is asked for. */
  let waiting: Knex;
  let project: string;
  let bidder: NewBidder;

  before(async () => {
    world = await makeWorld();
    wire = await lossyWire(world.fresh.url);
    wired = { ...world.door, db: connect({ url: wire.url, poolSize: 2 }) };
    waiting = connect({ url: `${world.fresh.url}?options=-c%20synchronous_commit%3Don`, poolSize: 2 });
    ({ project } = await prepare(world, published(planOf('comparison'))));
    bidder = await world.newBidder();
    await world.act(bidder, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
  });
  after(async () => {
    await Promise.all([wired.db.destroy(), waiting.destroy()]);
    await wire.close();
    await world.drop();
  });

  /** Of three kinds: with a package, by an official, and by somebody whom the project does not know yet. */
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
  const HOW: Record<string, () => Promise<void>> = {
    'the process fails': failing,
    'the connection is lost': () => killWhere(world, `state = 'idle in transaction'`),
  };
  const WHERE: [Moment, string][] = [
    ['locked', 'after the lock'],
    ['decided', 'after the decision'],
    ['appended', 'after the append, before the commit'],
  ];

  for (const [what, make] of Object.entries(ACTS)) {
    for (const [moment, where] of WHERE) {
      for (const [how, stop] of Object.entries(HOW)) {
        it(`${what}, when ${how} ${where}, has not happened, and a retry does it once`, async () => {
          const door = stopAt(world, moment, stop);
          await crashed(world, project, { act: await make(), door, expected: 'nothing' });
        });
      }
    }

    it(`${what}, when the commit never arrives, has not happened, and a retry does it once`, async () => {
      const act = await make();
      wire.lose('commit');
      await crashed(world, project, { act, door: wired, expected: 'nothing' });
    });

    it(`${what}, when its connection is killed before its commit is written, has not happened`, async () => {
      await onCommit(world, 'perform pg_sleep(10); return null;');
      const killed = killWhere(world, `query like '%commit' and wait_event = 'PgSleep'`);
      const meanwhile = () => killed.then(() => calm(world));
      await crashed(world, project, { act: await make(), door: world.door, expected: 'nothing', meanwhile });
    });

    it(`${what}, when its connection is killed after its commit was written, has happened, and a retry is told so`, async () => {
      await setStandby(`= 'nobody'`);
      try {
        const act = await make();
        const killed = killWhere(world, `wait_event = 'SyncRep'`);
        await crashed(world, project, { act, door: { ...world.door, db: waiting }, expected: 'all', meanwhile: () => killed });
      } finally {
        await setStandby('to default');
      }
    });

    it(`${what}, when the answer to the commit is lost, has happened, and a retry is told so`, async () => {
      const act = await make();
      wire.lose('answer');
      await crashed(world, project, { act, door: wired, expected: 'all' });
    });

    it(`${what}, when the reply is lost after the commit, has happened, and a retry is told so`, async () => {
      await crashed(world, project, { act: await make(), door: stopAt(world, 'committed', failing), expected: 'all' });
    });
  }

  /** The cluster's other databases do not wait: `synchronous_commit` is off for tests, but for one connection here. */
  async function setStandby(value: string): Promise<void> {
    await world.admin.raw(`alter system set synchronous_standby_names ${value}`);
    await world.admin.raw('select pg_reload_conf()');
  }
});
