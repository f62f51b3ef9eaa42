import assert from 'node:assert/strict';
import { encodePackage, sealOffer } from '../../../server/bidding/sealing.js';
import { reserveContext } from '../../../server/bidding/terms.js';
import * as s from '../../machines/samples.js';
import { DAY, iso, issuedPapers } from './issued-papers.js';
import { LEASE, type Trade, WORKS } from './trade.js';

describe('a document of the setup or the announcement', function () {
  this.timeout(60_000);
  const { open, issued, only, played, scene } = issuedPapers();

  /** A ceiling that head and supervisor sealed. */
  async function sealedReserve(): Promise<Trade> {
    const trade = await open(WORKS);
    await trade.act('submit_application', 'accountant', s.application(trade.play));
    await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    await trade.wait(trade.at + 5 * DAY);
    await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
    await trade.act(
      'propose_valuation',
      'accountant',
      s.valuation(trade.play, { secret: true, amount: null }),
    );
    const sealed = sealOffer({
      platformPublicKey: scene().key.publicKey,
      context: reserveContext(trade.id, trade.facts, 1),
      offer: { amount: 29_876_543 },
    });
    await trade.act('seal_reserve', 'head', { package: encodePackage(sealed) });
    await trade.act('countersign_reserve', 'supervisor', {
      packageHash: trade.facts.valuation?.packageHash,
    });
    return trade;
  }

  describe('at checkpoints 2 to 5', () => {
    it('says how many had to agree, how many did, and by which rule', async () => {
      const trade = await played(
        {
          ...WORKS,
          resolution: {
            entitled: 46,
            present: 40,
            online: 3,
            proxies: 0,
            agree: 31,
            against: 6,
            abstain: 3,
          },
        },
        'setUp',
      );
      const { facts, audience } = await only(trade, 'resolution').then((d) => ({
        ...d,
        facts: d.facts.facts,
      }));
      assert.equal(audience, 'public');
      assert.deepEqual(facts.tally, {
        entitled: 46,
        present: 40,
        online: 3,
        proxies: 0,
        agree: 31,
        against: 6,
        abstain: 3,
      });
      assert.equal(facts.majority.agreeNeeded, 31, 'two thirds of 46, rounded up');
      assert.match(facts.majority.basis, /农村集体经济组织法/);
      assert.equal(facts.decided.limit, 30_000_000);
      assert.deepEqual(facts.witness.name, '样例监事');
      const council = await played(
        { ...LEASE, resolution: { entitled: 7, present: 5, agree: 4, against: 0, abstain: 1 } },
        'setUp',
      );
      const small = (await only(council, 'resolution')).facts.facts;
      assert.deepEqual(
        [small.body, small.majority.presentNeeded, small.majority.agreeNeeded],
        ['council', 5, 4],
      );
    });

    it('tells an open reserve with its comparables, and of a secret one the hash only', async () => {
      const lease = await played(LEASE, 'setUp');
      const shown = (await only(lease, 'reserve')).facts.facts;
      assert.equal(shown.amount, 2_557_500);
      assert.equal(shown.comparables.length, 3);
      assert.deepEqual(
        shown.persons.map((p: { act: string }) => p.act),
        ['提出', '确认'],
      );

      const works = await sealedReserve();
      const document = await only(works, 'reserve');
      const { amount, sealedHash, persons } = document.facts.facts;
      assert.equal(amount, undefined);
      assert.equal(sealedHash, works.facts.valuation?.packageHash);
      assert.deepEqual(
        persons.map((p: { act: string }) => p.act),
        ['提出', '封存', '联署'],
      );
      assert.ok(!JSON.stringify(document.facts).includes('29876543'));
    });

    it('lists the review item by item with what was sent back before', async () => {
      const trade = await open(LEASE);
      await trade.act('submit_application', 'accountant', s.application(trade.play));
      await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
      await trade.wait(trade.at + 5 * DAY);
      await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
      await trade.act('propose_valuation', 'accountant', s.valuation(trade.play));
      await trade.act('confirm_valuation', 'head', { confirmed: true });
      await trade.act('return_project', 'town', { to: 'valuation', reasons: '请补充可比实例' });
      await trade.act('propose_valuation', 'accountant', s.valuation(trade.play));
      await trade.act('confirm_valuation', 'head', { confirmed: true });
      await trade.act('approve_project', 'town', {
        number: '集三资审〔2025〕7号',
        items: [{ item: '权属', passed: true, remark: '与台账一致' }],
      });
      const { facts, frame } = (await only(trade, 'approval')).facts;
      assert.equal(facts.number, '集三资审〔2025〕7号');
      assert.deepEqual(facts.items, [{ item: '权属', passed: true, remark: '与台账一致' }]);
      assert.deepEqual(
        facts.returned.map((r: { to: string; reasons: string }) => [r.to, r.reasons]),
        [['定价', '请补充可比实例']],
      );
      assert.equal(frame.issuer, '集士港镇三资办');
      const reserves = (await issued(trade)).filter((d) => d.kind === 'reserve');
      assert.deepEqual(
        reserves.map((d) => d.facts.frame.documentVersion),
        [1, 2],
      );
    });

    it('keeps the tender file inside until the notice makes it public', async () => {
      const trade = await played(
        {
          ...WORKS,
          file: {
            contractTerms: { subletAllowed: false, lateDailyBasisPoints: 5 },
            contractDraft: '工期六十日\n包工包料',
          },
        },
        'setUp',
      );
      await trade.act('compile_tender_file', 'station', s.tenderFile(trade.play, trade.plan.file));
      await trade.act('confirm_tender_file', 'head', { confirmed: true });
      assert.equal((await only(trade, 'tender-file')).audience, 'work');
      await trade.wait('2025-07-02 09:00');
      await trade.act('publish_notice', 'station', s.notice(trade.play, trade.plan.wd));
      const { audience, facts } = await only(trade, 'tender-file');
      assert.equal(audience, 'public');
      assert.deepEqual(facts.facts.contractDraft, [
        '工期六十日',
        '包工包料',
        '不得转租。',
        '逾期付款的违约金：每日0.05%。',
      ]);
    });
  });

  describe('around the notice', () => {
    it('answers a question without saying who asked, and numbers questions by round', async () => {
      const trade = await played(WORKS, 'setUp', 'announce');
      await trade.act('ask_question', 1, { question: '是否含税？' });
      await trade.act('ask_question', 2, { question: '可否分期？请电13812345678，身份证33020319900101123X。' });
      await trade.act('answer_question', 'station', { no: 2, answer: '不可以。' });
      await trade.act('clarify_notice', 'station', { clarification: '图纸第三页为准。' });
      const said = (await issued(trade)).filter((d) => d.kind === 'clarification');
      assert.deepEqual(said[0]?.facts.facts.answered, {
        no: 2,
        question: '可否分期？请电138****，身份证330****。',
        answer: '不可以。',
      });
      assert.equal(said[1]?.facts.facts.clarification, '图纸第三页为准。');
      for (const { facts } of said)
        assert.doesNotMatch(JSON.stringify(facts), /王|样例建设|b-[0-9a-z]{12}/);
    });

    it('sets the dates before an amendment beside those after it', async () => {
      const trade = await played(WORKS, 'setUp', 'announce');
      const before = trade.facts.dates;
      const later = (before?.offersCloseAt ?? 0) + 7 * DAY;
      await trade.act('amend_terms', 'station', {
        amendment: '增加涵管两道。',
        changesTerms: true,
        registrationClosesAt: iso(later),
        offersOpenAt: iso(trade.at),
        offersCloseAt: iso(later),
        openingAt: iso(later),
      });
      const { facts } = (await only(trade, 'amendment')).facts;
      assert.equal(facts.changesTerms, true);
      assert.deepEqual(
        facts.times.map((t: { name: string; moved: string }) => [t.name, t.moved]),
        [
          ['报名截止', '顺延'],
          ['报价开始', '不变'],
          ['报价截止', '顺延'],
          ['开标时间', '顺延'],
        ],
      );
      assert.equal(facts.times[2].before, before?.offersCloseAt);
      assert.equal(facts.times[2].after, later);
    });
  });
});
