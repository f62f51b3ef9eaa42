import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { InvalidInput, NotAllowed, Problem, Stale } from '../../server/errors.js';
import type { Accepted } from '../../server/transactions/advance.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';

const TEN = Array.from({ length: 10 }, (_, i) => i);
const CLARIFY = { clarification: '开标地点在二楼' };
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;
const works = planOf('comparison');

function sorted<T>(outcomes: PromiseSettledResult<T>[]): { done: T[]; refused: unknown[] } {
  return {
    done: outcomes.flatMap((o) => (o.status === 'fulfilled' ? [o.value] : [])),
    refused: outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason] : [])),
  };
}

describe('many requests at once', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
  });
  beforeEach(async () => {
    ({ project } = await prepare(world, published(works)));
  });
  afterEach(() => world.check(project));
  after(() => world.drop());

  const entries = async (event: string) => (await world.log(project)).filter((e) => e.event === event).length;
  const attempts = () => world.admin('attempts').where({ project }).orderBy('id');
  const version = async () => (await world.facts(project)).row.version;

  it('ten times the same request with the same key is one act with ten equal answers', async () => {
    const key = randomUUID();
    const answers = await Promise.all(TEN.map(() => world.act('station-1', project, 'clarify_notice', CLARIFY, { key })));
    assert.equal(await entries('clarify_notice'), 1);
    assert.equal(answers.filter((a) => a.replayed).length, 9);
    const plain = answers.map(({ replayed: _, ...answer }) => answer);
    for (const answer of plain) assert.deepEqual(answer, plain[0]);
    assert.deepEqual(await attempts(), []);
  });

  it('ten different keys on the same version: one wins, nine are told to read again', async () => {
    const expectedVersion = await version();
    const act = () => world.act('station-1', project, 'clarify_notice', CLARIFY, { key: randomUUID(), expectedVersion });
    const { done, refused } = sorted(await Promise.allSettled(TEN.map(act)));
    assert.equal(done.length, 1);
    assert.equal(await entries('clarify_notice'), 1);
    for (const problem of refused) {
      assert.ok(problem instanceof Stale);
      assert.deepEqual([problem.status, problem.more.version], [409, expectedVersion + 1]);
    }
    assert.equal((await attempts()).length, 9);
  });

  it('ten times an act that moves the trade, without a version: the machine lets one through', async () => {
    const act = () => world.act('town_officer', project, 'suspend', { ground: 'complaint', reasons: '收到投诉' }, { key: randomUUID() });
    const { done, refused } = sorted(await Promise.allSettled(TEN.map(act)));
    assert.deepEqual([done.length, await entries('suspend')], [1, 1]);
    for (const problem of refused) assert.ok(problem instanceof NotAllowed, String(problem));
    assert.equal((await attempts()).length, 9);
  });

  it('the same key with another body is refused, whichever comes first', async () => {
    const key = randomUUID();
    const act = (n: number) => world.act('station-1', project, 'clarify_notice', { clarification: `第${n}次说明` }, { key });
    const { done, refused } = sorted(await Promise.allSettled(TEN.map(act)));
    assert.deepEqual([done.length, await entries('clarify_notice')], [1, 1]);
    for (const problem of refused) assert.ok(problem instanceof InvalidInput && problem.code === 'idempotency-key-reused', String(problem));
  });

  it('the same key on two projects at once is one act and one refusal, and never a fault', async () => {
    const other = (await prepare(world, published(works))).project;
    await world.setClock((await world.now()) + 3_600_000);
    for (let round = 0; round < 5; round += 1) {
      const key = randomUUID();
      const both = [project, other].map((id) => world.act('station-1', id, 'clarify_notice', CLARIFY, { key }));
      const { done, refused } = sorted<Accepted>(await Promise.allSettled(both));
      assert.equal(done.length, 1);
      assert.ok(refused[0] instanceof InvalidInput, String(refused[0]));
    }
    await world.check(other);
  });

  it('a key belongs to whoever chose it: another person may choose the same', async () => {
    const key = randomUUID();
    const content = { content: '条件不合理' };
    await world.act('delegate', project, 'raise_objection', content, { key });
    const second = await world.act('station-1', project, 'raise_objection', content, { key });
    assert.equal(second.replayed, undefined);
    assert.equal(await entries('raise_objection'), 2);
  });

  it('a stale version is refused and kept as an attempt, and the answer names the present one', async () => {
    const expectedVersion = await version();
    await world.act('station-1', project, 'clarify_notice', CLARIFY);
    const late = world.act('station-1', project, 'clarify_notice', CLARIFY, { expectedVersion });
    await assert.rejects(late, (e) => e instanceof Stale && e.more.version === expectedVersion + 1);
    const [kept] = await attempts();
    assert.deepEqual([kept.event, kept.role, kept.rule], ['clarify_notice', 'station', 'stale']);
  });

  it('twenty-five bidders register and offer at once without colliding, and move no version', async () => {
    const expectedVersion = await version();
    const bidders = await Promise.all(Array.from({ length: 25 }, () => world.newBidder()));
    const takePart = async (bidder: NewBidder) => {
      await world.act(bidder, project, 'register_bidder', REGISTER, { expectedTerms: 1, key: randomUUID() });
      const data = { package: await world.sealed(project, bidder, 28_000_000) };
      return world.act(bidder, project, 'submit_offer', data, { expectedTerms: 1, key: randomUUID() });
    };
    const answers = await Promise.all(bidders.map(takePart));
    assert.equal(await version(), expectedVersion);
    assert.deepEqual((await world.facts(project)).facts.counts, { registered: 25, offers: 25, depositsHeld: 0, mayStay: 0 });
    for (const answer of answers) assert.deepEqual([answer.version, answer.entryNo], [expectedVersion, null]);
    await world.act('station-1', project, 'clarify_notice', CLARIFY, { expectedVersion });
  });

  it('somebody who asks ten questions at once gets one name in the project', async () => {
    const stranger = await world.newBidder();
    await Promise.all(TEN.map((n) => world.act(stranger, project, 'ask_question', { question: `第${n}问` })));
    const asked = (await world.log(project)).filter((e) => e.event === 'ask_question');
    assert.deepEqual([asked.length, new Set(asked.map((e) => e.actor)).size], [10, 1]);
  });

  it('ten equal registrations with one key are one project; with ten keys ten, numbered without a gap', async () => {
    const key = randomUUID();
    assert.equal(new Set(await Promise.all(TEN.map(() => world.register({ title: '村道' }, { key })))).size, 1);
    const ids = await Promise.all(TEN.map(() => world.register({ title: '村道' }, { key: randomUUID() })));
    const codes: string[] = await world.admin('projects').whereIn('id', ids).orderBy('code').pluck('code');
    const numbers = codes.map((code) => Number(code.slice(-3)));
    assert.deepEqual(numbers, TEN.map((n) => (numbers[0] as number) + n));
    const another = world.register({ title: '水渠' }, { key });
    await assert.rejects(another, (e) => e instanceof Problem && e.code === 'idempotency-key-reused');
  });
});
