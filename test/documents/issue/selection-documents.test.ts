import assert from 'node:assert/strict';
import * as s from '../../machines/samples.js';
import { issuedPapers } from './issued-papers.js';
import { LEASE, WORKS } from './trade.js';

describe('a document of the selection', function () {
  this.timeout(60_000);
  const { issued, only, played, scene } = issuedPapers();

  describe('of selection and award', () => {
    it('reports how scores became the ranking', async () => {
      const trade = await played(
        { ...WORKS, mode: 'scored', wd: 5 },
        'setUp',
        'announce',
        'takePart',
        'open',
      );
      const opening = (await only(trade, 'opening')).facts.facts;
      assert.equal(opening.leading, undefined, 'nobody leads by price where points decide');
      await trade.act('check_substance', 'station', s.substance(trade.play));
      await trade.act('draw_reviewers', 'station', { count: 3 });
      const drawn = trade.facts.panel?.drawn ?? [];
      const reviewers = [...scene().people]
        .filter(([, p]) => drawn.includes(p.account))
        .map(([name]) => name);
      for (const who of reviewers) await trade.act('score_offers', who, s.scores(trade.play));
      await trade.act('confirm_ranking', 'station', { report: '评审完毕' });
      const { facts } = (await only(trade, 'evaluation')).facts;
      assert.equal(facts.panel.members.length, 3);
      assert.ok(facts.panel.seed.length > 3);
      assert.deepEqual(
        facts.scores.map((x: { mean: string }) => x.mean),
        ['32.00', '32.00', '32.00'],
      );
      assert.equal(facts.ranking[0].score, '92.00');
      assert.equal(facts.candidate.price, 28_000_000);
    });

    it('confirms what the contract must equal, under the number that the contract quotes', async () => {
      const trade = await played(WORKS, 'setUp', 'announce', 'takePart', 'open', 'select', 'sign');
      const award = await only(trade, 'award-procurement');
      const contract = (await only(trade, 'contract-works')).facts.facts;
      assert.equal(award.title, '中选通知书');
      assert.equal(award.facts.facts.number, contract.award.number);
      assert.equal(award.facts.facts.price, contract.price.amount);
      assert.equal(award.facts.facts.winner, '王样例2');
      assert.equal(award.facts.facts.publicity.said, '公示期内没有收到异议');
      assert.equal(award.facts.facts.deposit, 500_000);
    });

    it('answers objections to file, opening and result, and names nobody who objected', async () => {
      const trade = await played({ ...WORKS, wd: 5 }, 'setUp', 'announce');
      await trade.act('raise_objection', 1, {
        content: '工期太短。',
        personal: { objector: '张三丰' },
      });
      await trade.act('dismiss_objection', 'station', { no: 1, answer: '按定额计算。' });
      await trade.takePart();
      await trade.open();
      await trade.select();
      const answers = (await issued(trade)).filter((d) => d.kind === 'objection-answer');
      const { facts } = answers[0]?.facts ?? assert.fail();
      assert.deepEqual(
        [facts.no, facts.about, facts.upheld, facts.matter],
        [1, '公告和交易文件', false, '工期太短。'],
      );
      assert.doesNotMatch(JSON.stringify(facts), /张|样例建设/);
      assert.equal(
        facts.by,
        '参加交易的主体或者其他利害关系人',
        'a bidder’s role would tell that there is one',
      );
    });

    it('takes the deposit of a fraud that an objection found, and the next in rank comes forward', async () => {
      const trade = await played(WORKS, 'setUp', 'announce', 'takePart', 'open');
      await trade.act('check_substance', 'station', s.substance(trade.play));
      await trade.act('confirm_ranking', 'station', { report: '按价格排序。' });
      await trade.act('publish_result', 'station', {});
      await trade.act('raise_objection', 'delegate', { content: '业绩是假的。' });
      await trade.act('uphold_objection', 'station', s.uphold(trade.play, 'fraud'));
      const answer = (await only(trade, 'objection-answer')).facts.facts;
      assert.deepEqual([answer.upheld, answer.finding, answer.by], [true, '弄虚作假', '村民代表']);
      assert.match(answer.consequence, /递补.*不予退还/);
      const forfeit = await only(trade, 'deposit-forfeit');
      assert.equal(forfeit.audience, trade.pseudonyms.get(2));
      assert.deepEqual(
        [forfeit.facts.facts.amount, forfeit.facts.facts.cause],
        [500_000, '异议成立，弄虚作假'],
      );
    });
  });

  describe('of giving up', () => {
    it('says who stepped aside, what it cost, and who comes next', async () => {
      const trade = await played(LEASE, 'setUp', 'announce', 'takePart', 'open', 'select');
      const left = trade.winner;
      await trade.act('give_up', left, { reasons: '资金不足' });
      const { title, facts } = await only(trade, 'giving-up');
      assert.equal(title, '弃标顺延公告');
      assert.deepEqual(facts.facts.left, { name: '王**', rank: 1, price: 2_700_000 });
      assert.deepEqual(facts.facts.next.price, 2_600_000);
      assert.deepEqual(facts.facts.deposit, { amount: 500_000, forfeited: true });
      const forfeit = await only(trade, 'deposit-forfeit');
      assert.equal(forfeit.audience, trade.pseudonyms.get(left));
      assert.equal(forfeit.facts.facts.bidder.name, '王样例2', 'whose own paper it is, in full');
      assert.match(forfeit.facts.facts.particulars, /资金不足/);
    });

    it('takes the deposit of who does not sign after a notice', async () => {
      const trade = await played(LEASE, 'setUp', 'announce', 'takePart', 'open', 'select');
      await trade.act('confirm_award', 'head', { confirmed: true });
      await trade.act('certify_award', 'station', { number: '交确1号' });
      await trade.act('prepare_contract', 'accountant', s.contract(trade.play));
      await trade.act('sign_contract', 'head', { signed: true });
      await trade.wait((trade.facts.signingDueAt ?? 0) + 60_000);
      await trade.act('serve_signing_notice', 'station', {});
      await trade.wait((trade.facts.signingNoticeUntil ?? 0) + 60_000);
      assert.equal((await only(trade, 'award')).facts.facts.number, '交确1号');
      const { facts } = (await only(trade, 'deposit-forfeit')).facts;
      assert.equal(facts.cause, '逾期没有签订合同');
      assert.match((await only(trade, 'giving-up')).facts.facts.how, /经催告逾期没有签订合同/);
    });
  });
});
