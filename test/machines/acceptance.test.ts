import assert from 'node:assert/strict';
import { isAccepted } from '../../server/machines/acceptance.js';
import type { Facts } from '../../server/machines/facts.js';
import { playTo } from './journey.js';
import { LAW, type Play, WHO } from './play.js';
import * as s from './samples.js';

const NAMED = { engineer: '某监理公司' };
type Signatory = Facts['acceptedBy'][number]['role'];
const accepted = (...roles: Signatory[]) => isAccepted({ acceptedBy: roles.map((role) => ({ account: role, role })) }, LAW);
const proposed = () => {
  const play = playTo('comparison', 'performed');
  return play.do('propose_settlement', WHO.accountant, s.settlement(play));
};
const sign = (play: Play, ...who: ('supervisor' | 'delegate' | 'town')[]) =>
  who.reduce((p, one) => p.do('sign_acceptance', WHO[one], { opinion: '同意', passed: true }), play);
const engineer = (play: Play, found: object = NAMED) => play.decide('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), found);
const refusalOf = (decided: ReturnType<typeof engineer>) => ('refused' in decided ? decided.refused : null);

describe('an acceptance', () => {
  it('is signed by a supervisor, a delegate, and the town or the supervising engineer', () => {
    assert.ok(accepted('supervisor', 'delegate', 'town_officer'));
    assert.ok(accepted('supervisor', 'delegate', 'engineer'));
    assert.ok(accepted('supervisor', 'delegate', 'engineer', 'town_officer'));
    assert.ok(!accepted('supervisor', 'delegate'));
    assert.ok(!accepted('supervisor', 'town_officer', 'engineer'), 'no villager');
    assert.ok(!accepted('delegate', 'town_officer', 'engineer'), 'no supervisor');
  });

  it('of works takes the engineer’s signed paper, which the supervisor files, in the town’s place', () => {
    const play = sign(proposed(), 'delegate');
    play.do('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), NAMED);
    assert.equal(play.refused('apply_payment', WHO.accountant, s.payment(play, 3)).rule, 'payment.due', 'the supervisor has not signed');
    sign(play, 'supervisor');
    play.do('apply_payment', WHO.accountant, s.payment(play, 3)).do('release_payment', WHO.agent, s.release(play, 3));
    assert.equal(play.line, 'closing.archive');
  });

  it('takes no engineer whom the contract does not name, and no paper twice', () => {
    const play = proposed();
    assert.match(refusalOf(engineer(play, {}))?.message ?? '', /合同没有约定监理单位/);
    play.do('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), NAMED);
    assert.match(refusalOf(engineer(play))?.message ?? '', /已登记/);
  });

  it('takes no engineer without the paper', () => {
    const bare = proposed().refused('file_engineer_acceptance', WHO.supervisor, { ...s.engineersPaper(), evidence: [] }, NAMED);
    assert.equal(bare.rule, 'evidence.required');
  });

  it('of a lease knows no engineer', () => {
    const play = playTo('sealed_lease', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    assert.match(refusalOf(engineer(play))?.message ?? '', /只有工程、维修项目有监理/);
  });

  it('that is rejected forgets the engineer’s paper with the signatures', () => {
    const play = proposed().do('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), NAMED);
    play.do('reject_acceptance', WHO.delegate, { reasons: '有裂缝' });
    assert.deepEqual(play.facts.acceptedBy, []);
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    assert.equal(refusalOf(engineer(play)), null);
  });
});
