/**
 * A trade played from its application to the archive: what documents and the trail are made of. Data comes from the
 * machine's plain samples.
 */
import { encodePackage, sealOffer } from '../../../server/bidding/sealing.js';
import { offerContext } from '../../../server/bidding/terms.js';
import { on } from '../../machines/play.js';
import * as s from '../../machines/samples.js';
import { PlayedProject } from './played-project.js';

export { LEASE, type Plan, WORKS } from './plans.js';
export { lawOf, Scene, type Who } from './scene.js';

/** Its stages, one after another; the numbers are those of the checkpoints. */
export class Trade extends PlayedProject {
  /** 1 to 4. */
  async setUp(): Promise<this> {
    await this.act('submit_application', 'accountant', {
      ...s.application(this.play, this.plan.application),
      place: '广昇村丁家、吴家自然村',
    });
    await this.act('record_resolution', 'accountant', {
      ...s.resolution(this.play),
      ...this.plan.resolution,
      partyCode: this.plan.mode === 'agreement' ? 'S0000000001' : null,
    });
    await this.wait(this.at + 5 * 86_400_000);
    await this.act('countersign_resolution', 'supervisor', { witnessed: true });
    await this.act('propose_valuation', 'accountant', s.valuation(this.play, this.plan.valuation));
    await this.act('confirm_valuation', 'head', { confirmed: true });
    await this.act('approve_project', 'town', s.approval(this.play));
    return this;
  }

  /** 5 and 6. */
  async announce(): Promise<this> {
    await this.act('compile_tender_file', 'station', s.tenderFile(this.play, this.plan.file));
    await this.act('confirm_tender_file', 'head', { confirmed: true });
    if (this.plan.mode === 'agreement') return this;
    await this.wait('2025-07-02 09:00');
    await this.act('publish_notice', 'station', s.notice(this.play, this.plan.wd));
    return this;
  }

  /** 8 and 12 of an agreement: the party is examined and the result hangs. */
  async agree(): Promise<this> {
    const decisions = Object.keys(this.facts.bidders).map((bidder) => ({
      bidder,
      qualified: true,
      ground: null,
      items: [{ item: '主体资格', passed: true }],
    }));
    await this.act('review_qualification', 'station', { decisions });
    await this.act('confirm_qualification', 'station2', { confirmed: true });
    await this.act('publish_result', 'station', {});
    return this;
  }

  /** 10 to 12 as the exchange told them: the winner by its code. */
  async recordFromExchange(winnerCode: string): Promise<this> {
    await this.act('record_external_opening', 'station', {
      centre: '区公共资源交易中心',
      reference: 'A-1',
      openedOn: this.today,
      offers: 5,
    });
    await this.act('record_external_evaluation', 'station', { winnerCode, amount: s.yuan(280_000) });
    const publishedOn = this.today;
    await this.wait(this.at + 7 * 86_400_000);
    await this.act('record_external_publicity', 'station', { publishedOn, endedOn: this.today });
    return this;
  }

  /** 7 and 9: everybody registers, pays and offers. */
  async takePart(): Promise<this> {
    for (const [n, amount] of Object.entries(this.plan.offers)) await this.offer(Number(n), amount);
    return this;
  }

  async enter(n: number): Promise<string> {
    await this.act('register_bidder', n, s.registration());
    const { pseudonym } = await this.scene.fresh
      .db('trade_bidders')
      .where({ project: this.id, account: this.scene.bidders[n - 1]?.account })
      .first('pseudonym');
    this.pseudonyms.set(n, pseudonym);
    const due = this.facts.tenderFile?.deposit ?? 0;
    if (due > 0)
      await this.act('record_deposit', 'agent', {
        ...s.deposit(this.play, n),
        bidder: pseudonym,
        receivedAt: new Date(this.at).toISOString(),
      });
    return pseudonym;
  }

  async offer(n: number, yuan: number): Promise<void> {
    const bidder = this.pseudonyms.get(n) ?? (await this.enter(n));
    const context = offerContext(this.id, this.facts, bidder, 1);
    const sealed = sealOffer({
      platformPublicKey: this.scene.key.publicKey,
      context,
      offer: { amount: s.yuan(yuan) },
    });
    await this.act('submit_offer', n, { package: encodePackage(sealed) });
  }

  /** 10. */
  async open(): Promise<this> {
    await this.wait((this.facts.dates?.openingAt ?? 0) + 60_000);
    await this.act('attest_opening', 'supervisor', { sealsIntact: true });
    await this.act('open_offers', 'station2', { attended: '全部到场' });
    return this;
  }

  /** 11 and 12. */
  async select(): Promise<this> {
    await this.act('check_substance', 'station', s.substance(this.play));
    await this.act('confirm_ranking', 'station', { report: '按公告载明的办法评审并排序。' });
    await this.act('publish_result', 'station', {});
    return this.wait((this.facts.publicityEndsAt ?? 0) + 60_000);
  }

  get winner(): number {
    return [...this.pseudonyms].find(([, p]) => p === this.facts.candidate?.bidder)?.[0] ?? 1;
  }

  /** 13 to 15. */
  async sign(over: Parameters<typeof s.contract>[1] = {}): Promise<this> {
    await this.act('confirm_award', 'head', { confirmed: true });
    await this.act('certify_award', 'station', {});
    await this.act('prepare_contract', 'accountant', s.contract(this.play, over));
    await this.act('sign_contract', 'head', { signed: true });
    await this.act('countersign_contract', this.winner, { signed: true });
    await this.act('witness_contract', 'supervisor', { witnessed: true });
    await this.act('file_contract', 'town', { filingNumber: '备-1' });
    await this.act('issue_certificate', 'station', { number: '鉴-1' });
    return this;
  }

  async settle(by: 'handover' | 'payments' | 'acceptance'): Promise<void> {
    for (const due of this.facts.dues.filter((d) => d.by === by && d.state === 'open')) {
      if (this.facts.project.side === 'asset' || due.kind === 'bond') {
        await this.act('receive_payment', 'agent', s.receipt(this.play, due.no));
      } else {
        await this.act('apply_payment', 'accountant', s.payment(this.play, due.no));
        await this.act('release_payment', 'agent', s.release(this.play, due.no));
      }
    }
  }

  /** 16 to 18. */
  async perform(): Promise<this> {
    await this.wait(on(`${this.facts.contract?.startsOn} 09:30`));
    await this.settle('handover');
    await this.act('record_handover', 'accountant', s.handover(this.play));
    await this.act('confirm_handover', this.winner, { confirmed: true });
    await this.act('record_inspection', 'town', { finding: '现场检查正常', rectification: null });
    if (this.facts.project.side === 'procurement') {
      await this.act('record_measurement', 'town', { value: this.facts.contract?.total ?? 0 });
      await this.settle('payments');
      await this.act('complete_works', 'accountant', { completedOn: this.today });
      return this;
    }
    await this.settle('payments');
    return this.wait(`${this.facts.contract?.endsOn} 23:59`).then(() =>
      this.wait(this.at + 86_400_000),
    );
  }

  /** 19. */
  async accept(): Promise<this> {
    await this.act('propose_settlement', 'accountant', s.settlement(this.play));
    for (const who of ['supervisor', 'delegate', 'town'] as const) {
      if (this.line === 'closing.acceptance')
        await this.act('sign_acceptance', who, { opinion: '同意', passed: true });
    }
    await this.settle('acceptance');
    return this;
  }

  /** Deposits and bonds; each has a paper, without which the archive is refused. */
  async giveBack(): Promise<this> {
    for (const [bidder, b] of Object.entries(this.facts.bidders)) {
      if (b.deposit.state === 'received')
        await this.act('return_deposit', 'agent', {
          bidder,
          amount: b.deposit.received,
          bankReference: '退款',
        });
    }
    for (const due of this.facts.dues) {
      if (due.kind === 'bond' && due.state === 'paid')
        await this.act('return_bond', 'agent', { due: due.no, bankReference: '退' });
    }
    return this;
  }

  /** 20. */
  async archive(): Promise<this> {
    await this.act('rate', 'delegate', { stars: 5, remark: '过程公开' });
    await this.act('archive_project', 'town', {});
    return this;
  }
}
