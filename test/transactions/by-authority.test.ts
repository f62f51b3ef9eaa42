import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { replay } from '../../server/audit/replay.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { Forbidden } from '../../server/errors.js';
import type { Found } from '../../server/machines/events.js';
import type { Subject } from '../../server/people/subject.js';
import { projectTrail } from '../../server/transactions/trail.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';
import { makeWorld, type NewBidder, type Part, type World } from '../helpers/world.js';

const PAPER = 'ab'.repeat(32);
const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;

describe('an act of a company’s representative', () => {
  let world: World;
  let project: string;
  let firm: NewBidder;
  let person: NewBidder;

  before(async () => {
    world = await makeWorld();
    ({ project } = await prepare(world, published(planOf('comparison'))));
  });
  after(() => world.drop());
  beforeEach(async () => {
    [firm, person] = [await world.newBidder(), await world.newBidder()];
  });
  afterEach(() => world.check(project));

  async function authority(more: Record<string, unknown> = {}): Promise<string> {
    const id = randomUUID();
    const station = await world.subject('station-1');
    const confirmed = { confirmed_by: station.account, confirmed_at: new Date() };
    const said = { company: firm.account, representative: person.account, paper: '授权委托书.png', mime: 'image/png', size: 1 };
    await world.admin('authorities').insert({ id, sha256: PAPER, from_on: '2025-01-01', until_on: '2025-12-31', ...said, ...confirmed, ...more });
    return id;
  }
  const by = (number: string): Subject => ({ ...firm, representative: { account: person.account, authority: number } });
  async function offerOf(bidder: NewBidder): Promise<void> {
    await world.act(bidder, project, 'register_bidder', REGISTER);
    const name = await world.pseudonym(project, bidder);
    const { tenderFile } = (await world.facts(project)).facts;
    const receivedAt = new Date(await world.now()).toISOString();
    await world.act('agent_accountant', project, 'record_deposit', { bidder: name, amount: tenderFile?.deposit ?? 0, receivedAt, bankReference: '流水' });
    await world.act(bidder, project, 'submit_offer', { package: await world.sealed(project, bidder, 29_100_000) });
  }
  const ask = (who: Subject) => world.act(who, project, 'ask_question', { question: '工期从哪天起算' });
  const lastFound = async () => (await world.log(project)).at(-1)?.payload.found as Found;

  it('names in its own entry the authority and the hash of its paper, and the company as the one who acts', async () => {
    const number = await authority();
    await ask(by(number));
    const entry = (await world.log(project)).at(-1);
    assert.deepEqual(entry?.payload.found, { authority: { number, paper: PAPER } });
    assert.equal(entry?.actor, await world.pseudonym(project, firm));
    assert.ok(!JSON.stringify(entry).includes(person.account), 'the person stays out of the log');
    const uses = await world.admin('authority_uses').where({ authority: number }).select('project', 'event');
    assert.deepEqual(uses, [{ project, event: 'ask_question' }]);
  });

  it('keeps what else the door found', async () => {
    const number = await authority();
    await world.act(by(number), project, 'register_bidder', REGISTER);
    const bidder = await world.pseudonym(project, firm);
    const receivedAt = new Date(await world.now()).toISOString();
    const { tenderFile } = (await world.facts(project)).facts;
    await world.act('agent_accountant', project, 'record_deposit', { bidder, amount: tenderFile?.deposit ?? 0, receivedAt, bankReference: '流水' });
    await world.act(by(number), project, 'submit_offer', { package: await world.sealed(project, firm, 29_000_000) });
    const found = await lastFound();
    assert.deepEqual(found.authority, { number, paper: PAPER });
    assert.match(String(found.packageHash), /^[0-9a-f]{64}$/);
  });

  it('names none where the company acts by itself', async () => {
    await ask(firm);
    assert.deepEqual(await lastFound(), {});
  });

  it('is refused once the authority has ended, is not confirmed, or is another’s, and notes no use', async () => {
    const ended = await authority({ ended_by: firm.account, ended_at: new Date() });
    const waiting = await authority({ confirmed_by: null, confirmed_at: null });
    const foreign = await authority({ company: (await world.newBidder()).account });
    for (const number of [ended, waiting, foreign, randomUUID()]) {
      await assert.rejects(ask(by(number)), (e: Error) => e instanceof Forbidden && /授权委托书已终止/.test(e.message));
      assert.deepEqual(await world.admin('authority_uses').where({ authority: number }), []);
    }
  });

  it('notes no use where the act itself is refused', async () => {
    const number = await authority();
    await assert.rejects(world.act(by(number), project, 'submit_offer', { package: 'A'.repeat(1366) }));
    assert.deepEqual(await world.admin('authority_uses').where({ authority: number }), []);
  });

  it('is replayed like any other, and an official’s act that names an authority is not', async () => {
    await ask(by(await authority()));
    const entries = await world.log(project);
    const law = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });
    assert.doesNotThrow(() => replay(entries, law));
    const forged = entries.map((e) =>
      e.event === 'publish_notice' ? { ...e, payload: { ...e.payload, found: { authority: { number: randomUUID(), paper: PAPER } } } } : e,
    );
    assert.throws(() => replay(forged, law), /nobody but a bidder acts by a written authority/);
  });

  it('that everybody may read before the opening names it among what is personal only', async () => {
    const number = await authority();
    await world.act(by(number), project, 'raise_objection', { content: '资格条件过严', personal: { objector: '某公司' } });
    const entry = (await world.log(project)).at(-1);
    assert.equal(entry?.secret, false);
    assert.ok(!JSON.stringify(entry?.payload).includes(number) && !JSON.stringify(entry?.payload).includes(PAPER));
    const { personal } = await world.admin('log.payloads').where({ seq: entry?.seq }).first('personal');
    assert.deepEqual(JSON.parse(personal), { authority: { number, paper: PAPER }, objector: '某公司' });
    await world.act('station-1', project, 'dismiss_objection', { no: 1, answer: '不成立' });
  });

  it('is told in the trail to those who work on the trade, not before the opening and not to everybody', async () => {
    const number = await authority();
    await world.act(by(number), project, 'register_bidder', REGISTER);
    const said = async (who: Part | null) => {
      const subject = who === null ? null : await world.subject(who);
      return JSON.stringify(await projectTrail(world.db, { id: project, subject, lawOf: world.door.law }));
    };
    assert.ok(!(await said('station-1')).includes(number), 'before the opening');
    const { facts } = await world.facts(project);
    for (let n = facts.counts.offers; n < 3; n += 1) await offerOf(await world.newBidder());
    for (const no of facts.questions.open) await world.act('station-1', project, 'answer_question', { no, answer: '见公告' });
    await world.forwardClock(facts.dates?.openingAt ?? 0);
    await world.act('supervisor', project, 'attest_opening', { sealsIntact: true });
    await world.act('station-2', project, 'open_offers', { attended: '到场' });
    assert.ok((await said('station-1')).includes(`"authority":{"number":"${number}","paper":"${PAPER}"}`), 'after it');
    assert.ok(!(await said(null)).includes(number), 'never to everybody');
  });
});
