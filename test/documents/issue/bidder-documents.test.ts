import assert from 'node:assert/strict';
import { encodePackage, sealOffer } from '../../../server/bidding/sealing.js';
import { offerContext } from '../../../server/bidding/terms.js';
import * as s from '../../machines/samples.js';
import { issuedPapers } from './issued-papers.js';
import { LEASE, WORKS } from './trade.js';

describe('a document of one bidder', function () {
  this.timeout(60_000);
  const { issued, only, played, scene } = issuedPapers();

  describe('of a bidder', () => {
    it('is theirs alone: full name, own number, a number that counts nothing, a secret entry', async () => {
      const trade = await played({ ...WORKS, file: { depositAccountNumber: '样例账号0042' } }, 'setUp', 'announce');
      await trade.offer(2, 280_000);
      const again = sealOffer({
        platformPublicKey: scene().key.publicKey,
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
      assert.equal(registration.deposit.accountNumber, '样例账号0042');
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
        const entry = await scene().fresh
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
});
