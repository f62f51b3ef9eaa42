import assert from 'node:assert/strict';
import { everyMonth } from '../../web/desk/statistics/every-month.js';

const month = (key: string, turnover: number) => ({ key, name: key, trades: 1, turnover, gain: 0, saved: 0 });

describe('the chart of months', () => {
  it('leaves no month out between the first and the last, over the turn of a year', () => {
    const all = everyMonth([month('2025-11', 5), month('2026-02', 7)]);
    assert.deepEqual(all.map(({ key, turnover }) => [key, turnover]), [['2025-11', 5], ['2025-12', 0], ['2026-01', 0], ['2026-02', 7]]);
  });

  it('is one month where there is one, and empty where there is none', () => {
    assert.deepEqual(everyMonth([month('2025-11', 5)]).map(({ key }) => key), ['2025-11']);
    assert.deepEqual(everyMonth([]), []);
  });
});
