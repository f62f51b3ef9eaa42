import assert from 'node:assert/strict';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { wordsOf } from '../../web/parts/rail-words.js';
import { type Stop, stagesOf, standsAt } from '../../web/parts/rail-stops.js';

/** Done before `no`, current there, to come after it. */
const stopsAt = (no: number): Stop[] =>
  CHECKPOINTS.map((c) => ({ no: c.no, key: c.key, state: c.no < no ? 'done' : c.no === no ? 'current' : 'coming' }));

describe('the rail', () => {
  it('has 7 stages and 20 stops, whatever it is given', () => {
    for (const given of [stopsAt(9), stopsAt(9).slice(0, 3), []]) {
      const stages = stagesOf(given);
      assert.deepEqual(stages.map((s) => s.stops.length), [4, 2, 4, 3, 2, 3, 2]);
    }
  });

  it('shows a stage as done when none of its stops is still to come, and one that does not apply holds up nothing', () => {
    const stops = stopsAt(13).map((s) => (s.no === 8 ? { ...s, state: 'not_applicable' as const } : s));
    assert.deepEqual(stagesOf(stops).map((s) => s.state), ['done', 'done', 'done', 'current', 'coming', 'coming', 'coming']);
  });

  it('opens where the trade stands, after its end at the last stop that was passed', () => {
    assert.equal(standsAt(stopsAt(9))?.no, 9);
    const ended = stopsAt(21).map((s) => (s.no > 12 ? { ...s, state: 'cut_off' as const } : s));
    assert.equal(standsAt(ended)?.no, 12);
  });

  it('names who is responsible for every stop', () => {
    for (const { stops } of stagesOf(stopsAt(1))) for (const { roles, key } of stops) assert.ok(roles?.length, key);
  });

  it('breaks a name between its words, and lets no line begin with a closing bracket', () => {
    assert.deepEqual(wordsOf('交易文件审查'), ['交易', '文件', '审查']);
    assert.deepEqual(wordsOf('验收结算（到期收回）'), ['验收', '结算', '（到期', '收回）']);
    assert.deepEqual(wordsOf('Tender file review'), ['Tender file review']);
    assert.deepEqual(wordsOf('备案鉴证'), ['备案', '鉴证']);
    assert.deepEqual(wordsOf('报名与保证金'), ['报名与', '保证金']);
    assert.deepEqual(wordsOf('收付款与票据'), ['收付款', '与票据']);
    for (const { name } of CHECKPOINTS) {
      assert.equal(wordsOf(name).join(''), name);
      assert.deepEqual(wordsOf(name).filter((word) => word.length < 2), [], `${name}: a character left alone`);
    }
  });
});
