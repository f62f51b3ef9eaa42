import assert from 'node:assert/strict';
import { longestFirst } from '../../web/desk/town/longest-first.js';

describe('the trades of a town that are late', () => {
  it('begin with the one that is late the longest, and end with one whose days are not known', () => {
    const days = [227, null, 295, 0].map((overdueDays) => ({ overdueDays }));
    assert.deepEqual(longestFirst(days).map(({ overdueDays }) => overdueDays), [295, 227, 0, null]);
  });
});
