import assert from 'node:assert/strict';
import { applied, refusedVote, type Resolution } from './applied.js';
import { type Plan, planOf, setUp } from './journey.js';
import { on, Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');
const works = planOf('comparison');

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

  it('proxies are for a household in the members’ assembly only', () => {
    const play = applied(lease, { declaredMajor: true });
    const assembly = { body: 'assembly', ...tally(201, 134), proxies: 1 } as const;
    assert.equal(refusedVote(play, assembly), 'decision.proxies');
    vote(play, { ...assembly, proxiesOfHousehold: true });
    const small = applied(lease);
    const council = { body: 'council', ...tally(7, 5), proxies: 1, proxiesOfHousehold: true } as const;
    assert.equal(refusedVote(small, council), 'decision.proxies');
    vote(small, { ...council, proxies: 0, online: 1 });
  });

  it('whoever stands aside is present and does not vote, and counts against all the same', () => {
    const play = applied(works);
    const thirty = { body: 'delegates', ...tally(45, 30) } as const;
    assert.equal(refusedVote(play, { ...thirty, recused: 1 }), 'decision.tally');
    vote(play, { ...thirty, against: 14, recused: 1 });
    assert.equal(refusedVote(play, { ...thirty, agree: 29, against: 15, recused: 1 }), 'decision.delegates');
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
    assert.equal(refusedVote(applied(pond), { body: 'council' }), 'decision.outsiders');
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
    // Each step may be on the day of the one before and no earlier; the refusal points at the step that is.
    const early = { discussedOn: '2025-05-26', proposedOn: '2025-05-27' };
    const refused = play.refused('record_resolution', WHO.accountant, s.resolution(play, early));
    assert.equal(refused.pointer, '/discussedOn');
    vote(play, { ...early, discussedOn: '2025-05-27' });
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
