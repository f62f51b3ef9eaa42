import assert from 'node:assert/strict';
import { listNotices, markRead } from '../../db/queries/notices.js';
import { askingAs } from '../../db/subject.js';
import { tellOnce } from '../../server/notices/tell.js';
import { makeWorld, type NewBidder, type Who, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published, whole } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

describe('people are told', () => {
  let world: World;

  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.drop());

  const tell = async () => {
    while (await tellOnce(world.db));
  };
  const readBy = async (who: Who | NewBidder) => {
    const { account } = await world.subject(who as Who);
    const { items } = await listNotices(askingAs(world.db, account), account, { before: null, limit: 100 });
    return items.map(({ text }) => text.replace('演练：', '')).reverse();
  };

  it('what waits at their desk, and never what they did themselves', async () => {
    await prepare(world, published(planOf('comparison')));
    await tell();
    assert.deepEqual(await readBy('town_officer'), ['已进入“镇街审核”，要您办的见“待办”。']);
    const head = await readBy('head');
    assert.ok(head.includes('已进入“定价”，要您办的见“待办”。'));
    assert.deepEqual(await readBy('agent_accountant'), []);
    assert.equal((await readBy('accountant')).includes('已进入“立项申报”，要您办的见“待办”。'), false);
  });

  it('once each, however many processes tell at the same time and how often', async () => {
    await prepare(world, whole(planOf('comparison')));
    await Promise.all(Array.from({ length: 6 }, tell));
    await tell();
    const rows = await world.admin('notices').select('account', 'seq');
    assert.ok(rows.length > 20);
    assert.equal(new Set(rows.map((row) => `${row.account} ${row.seq}`)).size, rows.length);
    const [{ last }] = (await world.admin.raw('select max(seq) as last from log.entries')).rows;
    assert.equal((await world.admin('notices_cursor').first()).seq, last);
  });

  it('as bidders of the trade they take part in, and of nobody else’s part in it', async () => {
    const play = published(planOf('comparison'));
    const { project } = await prepare(world, play);
    const [first, second, stranger] = [await world.newBidder(), await world.newBidder(), await world.newBidder()];
    await tell();
    const desks = ['accountant', 'head', 'supervisor', 'town_officer', 'station-1', 'station-2', 'agent_accountant'] as const;
    const before = await Promise.all(desks.map((desk) => readBy(desk)));
    for (const bidder of [first, second]) {
      const { receipt } = await world.act(bidder, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
      const receivedAt = new Date(await world.now()).toISOString();
      await world.act('agent_accountant', project, 'record_deposit', { bidder: receipt?.bidder as string, amount: receipt?.depositDue as number, receivedAt, bankReference: '流水' });
    }
    await world.act(second, project, 'ask_question', { question: '工期从何时起算?' });
    await tell();
    assert.deepEqual(await Promise.all(desks.map((desk) => readBy(desk))), before);
    assert.deepEqual([await readBy(first), await readBy(second), await readBy(stranger)], [['您的保证金已登记到账。'], ['您的保证金已登记到账。'], []]);

    await world.act('station-1', project, 'clarify_notice', { clarification: '工期自开工令之日起算' });
    await tell();
    assert.deepEqual((await readBy(first)).at(-1), '公告有新的澄清，请查看。');
    assert.deepEqual(await readBy(stranger), []);
  });

  it('and what they have read stays read, while nobody reads another’s', async () => {
    await prepare(world, published(planOf('comparison')));
    await tell();
    const { account } = await world.subject('head');
    const own = askingAs(world.db, account);
    const page = await listNotices(own, account, { before: null, limit: 1 });
    assert.ok(page.next !== null && page.unread > 1);
    await markRead(own, account, page.items[0]?.id as number);
    assert.equal((await listNotices(own, account, { before: null, limit: 1 })).unread, 0);
    const other = (await world.subject('town_officer')).account;
    assert.deepEqual((await listNotices(own, other, { before: null, limit: 9 })).items, []);
  });
});
