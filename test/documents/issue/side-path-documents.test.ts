import assert from 'node:assert/strict';
import { checkingRenderer } from './checking-renderer.js';
import { DAY, issuedPapers } from './issued-papers.js';
import { LEASE, WORKS } from './trade.js';

describe('a document of a side path', function () {
  this.timeout(60_000);
  const { open, issued, only, played } = issuedPapers();

  describe('of a failure', () => {
    it('before the opening tells the reason and not how many took part', async () => {
      const trade = await played(
        { ...WORKS, offers: { 1: 290_000, 2: 280_000 } },
        'setUp',
        'announce',
        'takePart',
      );
      await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 60_000);
      const { facts } = (await only(trade, 'failure')).facts;
      assert.equal(facts.reason, '截止时有效报价不足最低家数');
      assert.equal(facts.counts, undefined);
      assert.equal(facts.failures, 1);
      assert.doesNotMatch(JSON.stringify(facts), /样例建设|王/);
      const noOffers = await played({ ...WORKS, offers: {} }, 'setUp', 'announce');
      await noOffers.wait((noOffers.facts.dates?.offersCloseAt ?? 0) + 60_000);
      const same = (await only(noOffers, 'failure')).facts.facts;
      assert.deepEqual(
        { ...same, noticeNumber: '' },
        { ...facts, noticeNumber: '' },
        'nobody is told two from none',
      );
    });

    it('after the opening tells how many, and a secret reserve stays secret', async () => {
      const trade = await played(
        { ...LEASE, offers: { 1: 20_000, 2: 21_000 } },
        'setUp',
        'announce',
        'takePart',
        'open',
      );
      const { facts } = (await only(trade, 'failure')).facts;
      assert.equal(facts.reason, '无报价达到底价（或均高于限价）');
      assert.deepEqual(facts.counts, { received: 2, valid: 0 });
      assert.equal(facts.limit, 2_557_500, 'it was open from the start');
      assert.ok(facts.choiceBy > trade.at);
    });
  });

  describe('of a suspension', () => {
    it('says until when, what stands still, and on resuming which dates hold now', async () => {
      const trade = await played({ ...WORKS, wd: 5 }, 'setUp', 'announce');
      const closes = trade.facts.dates?.offersCloseAt ?? 0;
      await trade.wait(trade.at + DAY);
      await trade.act('request_stop', 'discipline', { reasons: '收到匿名信反映围标' });
      await trade.act('suspend', 'town', { ground: 'complaint', reasons: '核查投诉事项。' });
      await trade.act('renew_suspension', 'town', { reasons: '需要鉴定。' });
      await trade.wait(trade.at + 6 * DAY);
      await trade.act('resume', 'town', { reasons: '投诉不成立。' });
      const all = await issued(trade);
      const stops = all.filter((d) => d.kind === 'suspension');
      assert.deepEqual(
        stops.map((d) => [d.title, d.facts.facts.act]),
        [
          ['暂停通知书', 'held'],
          ['中止通知书', 'suspended'],
          ['中止延长通知书', 'renewed'],
        ],
      );
      assert.ok(
        !JSON.stringify(stops[0]?.facts).includes('匿名信'),
        'whoever spoke up is not pointed to',
      );
      const { facts } = (await only(trade, 'resumption')).facts;
      const close = facts.times.find((t: { name: string }) => t.name === '报价截止');
      assert.deepEqual([close.before, close.after], [closes, trade.facts.dates?.offersCloseAt]);
      assert.ok(close.after > closes);
      assert.equal(facts.byLimit, false);
    });
  });

  it('of a termination says by whose wish and what becomes of the deposits', async () => {
    const trade = await played(WORKS, 'setUp', 'announce');
    await trade.enter(1);
    await trade.act('terminate', 'town', {
      reasons: '规划调整',
      ownWish: true,
      resolution: '村决8号',
    });
    const { facts } = (await only(trade, 'termination')).facts;
    assert.deepEqual([facts.ownWish, facts.resolution, facts.offers], [true, '村决8号', 'sealed']);
    assert.match(facts.deposits, /5个工作日/);
    await trade.giveBack();
    assert.equal((await only(trade, 'deposit-refund')).facts.facts.reason, '交易终止');
    await trade.issueAll(checkingRenderer);
    await trade.act('archive_project', 'town', {});
    const archive = (await only(trade, 'archive')).facts.facts;
    const listed = archive.documents.map((d: { title: string }) => d.title);
    assert.ok(listed.includes('终止公告'));
    assert.ok(
      !listed.includes('报名回执') && !listed.includes('保证金退还单'),
      'a round never opened betrays nobody',
    );
  });

  it('says which checkpoints an agreement does not have, and with whom it is made', async () => {
    const trade = await open({
      ...LEASE,
      mode: 'agreement',
      ground: 'public_interest',
      offers: {},
    });
    await trade.setUp();
    await trade.announce();
    await trade.agree();
    const missing = (await only(trade, 'not-applicable')).facts.facts;
    assert.deepEqual(
      missing.checkpoints.map((c: { no: number }) => c.no),
      [6, 7, 9, 10, 11],
    );
    assert.equal(missing.remaining, 15);
    const { facts } = (await only(trade, 'result-agreement')).facts;
    assert.deepEqual(
      [facts.party, facts.price, facts.ground.name],
      ['样例建设有限公司1号', 2_557_500, '公益或者政府指定'],
    );
    assert.equal((await only(trade, 'qualification')).facts.facts.noticeNumber, '协议方式，无公告');
    assert.equal(
      (await only(trade, 'tender-file')).facts.facts.evaluation,
      undefined,
      'nothing is compared',
    );
  });

  it('of the exchange records what it announced, once its publicity is over', async () => {
    const trade = await open({ ...WORKS, mode: 'external', offers: {} });
    await trade.setUp();
    await trade.recordFromExchange('S0000000002');
    const { facts } = (await only(trade, 'result-external')).facts;
    assert.deepEqual(
      [facts.centre, facts.offers, facts.winner, facts.price],
      ['区公共资源交易中心', 5, '王样例2', 28_000_000],
    );
  });
});
