import assert from 'node:assert/strict';
import { EVENTS } from '../../server/machines/events.js';
import { plusDays } from '../../server/machines/time.js';
import {
  announce,
  fileUp,
  offer,
  openOffers,
  type Plan,
  planOf,
  playTo,
  register,
  takePart,
} from './journey.js';
import { bidder, type Input, iso, name, on, Play, WHO } from './play.js';
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

  it('twenty years and one day are too long in a contract, too', () => {
    const long: Plan = { ...lease, application: { termMonths: 240 }, resolution: { body: 'delegates' }, wd: 10 };
    const play = playTo('sealed_lease', 'awarded', long);
    const twenty = s.contract(play);
    const refused = play.refused('prepare_contract', WHO.accountant, { ...twenty, endsOn: plusDays(twenty.endsOn, 1) });
    assert.equal(refused.rule, 'lease.years');
    assert.equal(refused.pointer, '/endsOn');
    play.do('prepare_contract', WHO.accountant, twenty);
  });

  it('an asset comes from the register, and nothing overlapping, disputed or illegally built is traded', () => {
    const rule = (over: Partial<Input<'submit_application'>>) => {
      const decided = application(over);
      return 'refused' in decided ? decided.refused.rule : null;
    };
    assert.equal(rule({}), null);
    assert.equal(rule({ assetCode: null }), 'application.register');
    assert.equal(rule({ noOverlap: false }), 'lease.overlap');
    assert.equal(rule({ noDispute: false }), 'application.clean');
    assert.equal(rule({ notIllegalBuilding: false }), 'building.illegal');
    const works = new Play({});
    const unpaid = s.application(works, { fundSource: null });
    assert.equal(works.refused('submit_application', WHO.accountant, unpaid).rule, 'application.budget');
  });

  it('an old building without permit needs the town’s recognition and a safety report, both', () => {
    const decided = (...kinds: Parameters<typeof s.evidence>) =>
      application({ unpermittedBuilding: true, evidence: s.evidence('photo', ...kinds) });
    for (const kinds of [[], ['recognition'], ['safety_report']] as const) {
      const one = decided(...kinds);
      assert.ok('refused' in one && one.refused.rule === 'building.unpermitted', kinds.join());
    }
    assert.ok(!('refused' in decided('recognition', 'safety_report')));
  });

  it('the plan for collective construction land is with the district ten working days before the notice', () => {
    const project = { side: 'asset', category: 'construction_land', mode: 'sealed' } as const;
    const plan: Plan = { ...lease, project, file: { planReportedOn: '2025-06-20' } };
    const play = playTo('sealed_lease', 'approved', plan);
    fileUp(play, plan).wait('2025-07-03 10:00');
    const early = play.refused('publish_notice', WHO.station, s.notice(play, 5));
    assert.equal(early.rule, 'mode.construction_land');
    assert.equal(early.earliest, on('2025-07-04'));
    play.wait('2025-07-04 00:00').do('publish_notice', WHO.station, s.notice(play, 5));
    const silent = fileUp(playTo('sealed_lease', 'approved', plan), { ...plan, file: {} });
    assert.equal(silent.refused('publish_notice', WHO.station, s.notice(silent, 5)).rule, 'mode.construction_land');
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
    const guessed = play.refused('propose_valuation', WHO.accountant, price({ method: 'budget' }));
    assert.equal(guessed.rule, 'reserve.comparables');
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

  it('a file with conditions for somebody in particular is not fair', () => {
    const play = playTo('comparison', 'approved');
    const file = s.tenderFile(play, { conditionsTailored: true });
    assert.equal(play.refused('compile_tender_file', WHO.station, file).rule, 'fairness.check');
  });

  it('a deposit that came is no deposit of tomorrow, nor of nothing', () => {
    const play = playTo('comparison', 'published').do('register_bidder', bidder(1), s.registration());
    const tomorrow = s.deposit(play, 1, { receivedAt: iso(play.at + 1) });
    assert.equal(play.refused('record_deposit', WHO.agent, tomorrow).rule, 'deposit.received');
    assert.equal(play.refused('record_deposit', WHO.agent, s.deposit(play, 1, { amount: 0 })).rule, 'deposit.received');
    play.do('record_deposit', WHO.agent, s.deposit(play, 1));
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

describe('an asset brought into a company or run together with somebody', () => {
  it('is no trade of this platform, and the form says what is asked of it and where', () => {
    const { data } = EVENTS.submit_application;
    for (const dealing of ['contribution', 'cooperation', 'gift']) {
      const read = data.safeParse({ ...s.application(new Play(lease.project)), dealing });
      const messages = read.error?.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`) ?? [];
      assert.match(messages.join(), /^dealing: 平台办理租赁、承包和转让。以资产入股、合作经营的不在平台交易:.*成员大会.*公示15日以上.*第36、37条.*三资办申报$/);
    }
    for (const dealing of ['lease', 'contracting', 'transfer']) {
      assert.ok(data.safeParse({ ...s.application(new Play(lease.project)), dealing }).success, dealing);
    }
  });
});
