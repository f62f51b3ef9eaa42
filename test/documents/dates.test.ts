import assert from 'node:assert/strict';
import { date, instant, minute } from '../../server/documents/dates.js';
import { at } from './samples.js';

describe('dates on paper', () => {
  it('prints the day and the minute of Shanghai', () => {
    assert.equal(date(at('2025-07-02T00:00:00')), '2025年7月2日');
    assert.equal(instant(at('2025-07-07T16:00:00')), '2025年7月7日16时00分');
  });

  it('changes the day at midnight in Shanghai, not in Greenwich', () => {
    assert.equal(date(at('2025-07-01T23:59:59.999')), '2025年7月1日');
    assert.equal(date(at('2025-07-02T00:00:00')), '2025年7月2日');
    assert.equal(instant(at('2024-12-31T23:59:00')), '2024年12月31日23时59分');
  });

  it('does not hide the second or the millisecond that decided', () => {
    assert.equal(instant(at('2025-07-07T15:59:59.999')), '2025年7月7日15时59分59.999秒');
    assert.equal(instant(at('2025-07-07T16:00:05')), '2025年7月7日16时00分05秒');
  });

  it('leaves seconds out of times of issue', () => {
    assert.equal(minute(at('2025-07-07T15:59:59.999')), '2025年7月7日15时59分');
  });

  it('prints civil dates as they are, leap days included', () => {
    assert.equal(date('2024-02-29'), '2024年2月29日');
    assert.equal(date('2028-08-31'), '2028年8月31日');
  });

  it('refuses days that do not exist and times before the one offset', () => {
    assert.throws(() => date('2025-02-29'), RangeError);
    assert.throws(() => date('2025-7-2'), RangeError);
    assert.throws(() => instant(Date.UTC(1990, 5, 1)), RangeError);
    assert.throws(() => instant(1.5), RangeError);
    assert.throws(() => date(Number.NaN), RangeError);
  });
});
