import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Forbidden, NotAllowed, NotFound, Stale } from '../../server/errors.js';
import type { Door, Wing } from '../../server/transactions/door.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';

const TABLES = ['log.entries', 'log.payloads', 'projects', 'trade_bidders', 'sealed_packages', 'documents', 'outbox', 'idempotency_keys', 'attempts'];
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const APPLICATION = {
  description: '路灯安装',
  place: '村道',
  estimate: 1,
  noOverlap: true,
  noDispute: true,
  notIllegalBuilding: true,
} as const;
const CLARIFY = { clarification: '开标地点在二楼' };

describe('nothing is half-written', () => {
  let world: World;
  let project: string;
  let closesAt: number;
  let bidder: NewBidder;

  before(async () => {
    world = await makeWorld();
  });
  beforeEach(async () => {
    const play = published(planOf('comparison'));
    ({ project } = await prepare(world, play));
    closesAt = play.facts.dates?.offersCloseAt ?? 0;
    bidder = await world.newBidder();
  });
  afterEach(() => world.check(project));
  after(() => world.drop());

  const everything = async () =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(async (table) => [table, (await world.admin.raw(`select t::text as row from ${table} t order by 1`)).rows]),
      ),
    );
  const withWing = (wing: Wing): Door => ({ ...world.door, wings: { ...world.door.wings, register_bidder: wing } });
  const attempts = () => world.admin('attempts').where({ project }).orderBy('id');
  const register = (options: { door?: Door; key?: string } = {}) => world.act(bidder, project, 'register_bidder', REGISTER, options);

  const FAILING: Record<string, Wing> = {
    'while it looks': {
      find: () => Promise.reject(new Error('broken')),
    },
    'while it writes': {
      find: async () => ({ found: {}, write: () => Promise.reject(new Error('broken')) }),
    },
    'after it wrote a row': {
      find: async ({ trx, held, actor }) => ({
        found: {},
        async write() {
          const row = [held.id, 1, actor.bidder, 1, '{}', Buffer.alloc(1024), 'x', held.at];
          await trx.query(`insert into sealed_packages values ($1, $2, $3, $4, $5, $6, $7, $8)`, row);
          throw new Error('broken');
        },
      }),
    },
    'and hides that a statement failed': {
      find: async ({ trx }) => ({ found: {}, write: () => trx.query('select 1 / 0').then(() => undefined, () => undefined) }),
    },
    'with a finding that cannot be logged': {
      find: async () => ({ found: { number: 0.5 } }),
    },
  };
  for (const [when, wing] of Object.entries(FAILING)) {
    it(`a wing that fails ${when} leaves no row and no entry, and the act can be done again`, async () => {
      const key = randomUUID();
      const before = await everything();
      await assert.rejects(register({ door: withWing(wing), key }), (e) => !(e instanceof NotAllowed));
      assert.deepEqual(await everything(), before);
      const answer = await register({ key });
      assert.equal(answer.replayed, undefined);
    });
  }

  it('an act that is refused leaves an attempt with its rule, and nothing else', async () => {
    await register();
    const { attempts: none, ...before } = await everything();
    assert.deepEqual(none, []);
    await assert.rejects(register({ key: randomUUID() }), NotAllowed);
    await assert.rejects(world.act('head', project, 'clarify_notice', CLARIFY), Forbidden);
    await assert.rejects(world.act('station-1', project, 'clarify_notice', CLARIFY, { expectedVersion: 1 }), Stale);
    const unfiled = [{ kind: 'other' as const, file: 'f'.repeat(64) }];
    await assert.rejects(world.act('station-1', project, 'clarify_notice', { ...CLARIFY, evidence: unfiled }), /尚未上传/);
    const { attempts: _, ...after } = await everything();
    assert.deepEqual(after, before);
    const kept = await attempts();
    assert.deepEqual(
      kept.map((a) => [a.event, a.role, a.rule]),
      [
        ['register_bidder', 'bidder', 'registration.person'],
        ['clarify_notice', 'none', 'forbidden'],
        ['clarify_notice', 'station', 'stale'],
        ['clarify_notice', 'station', 'evidence.required'],
      ],
    );
    assert.deepEqual([kept[0].account, kept[1].account], [bidder.account, (await world.subject('head')).account]);
    for (const { message } of kept) assert.match(message, /[。]/);
  });

  it('deadlines that were settled before a refusal stay settled, and the answer says so', async () => {
    const expectedVersion = (await world.facts(project)).row.version;
    await world.setClock(closesAt);
    const late = world.act('station-1', project, 'clarify_notice', CLARIFY, { expectedVersion });
    await assert.rejects(late, (e) => e instanceof Stale && /刚刚按期变更/.test(e.message));
    const { row } = await world.facts(project);
    assert.deepEqual([row.position, row.version > expectedVersion], ['failed', true]);
    assert.equal((await attempts()).length, 1);
  });

  it('what does not exist for whoever asks is not found, and is no attempt', async () => {
    const elsewhere = await world.named('zjq-kuaiji');
    const hidden = await world.register();
    await assert.rejects(world.act(elsewhere, hidden, 'submit_application', APPLICATION), NotFound);
    await assert.rejects(world.act(bidder, randomUUID(), 'register_bidder', REGISTER), NotFound);
    assert.deepEqual(await world.admin('attempts').whereIn('project', [project, hidden]), []);
  });
});
