import assert from 'node:assert/strict';
import { encodePackage, sealOffer } from '../../../server/bidding/sealing.js';
import { offerContext, reserveContext } from '../../../server/bidding/terms.js';
import { freshDatabase } from '../../helpers/database.js';
import * as s from '../../machines/samples.js';
import { checkingRenderer } from './checking-renderer.js';
import { LEASE, type Plan, Scene, Trade, WORKS } from './trade.js';

const DAY = 86_400_000;
type Issued = {
  kind: string;
  title: string;
  number: string;
  audience: string;
  checkpoint: string | null;
  issued_entry: number;
  // biome-ignore lint/suspicious/noExplicitAny: facts of many kinds, looked into here and there
  facts: { facts: any; frame: any };
};

/** What each act of stages 1 to 4 and beside them calls for, and what the paper says of it. */
describe('a document of stages 1 to 4 or of a side path', function () {
  this.timeout(60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase(), 5);
  });
  afterEach(() => scene.close());

  const open = (plan: Plan) => new Trade(scene, plan).register();
  async function issued(trade: Trade): Promise<Issued[]> {
    await trade.issueAll(checkingRenderer);
    const rows = await scene.fresh
      .db('documents')
      .where({ project: trade.id })
      .orderBy(['entry_no', 'created_at', 'number']);
    for (const row of rows) assert.equal(row.state, 'issued', `${row.kind}: ${row.problem}`);
    return rows;
  }
  async function only(trade: Trade, kind: string): Promise<Issued> {
    const found = (await issued(trade)).filter((d) => d.kind === kind);
    assert.equal(found.length, 1, `${kind}: ${found.length}`);
    return found[0] as Issued;
  }
  async function played(
    plan: Plan,
    ...steps: ('setUp' | 'announce' | 'takePart' | 'open' | 'select' | 'sign')[]
  ) {
    const trade = await open(plan);
    for (const step of steps) await trade[step]();
    return trade;
  }
  const iso = (at: number) => new Date(at).toISOString();

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

  describe('of a bidder', () => {
    it('is theirs alone: full name, own number, a number that counts nothing, a secret entry', async () => {
      const trade = await played(WORKS, 'setUp', 'announce');
      await trade.offer(2, 280_000);
      const again = sealOffer({
        platformPublicKey: scene.key.publicKey,
        context: offerContext(trade.id, trade.facts, trade.pseudonyms.get(2) as string, 2),
        offer: { amount: 27_900_000 },
      });
      await trade.act('submit_offer', 2, { package: encodePackage(again) });
      await trade.offer(1, 290_000);
      const own = (await issued(trade)).filter((d) => d.audience === trade.pseudonyms.get(2));
      assert.deepEqual(
        own.map((d) => d.kind),
        ['registration', 'offer', 'offer'],
      );
      const [registration, , second] = own.map((d) => d.facts.facts);
      assert.deepEqual(registration.bidder, { name: '王样例2', code: trade.pseudonyms.get(2) });
      assert.equal(registration.deposit.amount, 500_000);
      assert.equal(second.number, 2);
      const { packageHash } =
        trade.facts.bidders[trade.pseudonyms.get(2) as string]?.offer ?? assert.fail();
      assert.equal(second.packageHash, packageHash);
      assert.ok(
        !JSON.stringify(own.map((d) => d.facts)).includes('27900000'),
        'no receipt tells the price',
      );
      for (const document of own) {
        assert.doesNotMatch(document.number, /-W\d+$/);
        assert.equal(document.facts.frame.documentVersion, 1);
        const entry = await scene.fresh
          .db('log.entries')
          .where({ project: trade.id, entry_no: document.issued_entry })
          .first();
        assert.equal(entry.secret, true, document.kind);
      }
      const office = (await issued(trade)).filter(
        (d) => d.audience === 'public' || d.audience === 'work',
      );
      assert.deepEqual(
        office.map((d) => d.number.slice(-3)),
        office.map((_, n) => `W0${n + 1}`.slice(-3)),
      );
    });

    it('tells each qualified or not before the offers, where persons look first', async () => {
      const trade = await played(
        { ...LEASE, file: { postQualification: false } },
        'setUp',
        'announce',
      );
      for (const n of [1, 2]) await trade.enter(n);
      await trade.wait((trade.facts.dates?.registrationClosesAt ?? 0) + 1_000);
      const refused = trade.pseudonyms.get(2) as string;
      await trade.act('review_qualification', 'station', s.review(trade.play, [refused]));
      await trade.act('confirm_qualification', 'station2', { confirmed: true });
      const sheets = (await issued(trade)).filter((d) => d.kind === 'qualification');
      assert.deepEqual(new Set(sheets.map((d) => d.audience)), new Set(trade.pseudonyms.values()));
      const { facts } = sheets.find((d) => d.audience === refused)?.facts ?? assert.fail();
      assert.deepEqual(
        [facts.passed, facts.ground, facts.before],
        [false, '证照不符合公告条件', true],
      );
      assert.deepEqual(
        facts.persons.map((p: { act: string }) => p.act),
        ['初审', '复核'],
      );
      assert.ok(!JSON.stringify(facts).includes('样例建设'), 'nothing of the other');
    });

    it('tells each after the opening what was found in the offer, where that comes last', async () => {
      const trade = await played(
        { ...WORKS, offers: { 1: 290_000, 2: 280_000, 3: 285_000, 4: 310_000 } },
        'setUp',
        'announce',
        'takePart',
        'open',
      );
      await trade.act(
        'check_substance',
        'station',
        s.substance(trade.play, [trade.pseudonyms.get(2) as string]),
      );
      const sheets = (await issued(trade)).filter((d) => d.kind === 'qualification');
      const of = (n: number) =>
        sheets.find((d) => d.audience === trade.pseudonyms.get(n))?.facts.facts;
      assert.equal(sheets.length, 4);
      assert.deepEqual([of(1).passed, of(1).ground], [true, undefined]);
      assert.deepEqual([of(2).passed, of(2).ground], [false, '未实质响应']);
      assert.deepEqual([of(4).passed, of(4).ground], [false, '报价高于限价']);
      assert.deepEqual(of(4).items.at(-2), { item: '报价不高于限价', passed: false });
    });
  });

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
      const reviewers = [...scene.people]
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

  describe('of a deposit', () => {
    it('goes back with its reason, or becomes the first rent', async () => {
      const trade = await played(LEASE, 'setUp', 'announce', 'takePart', 'open', 'select', 'sign');
      const loser = trade.pseudonyms.get(1) as string;
      await trade.act('return_deposit', 'agent', {
        bidder: loser,
        amount: 500_000,
        interest: 123,
        bankReference: '退-1',
      });
      const refund = await only(trade, 'deposit-refund');
      assert.equal(refund.audience, loser);
      const { amount, interest, total, reason } = refund.facts.facts;
      assert.deepEqual(
        [amount, interest, total, reason],
        [500_000, 123, 500_123, '未成交，合同已经签订'],
      );
      await trade.act('convert_deposit', 'agent', { due: 1 });
      const conversion = await only(trade, 'deposit-conversion');
      assert.equal(conversion.audience, trade.facts.candidate?.bidder);
      assert.deepEqual(conversion.facts.facts.due, {
        no: 1,
        label: '第1年租金',
        amount: 2_700_000,
        paidBefore: 0,
        left: 2_200_000,
      });
    });
  });

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
          ['暂停公告', 'held'],
          ['中止公告', 'suspended'],
          ['中止延长公告', 'renewed'],
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
    const decisions = Object.keys(trade.facts.bidders).map((bidder) => ({
      bidder,
      qualified: true,
      ground: null,
      items: [{ item: '主体资格', passed: true }],
    }));
    await trade.act('review_qualification', 'station', { decisions });
    await trade.act('confirm_qualification', 'station2', { confirmed: true });
    await trade.act('publish_result', 'station', {});
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
    await trade.act('record_external_opening', 'station', {
      centre: '区公共资源交易中心',
      reference: 'A-1',
      openedOn: trade.today,
      offers: 5,
    });
    await trade.act('record_external_evaluation', 'station', {
      winnerCode: 'S0000000002',
      amount: 28_000_000,
    });
    const publishedOn = trade.today;
    await trade.wait(trade.at + 7 * DAY);
    await trade.act('record_external_publicity', 'station', { publishedOn, endedOn: trade.today });
    const { facts } = (await only(trade, 'result-external')).facts;
    assert.deepEqual(
      [facts.centre, facts.offers, facts.winner, facts.price],
      ['区公共资源交易中心', 5, '王样例2', 28_000_000],
    );
  });

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
      platformPublicKey: scene.key.publicKey,
      context: reserveContext(trade.id, trade.facts, 1),
      offer: { amount: 29_876_543 },
    });
    await trade.act('seal_reserve', 'head', { package: encodePackage(sealed) });
    await trade.act('countersign_reserve', 'supervisor', {
      packageHash: trade.facts.valuation?.packageHash,
    });
    return trade;
  }
});
