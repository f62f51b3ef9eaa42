import assert from 'node:assert/strict';
import { failedLease, SAME_TERMS } from './failed-lease.js';
import {
  accept,
  announce,
  archive,
  award,
  fileContract,
  fileUp,
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
  sign,
  takePart,
} from './journey.js';
import { bidder, name, type Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');

/** The rest of the way, from a published notice on. */
const finish = (play: Play, plan = lease) =>
  archive(accept(perform(handOver(fileContract(sign(select(takePart(play, plan), plan)))))));

describe('after a failure there is a choice', () => {
  it('the same terms go to a new notice, which may be half as long but not under three working days', () => {
    const play = failedLease({ resolution: { body: 'delegates' } });
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
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
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
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
    assert.equal(play.refused('choose_next_round', WHO.accountant, SAME_TERMS).rule, 'failed.deposits');
    play.do('return_deposit', WHO.agent, s.refund(play, name(1)));
    assert.equal(play.refused('choose_next_round', WHO.accountant, SAME_TERMS).rule, 'failed.deposits');
    play.do('leave_deposit', bidder(2), { agreed: true });
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
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
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
    publish(play, planOf('comparison'));
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
    assert.equal(play.facts.counts.depositsHeld, 0);
  });

  it('and an objection that is still open is answered first', () => {
    const play = playTo('comparison', 'published');
    play.do('raise_objection', WHO.delegate, { content: '条件不合理' });
    play.wait(play.facts.dates?.offersCloseAt ?? 0);
    assert.equal(play.line, 'failed');
    assert.equal(play.refused('choose_next_round', WHO.accountant, SAME_TERMS).rule, 'objection.answer');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '条件与公告一致' });
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
  });
});
