import assert from 'node:assert/strict';
import { SAME_TERMS } from './failed-lease.js';
import { giveBack, openOffers, planOf, playTo } from './journey.js';
import { name, Play, WHO } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');

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
    play.do('choose_next_round', WHO.accountant, SAME_TERMS);
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
