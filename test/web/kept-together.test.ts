import assert from 'node:assert/strict';
import { keptTogether } from '../../web/parts/kept-together.js';

const kept = (text: string) => keptTogether(text).filter((_, i) => i % 2 === 1);

describe('the lines of a sentence', () => {
  it('tear no date from its weekday, and end only between the day and the time', () => {
    assert.deepEqual(kept('期限2026年3月10日（周二）16:00'), ['2026年3月10日（周二）', '16:00']);
    assert.deepEqual(kept('最早可截止7月7日16:00'), ['7月7日16:00']);
  });

  it('tear no number from its unit', () => {
    assert.deepEqual(kept('《招标投标法实施条例》第54条'), ['第54条']);
    assert.deepEqual(kept('公告期不少于3个工作日，保证金不超过50,000.00元'), ['3个工作日', '50,000.00元']);
  });
});
