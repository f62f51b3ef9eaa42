import assert from 'node:assert/strict';
import { EVENTS } from '../../server/machines/events.js';
import { plusDays } from '../../server/machines/time.js';
import { applied, refusedVote } from './applied.js';
import { fileUp, type Plan, planOf, playTo } from './journey.js';
import { type Input, on, Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');
const works = planOf('comparison');

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
    assert.equal(rule({ noOverlap: undefined }), 'lease.overlap', 'nor what nobody said anything of');
    assert.equal(rule({ notIllegalBuilding: undefined }), 'building.illegal');
    const works = new Play({});
    const unpaid = s.application(works, { fundSource: null });
    assert.equal(works.refused('submit_application', WHO.accountant, unpaid).rule, 'application.budget');
  });

  it('a procurement is asked nothing that concerns letting, but what was stated of it all the same must hold', () => {
    const decided = (over: Partial<Input<'submit_application'>>) => {
      const play = new Play({});
      return play.decide('submit_application', WHO.accountant, s.application(play, over));
    };
    assert.ok(!('refused' in decided({ noOverlap: undefined, notIllegalBuilding: undefined })));
    const stated = decided({ noOverlap: false });
    assert.ok('refused' in stated && stated.refused.rule === 'lease.overlap');
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
