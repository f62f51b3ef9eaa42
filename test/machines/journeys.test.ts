import assert from 'node:assert/strict';
import { CHECKPOINTS, notApplicable } from '../../server/machines/checkpoints.js';
import { MODE_KEYS, MODES } from '../../server/machines/modes.js';
import { PLANS, type PlanName, planOf, playTo } from './journey.js';
import type { Play } from './play.js';

const NAMES: Record<PlanName, string> = {
  comparison: 'works by comparison',
  sealed_lease: 'a lease by sealed offers',
  sealed_procurement: 'goods by sealed offers',
  scored: 'works by score',
  inquiry: 'goods by inquiry',
  negotiation: 'works by negotiation',
  agreement: 'works by agreement',
  agreement_lease: 'a lease by agreement',
  external: 'works in the exchange',
  emergency: 'an emergency repair',
  sale: 'a one-off sale',
};

/** What the clock did is no part of the plain way. */
const completions = (play: Play) => play.steps.flatMap((s) => s.decided.completed);

describe('a trade goes its plain way through the 20 checkpoints', () => {
  for (const key of Object.keys(PLANS) as PlanName[]) {
    it(`${NAMES[key]} passes every checkpoint it has, in order, and ends in the archive`, () => {
      const play = playTo(key, 'archived');
      assert.equal(play.line, 'archived');
      const { mode, emergency = null } = { ...play.facts.project };
      const trade = { mode, emergency: emergency !== null };
      for (const { key: checkpoint, name } of CHECKPOINTS) {
        const passed = play.facts.passed[checkpoint] !== undefined;
        const reason = notApplicable(checkpoint, trade);
        assert.notEqual(
          passed,
          reason !== null,
          `${name}: passed ${passed}, not applicable: ${reason}`,
        );
      }
      const numbers = completions(play).map(
        (c) => CHECKPOINTS.findIndex((row) => row.key === c) + 1,
      );
      const inOrder = numbers.filter((n) => n !== 17 && n !== 18);
      assert.deepEqual(
        inOrder,
        [...inOrder].sort((a, b) => a - b),
      );
      assert.equal(new Set(numbers).size, numbers.length, 'a checkpoint was completed twice');
    });
  }

  it('every open way of trading is played', () => {
    const played = new Set(
      Object.keys(PLANS).map((key) => planOf(key as PlanName).project.mode ?? 'comparison'),
    );
    assert.deepEqual([...played].sort(), MODE_KEYS.filter((mode) => MODES[mode].open).sort());
  });

  it('issues the document of every checkpoint it completes', () => {
    const play = playTo('comparison', 'archived');
    const issued = play.steps.flatMap((s) => s.decided.effects.map((e) => e.document));
    for (const { document } of CHECKPOINTS) assert.ok(issued.includes(document), document);
  });

  it('completes 7, 8 and 9 one after the other at the close, where qualification comes after the offers', () => {
    const play = playTo('comparison', 'offered');
    const { registration, qualification, offers } = play.facts.passed;
    const close = play.facts.dates?.offersCloseAt;
    assert.deepEqual([registration, qualification, offers], [close, close, close]);
  });

  it('qualifies bidders before they offer, where the notice says so', () => {
    const play = playTo('sealed_lease', 'archived', { file: { postQualification: false } });
    assert.equal(Object.keys(play.facts.passed).length, 20);
    assert.ok((play.facts.passed.qualification ?? 0) < (play.facts.passed.offers ?? 0));
  });

  it('runs payments and inspection side by side: either may be done first', () => {
    const works = playTo('comparison', 'performed');
    const order = completions(works).filter((c) => c === 'payments' || c === 'inspection');
    assert.deepEqual(order, ['payments', 'inspection']);
    const lease = playTo('sealed_lease', 'handed_over');
    lease.wait(lease.at + 4 * 366 * 86_400_000);
    assert.equal(lease.line, 'performance.running(collecting,concluded)');
  });
});
