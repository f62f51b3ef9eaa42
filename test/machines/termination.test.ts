import assert from 'node:assert/strict';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { accept, archive, giveBack, playTo, type Until } from './journey.js';
import { bidder, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const END = { reasons: '政策调整', ownWish: false } as const;
const BREACH = { reasons: '严重违约' };
const passed = (play: Play) =>
  CHECKPOINTS.filter(({ key }) => play.facts.passed[key] !== undefined).map((c) => c.no);

describe('a trade is terminated', () => {
  const PLACES: Until[] = ['approved', 'published', 'offered', 'awarded'];
  for (const until of PLACES) {
    it(`until both have signed: after it was ${until}, the deposits go back and it is archived`, () => {
      const play = playTo('comparison', until);
      play.do('terminate', WHO.town, END);
      assert.equal(play.line, 'terminated');
      if (play.facts.counts.depositsHeld > 0) {
        assert.equal(play.refused('archive_project', WHO.town, {}).rule, 'archive.open_items');
      }
      archive(play);
      assert.equal(play.line, 'archived');
    });
  }

  it('and passes none of the checkpoints that it did not reach, but the archive', () => {
    const play = playTo('comparison', 'published');
    play.do('terminate', WHO.town, END);
    assert.deepEqual(passed(play), [1, 2, 3, 4, 5, 6]);
    archive(play);
    assert.deepEqual(passed(play), [1, 2, 3, 4, 5, 6, 20]);
  });

  it('after a failure too, and while it is suspended', () => {
    const failed = playTo('comparison', 'published');
    failed.wait(failed.facts.dates?.offersCloseAt ?? 0).do('terminate', WHO.town, END);
    assert.equal(archive(failed).line, 'archived');
    const suspended = playTo('comparison', 'published');
    suspended.do('suspend', WHO.town, { ground: 'fault', reasons: '系统故障' });
    suspended.do('terminate', WHO.town, END);
    assert.equal(suspended.line, 'terminated');
    assert.equal(suspended.facts.suspension, null);
    assert.equal(archive(suspended).line, 'archived');
  });

  it('by a vote only when it is the collective’s own wish', () => {
    const play = playTo('comparison', 'published');
    const own = { ...END, ownWish: true };
    assert.equal(play.refused('terminate', WHO.town, own).rule, 'decision.tally');
    play.do('terminate', WHO.town, { ...own, resolution: '2025-09' });
  });

  it('not while an objection waits for its answer: that comes first, then the archive', () => {
    const play = playTo('comparison', 'published');
    play.do('raise_objection', WHO.delegate, { content: '条件不合理' });
    play.do('terminate', WHO.town, END);
    assert.equal(play.refused('archive_project', WHO.town, {}).rule, 'archive.open_items');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '交易已终止' });
    assert.equal(archive(play).line, 'archived');
  });

  it('no more once both have signed; from then on the contract is', () => {
    const play = playTo('comparison', 'awarded');
    play.do('prepare_contract', WHO.accountant, s.contract(play));
    play.do('sign_contract', WHO.head, { signed: true });
    assert.equal(play.refused('terminate_contract', WHO.town, BREACH).rule, 'flow.order');
    const early = play.fork().do('terminate', WHO.town, END);
    assert.equal(giveBack(early).do('archive_project', WHO.town, {}).line, 'archived');
    play.do('countersign_contract', bidder(2), { signed: true });
    assert.equal(play.refused('terminate', WHO.town, END).rule, 'flow.order');
    play.do('terminate_contract', WHO.town, BREACH);
    assert.equal(play.line, 'closing.acceptance');
    assert.equal(archive(accept(play, { amount: 0 })).line, 'archived');
  });
});

describe('a contract is terminated', () => {
  for (const until of ['signed', 'filed', 'handed_over'] as const) {
    it(`after it was ${until.replace('_', ' ')}, leading to 19`, () => {
      const works = playTo('comparison', until);
      works.do('terminate_contract', WHO.town, BREACH);
      assert.equal(works.line, 'closing.acceptance');
      assert.equal(archive(accept(works, { amount: 0 })).line, 'archived');
      const lease = playTo('sealed_lease', until);
      lease.do('terminate_contract', WHO.town, BREACH);
      assert.equal(
        lease.refused(
          'propose_settlement',
          WHO.accountant,
          s.settlement(lease, { returned: false }),
        ).rule,
        'acceptance.persons',
      );
      assert.equal(archive(accept(lease)).line, 'archived');
    });
  }

  it('and pays the work that was done, as a settlement', () => {
    const play = playTo('comparison', 'handed_over');
    play.do('record_measurement', WHO.town, { value: s.yuan(100_000) });
    play.do('terminate_contract', WHO.town, BREACH);
    accept(play, { amount: s.yuan(100_000) });
    const paid = play.facts.dues.filter((d) => d.state === 'paid' && d.kind !== 'bond');
    assert.deepEqual(
      paid.map((d) => [d.kind, d.amount]),
      [['settlement', s.yuan(100_000)]],
    );
    assert.equal(archive(play).line, 'archived');
  });

  it('with rent that had fallen due: it stays owed, later rent is cut off', () => {
    const play = playTo('sealed_lease', 'handed_over');
    play.wait(on(`${play.facts.dues[1]?.dueOn} 09:00`)).do('terminate_contract', WHO.town, BREACH);
    assert.deepEqual(
      play.facts.dues.map((d) => d.state),
      ['paid', 'open', 'written_off'],
    );
    accept(play);
    assert.equal(play.line, 'closing.acceptance', 'arrears are open');
    play.do('receive_payment', WHO.agent, s.receipt(play, 2));
    assert.equal(play.line, 'closing.archive');
  });

  it('with a bond paid in part: what was paid goes back', () => {
    const play = playTo('comparison', 'filed');
    play.do('receive_payment', WHO.agent, s.receipt(play, 1, { amount: s.yuan(4_000) }));
    play.do('terminate_contract', WHO.town, BREACH);
    accept(play, { amount: 0 });
    assert.equal(play.refused('archive_project', WHO.town, {}).rule, 'archive.open_items');
    assert.equal(archive(play).line, 'archived');
  });

  it('and passes 19 and 20, but nothing between its end and them', () => {
    const play = playTo('comparison', 'signed').do('terminate_contract', WHO.town, BREACH);
    archive(accept(play, { amount: 0 }));
    assert.deepEqual(passed(play), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 19, 20]);
  });

  it('never while it runs to its end: acceptance and archive take no termination', () => {
    const play = playTo('comparison', 'performed');
    assert.equal(play.refused('terminate_contract', WHO.town, BREACH).rule, 'flow.order');
  });
});
