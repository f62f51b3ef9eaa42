import assert from 'node:assert/strict';
import { noticePeriod } from '../../server/machines/notice-period.js';
import { fileUp, type Plan, planOf, setUp } from './journey.js';
import { Play } from './play.js';
import * as s from './samples.js';

const lease = planOf('sealed_lease');
const works = planOf('comparison');

describe('the notice period: of all rows that match, the strictest', () => {
  const wd = (plan: Plan) => {
    const play = fileUp(setUp(new Play(plan.project), plan), {
      ...plan,
      file: { deposit: 0, ...plan.file },
    });
    return noticePeriod(play.facts, play.law).wd;
  };
  const leased = (yearly: number, months: number, areaMu: number | null = null): Plan => ({
    ...lease,
    application: { estimate: s.yuan(yearly), termMonths: months, areaMu },
    resolution: { body: 'delegates' },
  });
  const bought = (project: Plan['project'], ceiling: number): Plan => ({
    ...works,
    project,
    application: { estimate: s.yuan(ceiling) },
    file: { bond: 0 },
  });

  it('of a lease: below 50 000 a year and up to three years 5, from there 7', () => {
    assert.equal(wd(leased(49_999.99, 36)), 5);
    assert.equal(wd(leased(50_000, 36)), 7);
    assert.equal(wd(leased(49_999.99, 37)), 7);
  });

  it('of a lease from 500 000 a year, from five years or from 100 mu: 10', () => {
    assert.equal(wd(leased(499_999.99, 36)), 7);
    assert.equal(wd(leased(500_000, 36)), 10);
    assert.equal(wd(leased(20_000, 59)), 7);
    assert.equal(wd(leased(20_000, 60)), 10);
    assert.equal(wd(leased(20_000, 36, 99)), 5);
    assert.equal(wd(leased(20_000, 36, 100)), 10);
  });

  it('of a transfer 20', () => {
    assert.equal(wd(planOf('sale')), 20);
  });

  it('of small comparisons and inquiries 3, of other procurement 5', () => {
    assert.equal(wd(bought({}, 599_999.99)), 3);
    assert.equal(wd(bought({ mode: 'inquiry', category: 'goods' }, 600_000)), 3);
    assert.equal(wd(bought({ mode: 'inquiry', category: 'goods' }, 600_000.01)), 5);
    assert.equal(wd(bought({ mode: 'sealed', category: 'goods' }, 100_000)), 5);
  });

  it('of works from 600 000 on 7, at exactly that amount too, and never shorter above', () => {
    assert.equal(wd(bought({}, 600_000)), 7);
    assert.equal(wd(bought({}, 3_999_999)), 7);
    assert.equal(wd(bought({}, 5_000_000)), 7);
    assert.equal(wd(bought({ mode: 'scored' }, 599_999)), 5);
  });
});
