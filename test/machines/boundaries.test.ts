import assert from 'node:assert/strict';
import { noticePeriod } from '../../server/machines/notice-period.js';
import {
  announce,
  fileUp,
  offer,
  openOffers,
  type Plan,
  planOf,
  playTo,
  register,
  setUp,
  takePart,
} from './journey.js';
import { bidder, type Input, name, on, Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');
const works = planOf('comparison');
type Resolution = Partial<Input<'record_resolution'>>;

/** A draft whose application is in, to be decided. */
function applied(plan: Plan, over: Partial<Input<'submit_application'>> = {}): Play {
  const play = new Play(plan.project);
  return play.do(
    'submit_application',
    WHO.accountant,
    s.application(play, { ...plan.application, ...over }),
  );
}
const refusedVote = (play: Play, over: Resolution) =>
  play.refused('record_resolution', WHO.accountant, s.resolution(play, over)).rule;
const vote = (play: Play, over: Resolution) =>
  play.fork().do('record_resolution', WHO.accountant, s.resolution(play, over));

describe('who decides, one step either side', () => {
  const tally = (entitled: number, agree: number, present = entitled): Resolution => ({
    entitled,
    present,
    agree,
    against: present - agree,
    abstain: 0,
  });

  it('of 201 entitled members 133 agreeing are too few, 134 are enough', () => {
    const play = applied(lease, { declaredMajor: true });
    assert.equal(refusedVote(play, { body: 'assembly', ...tally(201, 133) }), 'decision.assembly');
    vote(play, { body: 'assembly', ...tally(201, 134) });
    // Those who stayed away count against: two thirds of all, not of those present.
    assert.equal(
      refusedVote(play, { body: 'assembly', ...tally(201, 133, 133) }),
      'decision.assembly',
    );
  });

  it('of 45 delegates 30 are enough, 29 are not', () => {
    const play = applied(works);
    assert.equal(refusedVote(play, { body: 'delegates', ...tally(45, 29) }), 'decision.delegates');
    vote(play, { body: 'delegates', ...tally(45, 30) });
  });

  it('a council needs two thirds present and more than half of all directors agreeing', () => {
    const play = applied(lease);
    assert.equal(
      refusedVote(play, { body: 'council', ...tally(7, 4, 4) }),
      'decision.council',
      '4 of 7 is no quorum',
    );
    vote(play, { body: 'council', ...tally(7, 4, 5) });
    assert.equal(refusedVote(play, { body: 'council', ...tally(7, 3, 7) }), 'decision.council');
    assert.equal(
      refusedVote(play, { body: 'council', ...tally(6, 3, 6) }),
      'decision.council',
      'half is not more than half',
    );
    vote(play, { body: 'council', ...tally(6, 4, 4) });
  });

  it('a tally must add up', () => {
    const play = applied(lease);
    const seven = { body: 'council', ...tally(7, 5) } as const;
    assert.equal(refusedVote(play, { ...seven, present: 8 }), 'decision.tally');
    assert.equal(refusedVote(play, { ...seven, abstain: 1 }), 'decision.tally');
    assert.equal(refusedVote(play, { ...seven, online: 4, proxies: 4 }), 'decision.tally');
  });

  it('a lease of 50 000 a year, or over three years, is no longer the council’s', () => {
    const council = { body: 'council' } as const;
    vote(applied(lease, { estimate: s.yuan(50_000) - 1 }), council);
    assert.equal(
      refusedVote(applied(lease, { estimate: s.yuan(50_000) }), council),
      'decision.delegates',
    );
    vote(applied(lease, { termMonths: 36 }), council);
    assert.equal(refusedVote(applied(lease, { termMonths: 37 }), council), 'decision.delegates');
  });

  it('nor is it by applying for less and deciding on more, nor by a reserve above the line', () => {
    const play = applied(lease, { estimate: s.yuan(40_000) });
    assert.equal(
      refusedVote(play, { body: 'council', limit: s.yuan(50_000) }),
      'decision.delegates',
    );
    play.do('record_resolution', WHO.accountant, s.resolution(play, { body: 'council' }));
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    const above = s.valuation(play, { amount: s.yuan(50_000) });
    assert.equal(play.refused('propose_valuation', WHO.accountant, above).rule, 'decision.small');
    play.do('propose_valuation', WHO.accountant, { ...above, amount: s.yuan(50_000) - 1 });
  });

  it('a procurement of 50 000 is the delegates’, land to outsiders is never the council’s, equity the assembly’s', () => {
    const small = { estimate: s.yuan(50_000) - 1 };
    vote(applied(works, small), { body: 'council' });
    assert.equal(
      refusedVote(applied(works, { estimate: s.yuan(50_000) }), { body: 'council' }),
      'decision.delegates',
    );
    const pond: Plan = { ...lease, project: { ...lease.project, category: 'water' } };
    assert.equal(refusedVote(applied(pond), { body: 'council' }), 'decision.delegates');
    vote(applied(pond, { openToOutsiders: false }), { body: 'council' });
    const equity: Plan = { ...lease, project: { ...lease.project, category: 'equity' } };
    assert.equal(refusedVote(applied(equity), { body: 'delegates' }), 'decision.assembly');
  });

  it('a higher body may always decide', () => {
    vote(applied(lease), { body: 'assembly', ...tally(201, 201) });
  });
});

describe('the steps of a decision, one day either side', () => {
  it('an assembly is called ten days ahead, a plan published fifteen days before the vote', () => {
    const play = applied(lease, { declaredMajor: true });
    const assembly = { body: 'assembly' } as const;
    assert.equal(
      refusedVote(play, { ...assembly, noticeOn: '2025-06-07' }),
      'decision.assembly_notice',
    );
    assert.equal(refusedVote(play, { ...assembly, noticeOn: null }), 'decision.assembly_notice');
    vote(play, { ...assembly, noticeOn: '2025-06-06' });
    assert.equal(
      refusedVote(play, { ...assembly, planPublishedOn: '2025-06-02' }),
      'decision.plan_publicity',
    );
    assert.equal(
      refusedVote(play, { ...assembly, planPublishedOn: null }),
      'decision.plan_publicity',
    );
    vote(play, { ...assembly, planPublishedOn: '2025-06-01' });
  });

  it('come in order, and the result is published already', () => {
    const play = applied(lease);
    assert.equal(refusedVote(play, { reviewedOn: '2025-05-28' }), 'decision.order');
    assert.equal(refusedVote(play, { publishedOn: '2025-06-17' }), 'decision.order');
  });

  it('the result stands three days before the supervisor countersigns, to the millisecond', () => {
    const play = applied(lease);
    play.do('record_resolution', WHO.accountant, s.resolution(play));
    play.wait(on('2025-06-19 16:00') - 1);
    assert.equal(
      play.refused('countersign_resolution', WHO.supervisor, { witnessed: true }).rule,
      'decision.result_publicity',
    );
    play.wait('2025-06-19 16:00').do('countersign_resolution', WHO.supervisor, { witnessed: true });
  });

  it('are not asked of an emergency', () => {
    const plan = planOf('emergency');
    setUp(new Play(plan.project), plan);
  });
});

describe('terms and reserves, one step either side', () => {
  const application = (over: Partial<Input<'submit_application'>>) => {
    const play = new Play(lease.project);
    return play.decide('submit_application', WHO.accountant, s.application(play, over));
  };

  it('a lease of twenty years passes, of twenty years and one month does not; contracting land has its own terms', () => {
    assert.ok(!('refused' in application({ termMonths: 240 })));
    const longer = application({ termMonths: 241 });
    assert.ok('refused' in longer && longer.refused.rule === 'lease.years');
    assert.ok(!('refused' in application({ termMonths: 360, dealing: 'contracting' })));
  });

  it('entrusted land goes no further than the contract it is under', () => {
    const project = { ...lease.project, category: 'entrusted_land' } as const;
    const play = new Play(project);
    const land = (over: Partial<Input<'submit_application'>>) => s.application(play, { ...over });
    assert.equal(
      play.refused('submit_application', WHO.accountant, land({})).rule,
      'lease.entrusted',
    );
    assert.equal(
      play.refused('submit_application', WHO.accountant, land({ remainingMonths: 35 })).rule,
      'lease.entrusted',
    );
    play.do('submit_application', WHO.accountant, land({ remainingMonths: 36 }));
  });

  it('the term never grows on its way from the application to the file', () => {
    const play = applied(lease);
    assert.equal(refusedVote(play, { body: 'delegates', termMonths: 37 }), 'signing.equal');
    const filed = playTo('sealed_lease', 'approved');
    const file = s.tenderFile(filed, { termMonths: 37 });
    assert.equal(filed.refused('compile_tender_file', WHO.station, file).rule, 'signing.equal');
  });

  it('statutory works of 4 000 000 go to the exchange, one fen less may stay', () => {
    const play = new Play(works.project);
    const tender = (estimate: number) => s.application(play, { estimate, statutoryTender: true });
    assert.equal(
      play.refused('submit_application', WHO.accountant, tender(s.yuan(4_000_000))).rule,
      'mode.external_lines',
    );
    play.fork().do('submit_application', WHO.accountant, tender(s.yuan(4_000_000) - 1));
    const goods = new Play({ ...works.project, category: 'goods' });
    assert.equal(
      goods.refused('submit_application', WHO.accountant, tender(s.yuan(2_000_000))).rule,
      'mode.external_lines',
    );
    const services = new Play({ ...works.project, category: 'services' });
    assert.equal(
      services.refused('submit_application', WHO.accountant, tender(s.yuan(1_000_000))).rule,
      'mode.external_lines',
    );
  });

  it('a reserve is at least the floor and nine tenths of the appraisal; a ceiling at most the mandate', () => {
    const resolved = (plan: Plan) => {
      const play = applied(plan);
      play.do('record_resolution', WHO.accountant, s.resolution(play));
      return play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    };
    const play = resolved(lease);
    const floor = s.yuan(25_575);
    const price = (over: Partial<Input<'propose_valuation'>>) => s.valuation(play, over);
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, price({ amount: floor - 1 })).rule,
      'reserve.floor',
    );
    const appraised = s.yuan(30_000);
    const appraisal = { method: 'appraisal' as const, appraised, comparables: [] };
    assert.equal(
      play.refused(
        'propose_valuation',
        WHO.accountant,
        price({ ...appraisal, amount: s.yuan(27_000) - 1 }),
      ).rule,
      'reserve.appraisal',
    );
    play
      .fork()
      .do('propose_valuation', WHO.accountant, price({ ...appraisal, amount: s.yuan(27_000) }));
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, price({ comparables: [1, 2] })).rule,
      'reserve.comparables',
    );
    const buying = resolved(works);
    assert.equal(
      buying.refused(
        'propose_valuation',
        WHO.accountant,
        s.valuation(buying, { amount: s.yuan(300_000) + 1 }),
      ).rule,
      'reserve.floor',
    );
  });

  it('a transfer is appraised and the result published for fifteen days', () => {
    const sale = planOf('sale');
    const play = applied(sale);
    play.do('record_resolution', WHO.accountant, s.resolution(play, { body: 'delegates' }));
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    const compared = {
      ...s.valuation(play),
      method: 'comparables' as const,
      comparables: [1, 1, 1],
    };
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, compared).rule,
      'appraisal.required',
    );
    const late = s.valuation(play, { appraisalPublishedOn: '2025-06-05' });
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, late).earliest,
      on('2025-06-20 16:00'),
    );
    play.wait('2025-06-20 16:00').do('propose_valuation', WHO.accountant, late);
  });
});

describe('deposits and bonds, one fen either side', () => {
  const compile = (play: Play, over: Partial<Input<'compile_tender_file'>>) =>
    play.decide('compile_tender_file', WHO.station, s.tenderFile(play, over));
  const rule = (play: Play, over: Partial<Input<'compile_tender_file'>>) => {
    const decided = compile(play, over);
    return 'refused' in decided ? decided.refused.rule : null;
  };

  it('of an asset at most a fifth of the first year’s reserve: 5 115.00 of 25 575', () => {
    const play = playTo('sealed_lease', 'approved');
    assert.equal(rule(play, { deposit: s.yuan(5_115) }), null);
    assert.equal(rule(play, { deposit: s.yuan(5_115) + 1 }), 'deposit.asset');
  });

  it('of a procurement at most 2 % of the ceiling; the bond at most a tenth', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { deposit: s.yuan(6_000) }), null);
    assert.equal(rule(play, { deposit: s.yuan(6_000) + 1 }), 'deposit.procurement');
    assert.equal(rule(play, { bond: s.yuan(30_000) }), null);
    assert.equal(rule(play, { bond: s.yuan(30_000) + 1 }), 'bond.works');
  });

  it('the bond once more against the price, when it is known', () => {
    const play = playTo('comparison', 'awarded', { file: { bond: s.yuan(28_000) + 1 } });
    assert.equal(
      play.refused('prepare_contract', WHO.accountant, s.contract(play)).rule,
      'bond.works',
    );
  });

  it('retention is at most 3 % for 24 months, an advance at most 30 %', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { retention: 4 }), 'contract.retention');
    assert.equal(rule(play, { retentionMonths: 25 }), 'contract.retention');
    assert.equal(rule(play, { advance: 30 }), null);
    assert.equal(rule(play, { advance: 31 }), 'contract.advance');
  });

  it('fewer offers than the mode asks for are not announced, more may be', () => {
    const play = playTo('comparison', 'approved');
    assert.equal(rule(play, { minOffers: 2 }), 'offers.minimum');
    assert.equal(rule(play, { minOffers: 5 }), null);
    const sealed = playTo('sealed_lease', 'approved');
    assert.equal(rule(sealed, { minOffers: 1 }), null);
  });

  it('weights of price and points add up to a hundred, and only where points decide', () => {
    const play = playTo('scored', 'approved');
    assert.equal(rule(play, { priceWeight: 59 }), 'scoring.weights');
    assert.equal(rule(play, { award: 'price' }), 'scoring.weights');
    assert.equal(rule(play, { scoring: [], priceWeight: 100 }), 'scoring.weights');
    assert.equal(
      rule(playTo('comparison', 'approved'), {
        award: 'score',
        priceWeight: 60,
        scoring: [{ key: 'plan', name: '方案', weight: 40 }],
      }),
      null,
    );
    assert.equal(
      rule(playTo('inquiry', 'approved'), {
        award: 'score',
        priceWeight: 60,
        scoring: [{ key: 'plan', name: '方案', weight: 40 }],
      }),
      'scoring.weights',
    );
  });
});

describe('an offer is in time if it is strictly before the close', () => {
  const published = () =>
    announce(playTo('comparison', 'approved').wait('2025-07-02 10:00'), works);

  it('at 15:59:59.999 it is, at 16:00:00.000 it is not, even if no job has run', () => {
    const play = published();
    for (const n of [1, 2, 3]) register(play, n);
    for (const n of [1, 2]) offer(play, n);
    const close = on('2025-07-07 16:00');
    offer(play.wait(close - 1).fork(), 3);
    // Decided without settling the close first: the guard alone refuses it.
    play.at = close;
    const late = play.decide(
      'submit_offer',
      bidder(3),
      { package: s.PACKAGE },
      { packageHash: 'c'.repeat(64), number: 1 },
    );
    assert.ok('refused' in late && late.refused.rule === 'offer.in_time');
    assert.match(late.refused.message, /2025年7月7日16:00截止;平台在2025年7月7日16:00收到/);
    play.wait(close);
    assert.equal(play.line, 'failed');
  });

  it('and not before the window opens', () => {
    const file = { postQualification: false };
    const play = playTo('sealed_lease', 'published', { file });
    register(play, 1).wait(play.facts.dates?.registrationClosesAt ?? 0);
    play
      .do('review_qualification', WHO.station, s.review(play))
      .do('confirm_qualification', WHO.station2, { confirmed: true });
    const opens = play.facts.dates?.offersOpenAt ?? 0;
    play.wait(opens - 1);
    assert.equal(play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).earliest, opens);
    offer(play.wait(opens), 1);
  });

  it('replaces the earlier one; a withdrawn one does not count', () => {
    const play = register(published(), 1);
    offer(play, 1).do(
      'submit_offer',
      bidder(1),
      { package: s.PACKAGE },
      { packageHash: 'd'.repeat(64), number: 2 },
    );
    assert.equal(play.facts.counts.offers, 1);
    assert.equal(play.facts.bidders[name(1)]?.offer?.number, 2);
    play.do('withdraw_offer', bidder(1), {});
    assert.equal(play.facts.counts.offers, 0);
    assert.equal(play.refused('withdraw_offer', bidder(1), {}).rule, 'offer.package');
  });
});

describe('the notice period: of all rows that match, the strictest', () => {
  const wd = (plan: Plan) => {
    const play = fileUp(setUp(new Play(plan.project), plan), {
      ...plan,
      file: { deposit: 0, ...plan.file },
    });
    return noticePeriod(play.facts, play.law).wd;
  };
  const leased = (yearly: number, months: number, areaMu: number | null = null): Plan => ({
    ...lease,
    application: { estimate: s.yuan(yearly), termMonths: months, areaMu },
    resolution: { body: 'delegates' },
  });
  const bought = (project: Plan['project'], ceiling: number): Plan => ({
    ...works,
    project,
    application: { estimate: s.yuan(ceiling) },
    file: { bond: 0 },
  });

  it('of a lease: below 50 000 a year and up to three years 5, from there 7', () => {
    assert.equal(wd(leased(49_999.99, 36)), 5);
    assert.equal(wd(leased(50_000, 36)), 7);
    assert.equal(wd(leased(49_999.99, 37)), 7);
  });

  it('of a lease from 500 000 a year, from five years or from 100 mu: 10', () => {
    assert.equal(wd(leased(499_999.99, 36)), 7);
    assert.equal(wd(leased(500_000, 36)), 10);
    assert.equal(wd(leased(20_000, 59)), 7);
    assert.equal(wd(leased(20_000, 60)), 10);
    assert.equal(wd(leased(20_000, 36, 99)), 5);
    assert.equal(wd(leased(20_000, 36, 100)), 10);
  });

  it('of a transfer 20', () => {
    assert.equal(wd(planOf('sale')), 20);
  });

  it('of small comparisons and inquiries 3, of other procurement 5', () => {
    assert.equal(wd(bought({}, 599_999.99)), 3);
    assert.equal(wd(bought({ mode: 'inquiry', category: 'goods' }, 600_000)), 3);
    assert.equal(wd(bought({ mode: 'inquiry', category: 'goods' }, 600_000.01)), 5);
    assert.equal(wd(bought({ mode: 'sealed', category: 'goods' }, 100_000)), 5);
  });

  it('of works from 600 000 on 7, at exactly that amount too, and never shorter above', () => {
    assert.equal(wd(bought({}, 600_000)), 7);
    assert.equal(wd(bought({}, 3_999_999)), 7);
    assert.equal(wd(bought({}, 5_000_000)), 7);
    assert.equal(wd(bought({ mode: 'scored' }, 599_999)), 5);
  });
});

describe('a publicity, one millisecond either side', () => {
  it('of an asset five working days, of a procurement three days, of an agreement five working days', () => {
    const end = (play: Play) =>
      play.wait('2025-07-07 16:00').do('publish_result', WHO.station, {}).facts.publicityEndsAt;
    const opened = (key: 'sealed_lease' | 'comparison', plan: Plan) => {
      const play = takePart(announce(playTo(key, 'approved').wait('2025-06-30 10:00'), plan), plan);
      return openOffers(play, plan.offers)
        .do('check_substance', WHO.station, s.substance(play))
        .do('confirm_ranking', WHO.station, { report: '无' });
    };
    assert.equal(end(opened('sealed_lease', lease)), on('2025-07-14 16:00'));
    assert.equal(end(opened('comparison', works)), on('2025-07-10 16:00'));
    const agreed = announce(playTo('agreement', 'approved'), planOf('agreement'));
    agreed
      .do('review_qualification', WHO.station, s.review(agreed))
      .do('confirm_qualification', WHO.station2, { confirmed: true });
    assert.equal(end(agreed), on('2025-07-14 16:00'));
  });

  it('of the exchange was three days too', () => {
    const play = playTo('external', 'approved').wait('2025-07-07 10:00');
    play.do('record_external_opening', WHO.station2, {
      centre: '交易中心',
      reference: 'A',
      openedOn: '2025-07-02',
      offers: 3,
    });
    play.do(
      'record_external_evaluation',
      WHO.station,
      { winnerCode: 'X', amount: 1 },
      { party: name(1) },
    );
    const dates = (publishedOn: string, endedOn: string) => ({ publishedOn, endedOn });
    assert.equal(
      play.refused('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-06'))
        .rule,
      'publicity.procurement',
    );
    assert.equal(
      play.refused('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-08'))
        .rule,
      'publicity.open',
    );
    play.do('record_external_publicity', WHO.station, dates('2025-07-04', '2025-07-07'));
  });
});
