import assert from 'node:assert/strict';
import { type Crowded, crawl, crowded, idsOf, REGISTER, spilled } from './public-crawl.js';

const PERSONS = 1_000;

describe('what everybody may read', () => {
  let place: Crowded;

  before(async function () {
    this.timeout(60_000);
    place = await crowded(PERSONS);
  });
  after(() => place.stop());

  it(`holds no ID number, phone or account of ${PERSONS} persons, and no name but the winners’`, async () => {
    const { world, t, crowd, winners } = place;
    const answers = await crawl(t, await idsOf(world));
    assert.ok(answers.filter(({ status }) => status === 200).length > 12, answers.map((a) => `${a.status} ${a.address}`).join('\n'));
    assert.deepEqual(answers.filter(({ status }) => status >= 500).map(({ address }) => address), []);
    assert.deepEqual(spilled(answers, crowd.secrets, winners), []);
    assert.equal(winners.size, 2);
    for (const name of winners) assert.ok(answers.some(({ text }) => text.includes(name)), `${name} won, and is named`);
    assert.ok(answers.some(({ text }) => text.includes('甄**')), 'others are masked where they are shown at all');
  });

  it('is searched by what finds a secret where one stands', () => {
    const { secrets } = place.crowd;
    const [number] = secrets.numbers;
    const [name] = secrets.names;
    const answer = { address: '/x', status: 200, headers: {}, text: `{"a":"号码${number},${name}"}` };
    assert.equal(spilled([answer], secrets).length, 2);
  });

  it('does not change by a byte, a header or a tag when somebody registers, pays, offers, asks or withdraws', async () => {
    const { world, t, crowd, running, closesAt } = place;
    // The log itself grows by a leaf, whatever happens anywhere; what it withholds has tests of its own.
    const ids = { ...(await idsOf(world)), projects: [running], documents: await world.admin('documents').where({ project: running }).pluck('id') };
    const look = () => crawl(t, ids, { leaveOut: /^\/api\/(log|openapi|docs|process)/ });
    const before = await look();
    assert.ok(before.some(({ headers }) => headers.etag !== ''));
    // What is compared is there: the list, the trade itself, the feed, the figures and its papers.
    for (const read of ['/api/public/projects', `/api/public/projects/${running}`, '/api/public/feed', '/api/public/stats', `/api/projects/${running}`, `/api/projects/${running}/documents`]) {
      assert.ok(before.some(({ address, status, text }) => address === read && status < 300 && text.length > 2), read);
    }
    assert.ok(before.some(({ address, text }) => address === '/api/public/projects' && text.includes(running)));
    const same = async (what: string) => assert.deepEqual(await look(), before, what);
    const [one, two] = [await world.newBidder(), await crowd.person()];
    const { receipt } = await world.act(one, running, 'register_bidder', REGISTER);
    await same('two accounts were made, and one registered');
    await world.act('agent_accountant', running, 'record_deposit', {
      bidder: receipt?.bidder as string,
      amount: receipt?.depositDue as number,
      receivedAt: new Date(await world.now()).toISOString(),
      bankReference: '流水',
    });
    await world.act(one, running, 'submit_offer', { package: await world.sealed(running, one, 27_000_000) });
    await same('a deposit and an offer came');
    await world.act(two, running, 'ask_question', { question: '工期从哪天起算' });
    await world.act(one, running, 'withdraw_offer', {});
    await world.act(one, running, 'withdraw_registration', {});
    await same('a question was asked, and all was withdrawn');
    assert.ok((await world.now()) < closesAt);
  });
});
