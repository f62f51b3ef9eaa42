import assert from 'node:assert/strict';
import { namedHere } from '../../web/desk/act/named.js';
import { nextEnd } from '../../web/desk/project/next-end.js';
import { circumstancesOf, NOW } from './circumstances.js';

const HOUR = 3_600_000;
const dates = {
  publishedAt: NOW - HOUR,
  registrationClosesAt: NOW + HOUR,
  offersOpenAt: NOW + 2 * HOUR,
  offersCloseAt: NOW + 3 * HOUR,
  openingAt: NOW + 4 * HOUR,
};
const { view } = circumstancesOf('procurement');
const held = (by: 'town' | 'discipline') => {
  const { view: of } = circumstancesOf('procurement', { suspension: { since: NOW, until: NOW + HOUR, renewed: false, by } });
  return { ...of, suspended: true, dueAt: NOW + HOUR };
};

describe('what ends next, on a project’s page', () => {
  it('is the announced instant as long as it is to come, and by name the limit of the checkpoint after it', () => {
    const at = (position: string, dueAt: number | null = null, now = NOW) =>
      nextEnd({ ...view, dates, position, dueAt, now, checkpoints: [position.split('.')[1] as string] });
    assert.deepEqual(at('bidding.registration'), { to: dates.offersCloseAt, label: '报价截止' });
    assert.deepEqual(at('bidding.qualification'), { to: dates.offersOpenAt, label: '报价开始' });
    assert.deepEqual(at('bidding.opening'), { to: dates.openingAt, label: '开标' });
    assert.equal(at('bidding.qualification', null, dates.offersOpenAt), null);
    assert.deepEqual(at('contract.signing', NOW + HOUR), { to: NOW + HOUR, label: '办理期限', limitOf: 'signing' });
  });

  it('of a suspended trade is the end of the suspension only, or until when the town decides on the request', () => {
    assert.deepEqual(nextEnd(held('town')), { to: NOW + HOUR, label: '中止至' });
    assert.deepEqual(nextEnd(held('discipline')), { to: NOW + HOUR, label: '镇街决定期限' });
  });
});

describe('the acts on a stop that the discipline committee asked for', () => {
  it('are named as the answers that they are', () => {
    const act = { type: 'suspend', name: '中止交易', role: 'town_officer', roleName: '', schema: {} };
    assert.equal(namedHere(act, held('discipline')).name, '同意中止');
    assert.equal(namedHere(act, held('town')), act);
  });
});
