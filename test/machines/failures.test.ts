import assert from 'node:assert/strict';
import {
  accept,
  announce,
  archive,
  award,
  evaluate,
  fileContract,
  fileUp,
  giveBack,
  handOver,
  offer,
  openOffers,
  perform,
  planOf,
  playTo,
  priceAndApprove,
  publicise,
  publish,
  qualify,
  register,
  resolveAndPrice,
  select,
  setUp,
  sign,
  takePart,
} from './journey.js';
import { bidder, name, Play, WHO } from './play.js';
import * as s from './samples.js';

const NEXT = { choice: 'same_terms' } as const;
const lease = planOf('sealed_lease');

/** A published lease for which nobody offers. */
function failedLease(over: Partial<typeof lease> = {}): Play {
  const play = playTo('sealed_lease', 'published', over);
  return play.wait(play.facts.dates?.offersCloseAt ?? 0);
}
/** The rest of the way, from a published notice on. */
const finish = (play: Play, plan = lease) =>
  archive(accept(perform(handOver(fileContract(sign(select(takePart(play, plan), plan)))))));

describe('a trade fails', () => {
  it('when too few have offered by the close', () => {
    const play = playTo('comparison', 'published');
    for (const n of [1, 2]) offer(register(play, n), n);
    play.wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.line, 'failed');
    assert.equal(play.facts.failed?.reason, 'too_few_offers');
    assert.equal(play.facts.failures, 1);
    assert.ok(play.steps.at(-1)?.decided.effects.some((e) => e.document === '流标公告'));
  });

  it('at once when the qualification leaves fewer than the minimum', () => {
    const play = playTo('comparison', 'published', { file: { postQualification: false } });
    for (const n of [1, 2, 3]) register(play, n);
    play.wait(play.facts.dates?.registrationClosesAt ?? 0);
    qualify(play, [name(2)]);
    assert.equal(play.facts.failed?.reason, 'too_few_registered');
  });

  it('when too few offers are valid once opened', () => {
    const play = playTo('comparison', 'published');
    for (const n of [1, 2]) offer(register(play, n), n);
    // The third never pays a deposit.
    play.do('register_bidder', bidder(3), s.registration());
    offer(play, 3).wait(play.facts.dates?.openingAt ?? 0);
    openOffers(play, { 1: 290_000, 2: 280_000, 3: 270_000 });
    assert.equal(play.facts.failed?.reason, 'no_valid_offer');
  });

  it('when no offer reaches the reserve', () => {
    const play = playTo('sealed_lease', 'offered');
    openOffers(play, { 1: 25_574.99, 2: 20_000 });
    assert.equal(play.facts.failed?.reason, 'below_reserve');
  });

  it('when every offer is rejected at the substance check', () => {
    const play = playTo('sealed_lease', 'offered');
    openOffers(play, lease.offers);
    evaluate(play, [name(1), name(2)]);
    assert.equal(play.facts.failed?.reason, 'all_rejected');
  });

  it('when the ranks are exhausted', () => {
    const play = playTo('sealed_lease', 'offered', { offers: { 1: 26_000, 2: 30_000 } });
    publicise(evaluate(openOffers(play, { 1: 26_000, 2: 30_000 })));
    play.do('give_up', bidder(2), { reasons: '资金不足' });
    assert.equal(
      play.facts.failed?.reason,
      'ranks_exhausted',
      '26 000 is less than 95 % of 30 000',
    );
  });

  it('every failure of the project counts, over its rounds', () => {
    const play = failedLease();
    play.do('choose_next_round', WHO.accountant, NEXT);
    publish(play, lease).wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.facts.failures, 2);
    assert.equal(play.facts.round, 2);
  });

  it('and flags a choice that is not made within ten working days, once', () => {
    const play = failedLease();
    play.wait(play.at + 60 * 86_400_000);
    assert.equal(play.line, 'failed');
    assert.equal(play.types.filter((t) => t === 'flag_overdue').length, 1);
  });
});

describe('after a failure there is a choice', () => {
  it('the same terms go to a new notice, which may be half as long but not under three working days', () => {
    const play = failedLease({ resolution: { body: 'delegates' } });
    play.do('choose_next_round', WHO.accountant, NEXT);
    assert.equal(play.line, 'announcement.notice');
    const short = play.refused('publish_notice', WHO.station, s.notice(play, 2));
    assert.equal(short.rule, 'notice.second');
    play.do('publish_notice', WHO.station, s.notice(play, 3));
    assert.equal(finish(play).line, 'archived');
  });

  it('a lowered reserve goes to 3, then 4 and 5 review the difference within two working days', () => {
    const play = failedLease({ resolution: { mayLower: true } });
    play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
    assert.equal(play.line, 'setup.valuation');
    const price = (yuan: number) => ({
      ...s.valuation(play),
      amount: s.yuan(yuan),
      comparables: [s.yuan(yuan), s.yuan(yuan), s.yuan(yuan)],
    });
    // 25 575 less 10 % is 23 017.50.
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, price(23_017.49)).rule,
      'reserve.lowering',
    );
    play.do('propose_valuation', WHO.accountant, price(23_017.5));
    play.do('confirm_valuation', WHO.head, { confirmed: true });
    const since = play.at;
    play.wait(since + 10 * 86_400_000);
    assert.ok(play.facts.flagged.some((f) => f === `limit:2:${since}`));
    play.do('approve_project', WHO.town, s.approval(play));
    assert.equal(play.facts.lowering, true);
    announce(play, { ...lease, wd: 3, file: { deposit: s.yuan(4_000) } });
    assert.equal(play.facts.lowering, false);
    assert.equal(play.facts.firstLimit, s.yuan(25_575));
    assert.equal(play.facts.lastLimit, s.yuan(23_017.5));
  });

  it('a lowered reserve is open, and a resolution sent back takes its mandate with it', () => {
    const play = failedLease({ resolution: { mayLower: true } });
    play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
    const sealed = s.valuation(play, { secret: true, amount: null });
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, sealed).rule,
      'reserve.lowering',
    );
    const amount = s.yuan(23_100);
    const lower = s.valuation(play, { amount, comparables: [amount, amount, amount] });
    play
      .do('propose_valuation', WHO.accountant, lower)
      .do('confirm_valuation', WHO.head, { confirmed: true });
    play.do('return_project', WHO.town, { to: 'resolution', reasons: '请重新决策' });
    play.do('record_resolution', WHO.accountant, s.resolution(play));
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    assert.equal(play.refused('propose_valuation', WHO.accountant, lower).rule, 'reserve.floor');
  });

  it('the reserve may be lowered again, but by no more than a fifth in all', () => {
    const play = failedLease({ resolution: { mayLower: true } });
    const lower = (yuan: number) => {
      play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
      const amount = s.yuan(yuan);
      priceAndApprove(play, {
        ...lease,
        valuation: { amount, comparables: [amount, amount, amount] },
      });
      announce(play, { ...lease, wd: 3, file: { deposit: s.yuan(4_000) } });
      play.wait(play.facts.dates?.offersCloseAt ?? 0);
      assert.equal(play.line, 'failed');
    };
    lower(23_020);
    lower(20_720);
    play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
    const amount = s.yuan(20_459);
    const refused = play.refused('propose_valuation', WHO.accountant, {
      ...s.valuation(play),
      amount,
    });
    assert.match(refused.message, /20,460\.00元/, 'four fifths of 25 575');
  });

  it('the reserve is not lowered without a mandate, nor on the procurement side', () => {
    const play = failedLease();
    const choice = { choice: 'lower_reserve' } as const;
    assert.equal(
      play.refused('choose_next_round', WHO.accountant, choice).rule,
      'reserve.lowering',
    );
    const works = playTo('comparison', 'published');
    works.wait(works.facts.dates?.offersCloseAt ?? 0);
    assert.equal(
      works.refused('choose_next_round', WHO.accountant, choice).rule,
      'reserve.lowering',
    );
  });

  it('anything else goes back to 2, and its notice is a first notice again', () => {
    const play = failedLease();
    play.do('choose_next_round', WHO.accountant, { choice: 'new_resolution' });
    assert.equal(play.line, 'setup.resolution');
    assert.equal(play.facts.passed.application !== undefined, true);
    assert.equal(play.facts.passed.resolution, undefined);
    resolveAndPrice(play, lease);
    fileUp(play, lease);
    assert.equal(
      play.refused('publish_notice', WHO.station, s.notice(play, 4)).rule,
      'notice.period',
    );
    publish(play, lease);
    assert.equal(finish(play).line, 'archived');
  });

  it('after one failure the mode stays; after two, negotiation and agreement open', () => {
    const play = failedLease();
    const change = { choice: 'new_resolution', mode: 'agreement' } as const;
    assert.equal(
      play.refused('choose_next_round', WHO.accountant, change).rule,
      'mode.negotiation_grounds',
    );
    play.do('choose_next_round', WHO.accountant, NEXT);
    publish(play, lease).wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(
      play.refused('choose_next_round', WHO.accountant, { ...change, choice: 'same_terms' }).rule,
      'mode.agreement_grounds',
    );
    assert.equal(
      play.refused('choose_next_round', WHO.accountant, { ...change, mode: 'scored' }).rule,
      'mode.side',
    );
    play.do('choose_next_round', WHO.accountant, change);
    assert.equal(play.facts.project.ground, 'failures');
    play.do('record_resolution', WHO.accountant, s.resolution(play, { limit: s.yuan(20_000) }), {
      party: name(9),
    });
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    const cheap = { ...s.valuation(play), amount: s.yuan(25_574) };
    assert.equal(
      play.refused('propose_valuation', WHO.accountant, cheap).rule,
      'mode.agreement_grounds',
      'not below the last reserve',
    );
    play.do('propose_valuation', WHO.accountant, { ...cheap, amount: s.yuan(25_575) });
    play.do('confirm_valuation', WHO.head, { confirmed: true });
    play.do('approve_project', WHO.town, s.approval(play));
    announce(play, lease);
    qualify(play);
    publicise(play);
    award(play);
    assert.equal(archive(accept(perform(handOver(fileContract(sign(play)))))).line, 'archived');
  });
});

describe('a new round starts only when all deposits are back', () => {
  const held = () => {
    const play = playTo('comparison', 'published');
    for (const n of [1, 2]) offer(register(play, n), n);
    return play.wait(play.facts.dates?.offersCloseAt ?? 0);
  };

  it('or their owners agreed in writing to leave them', () => {
    const play = held();
    assert.equal(play.refused('choose_next_round', WHO.accountant, NEXT).rule, 'failed.deposits');
    play.do('return_deposit', WHO.agent, s.refund(play, name(1)));
    assert.equal(play.refused('choose_next_round', WHO.accountant, NEXT).rule, 'failed.deposits');
    play.do('leave_deposit', bidder(2), { agreed: true });
    play.do('choose_next_round', WHO.accountant, NEXT);
    assert.deepEqual(Object.keys(play.facts.bidders), [name(2)]);
    assert.deepEqual(play.facts.counts, { registered: 0, offers: 0, depositsHeld: 1, mayStay: 1 });
    publish(play, planOf('comparison'));
    // The deposit that stayed counts for the new registration.
    play.do('register_bidder', bidder(2), s.registration());
    assert.equal(play.facts.bidders[name(2)]?.deposit.state, 'received');
    for (const n of [1, 3]) register(play, n);
    for (const n of [1, 2, 3]) offer(play, n);
    play.wait(play.facts.dates?.openingAt ?? 0);
    openOffers(play, planOf('comparison').offers);
    assert.equal(play.line, 'selection.evaluation');
  });

  it('and a deposit left behind by somebody who stays away goes back in the new round', () => {
    const play = held();
    play.do('return_deposit', WHO.agent, s.refund(play, name(1)));
    play.do('leave_deposit', bidder(2), { agreed: true });
    play.do('choose_next_round', WHO.accountant, NEXT);
    publish(play, planOf('comparison'));
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
    assert.equal(play.facts.counts.depositsHeld, 0);
  });

  it('and an objection that is still open is answered first', () => {
    const play = playTo('comparison', 'published');
    play.do('raise_objection', WHO.delegate, { content: '条件不合理' });
    play.wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.line, 'failed');
    assert.equal(play.refused('choose_next_round', WHO.accountant, NEXT).rule, 'objection.answer');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '条件与公告一致' });
    play.do('choose_next_round', WHO.accountant, NEXT);
  });
});

describe('a secret reserve', () => {
  const secret = () =>
    playTo('sealed_lease', 'offered', { valuation: { secret: true, amount: null } });

  it('is sealed by the head and the supervisor, by the same hash, and never confirmed openly', () => {
    const play = new Play(lease.project);
    play.do('submit_application', WHO.accountant, s.application(play));
    play.do('record_resolution', WHO.accountant, s.resolution(play));
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    const sealed = s.valuation(play, { secret: true, amount: null });
    play.do('propose_valuation', WHO.accountant, sealed);
    const hash = 'b'.repeat(64);
    assert.equal(
      play.refused('confirm_valuation', WHO.head, { confirmed: true }).rule,
      'reserve.secret',
    );
    assert.equal(
      play.refused('countersign_reserve', WHO.supervisor, { packageHash: hash }).rule,
      'reserve.secret',
    );
    play.do('seal_reserve', WHO.head, { package: s.PACKAGE }, { packageHash: hash });
    assert.equal(
      play.refused('countersign_reserve', WHO.supervisor, { packageHash: 'c'.repeat(64) }).rule,
      'reserve.secret',
    );
    play.do('countersign_reserve', WHO.supervisor, { packageHash: hash });
    assert.equal(play.line, 'setup.approval');
  });

  it('is revealed when the round succeeds with it', () => {
    const play = secret();
    openOffers(play, lease.offers, s.yuan(26_500));
    assert.equal(play.line, 'selection.evaluation');
    assert.equal(play.facts.valuation?.amount, s.yuan(26_500));
    assert.equal(play.facts.firstLimit, s.yuan(26_500));
  });

  it('stays secret when it is missed, even if the door names it', () => {
    const play = secret();
    openOffers(play, lease.offers, s.yuan(27_000.01));
    assert.equal(play.facts.failed?.reason, 'below_reserve');
    assert.ok(!JSON.stringify(play.facts).includes('2700001'));
    giveBack(play);
    assert.equal(
      play.refused('choose_next_round', WHO.accountant, { choice: 'lower_reserve' }).rule,
      'reserve.lowering',
    );
    play.do('choose_next_round', WHO.accountant, NEXT);
    assert.equal(play.facts.valuation?.secret, true);
  });

  it('is not used where this platform opens no offers', () => {
    const play = setUpTo('agreement');
    const sealed = s.valuation(play, { secret: true, amount: null });
    assert.equal(play.refused('propose_valuation', WHO.accountant, sealed).rule, 'reserve.secret');
  });
});

function setUpTo(key: 'agreement'): Play {
  const plan = planOf(key);
  const play = new Play(plan.project);
  play.do('submit_application', WHO.accountant, s.application(play));
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(1) });
  return play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
}

describe('a trade that cannot fail', () => {
  it('an agreement whose party gives up goes back to a resolution that names another', () => {
    const play = playTo('agreement', 'awarded');
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'setup.resolution');
    assert.equal(play.facts.failures, 0);
    const again = s.resolution(play);
    assert.equal(
      play.refused('record_resolution', WHO.accountant, again, { party: name(1) }).rule,
      'registration.person',
      'the defaulter is barred from the next round',
    );
    play.do('record_resolution', WHO.accountant, again, { party: name(2) });
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    priceAndApprove(play, planOf('agreement'));
    announce(play, planOf('agreement'));
    publicise(qualify(play));
    assert.equal(sign(award(play)).facts.candidate?.bidder, name(2));
  });

  it('a result of the exchange that falls away is recorded anew from 10', () => {
    const play = playTo('external', 'awarded');
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'bidding.opening');
    assert.equal(play.facts.failures, 0);
    assert.equal(play.facts.round, 2);
    assert.equal(sign(select(play, planOf('external'))).line, 'contract.filing');
  });

  it('an emergency whose party gives up names another one', () => {
    const play = setUp(new Play(planOf('emergency').project), planOf('emergency'));
    play.do('give_up', bidder(1), { reasons: '无力承接' });
    assert.equal(play.line, 'setup.resolution');
  });

  it('the clock alone never moves it', () => {
    const play = playTo('agreement', 'awarded');
    play.wait(play.at + 400 * 86_400_000);
    assert.equal(play.line, 'contract.signing');
  });
});
