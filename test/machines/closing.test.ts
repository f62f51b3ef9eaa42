import assert from 'node:assert/strict';
import {
  accept,
  archive,
  award,
  fileContract,
  handOver,
  open,
  perform,
  planOf,
  playTo,
  setUp,
  sign,
} from './journey.js';
import { bidder, WHO } from './play.js';
import * as s from './samples.js';

describe('acceptance', () => {
  it('is signed by a supervisor, a villagers’ delegate and the town, one each', () => {
    const play = playTo('sealed_lease', 'performed');
    const SIGN = { opinion: '同意', passed: true } as const;
    assert.equal(play.refused('sign_acceptance', WHO.supervisor, SIGN).rule, 'flow.order');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    play.do('sign_acceptance', WHO.supervisor, SIGN);
    assert.equal(
      play.refused('sign_acceptance', { ...WHO.supervisor, account: 'supervisor-2' }, SIGN).rule,
      'acceptance.persons',
    );
    assert.equal(
      play.refused('propose_settlement', WHO.accountant, s.settlement(play)).rule,
      'acceptance.persons',
    );
    play.do('sign_acceptance', WHO.delegate, SIGN);
    play.do('sign_acceptance', WHO.town, SIGN);
    assert.equal(play.line, 'closing.archive');
  });

  it('refused by one begins again, and the settlement may then be larger or smaller', () => {
    const play = playTo('comparison', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play, { amount: s.yuan(148_400) }));
    assert.equal(play.facts.dues[2]?.amount, 0);
    play.do('reject_acceptance', WHO.delegate, { reasons: '工程量有误' });
    assert.equal(accept(play).line, 'closing.archive');
    assert.equal(play.facts.dues[2]?.state, 'paid');
    assert.equal(play.facts.dues[2]?.paid, s.yuan(131_600));
  });

  it('settles no more than price and amendments together', () => {
    const play = playTo('comparison', 'performed');
    assert.equal(
      play.refused(
        'propose_settlement',
        WHO.accountant,
        s.settlement(play, { amount: s.yuan(280_000) + 1 }),
      ).rule,
      'signing.equal',
    );
    assert.equal(
      play.refused(
        'propose_settlement',
        WHO.accountant,
        s.settlement(play, { amount: s.yuan(148_400) - 1 }),
      ).rule,
      'payment.due',
    );
  });

  it('of a lease takes the asset back, or hands over to the trade that renews it', () => {
    const play = playTo('sealed_lease', 'performed');
    const kept = s.settlement(play, { returned: false });
    assert.equal(
      play.refused('propose_settlement', WHO.accountant, kept).rule,
      'acceptance.persons',
    );
    play.do('propose_settlement', WHO.accountant, { ...kept, renewedBy: '330203102230-2028-001' });
  });
});

describe('the archive', () => {
  it('is refused while a deposit, bond, due, document or ratification is open', () => {
    const play = playTo('comparison', 'accepted');
    const refused = (missingDocuments: string[] = []) =>
      play.refused('archive_project', WHO.town, {}, { missingDocuments });
    assert.match(refused().message, /保证金3笔未退.*履约保证金未退/);
    assert.match(refused(['合同']).message, /文书尚未生成:合同/);
    archive(play);
    const emergency = playTo('emergency', 'accepted');
    assert.match(emergency.refused('archive_project', WHO.town, {}).message, /尚未追认/);
    assert.equal(archive(emergency).line, 'archived');
  });

  it('is rated by the parties and the villagers before', () => {
    const play = playTo('sealed_lease', 'accepted');
    play.do('rate', bidder(2), { stars: 5 }).do('rate', WHO.delegate, { stars: 4 });
    assert.equal(play.facts.ratings, 2);
  });
});

describe('an emergency', () => {
  it('decided and filed later than three working days after its start is flagged, and goes on', () => {
    const plan = planOf('emergency');
    const play = open(plan).wait('2025-06-18 16:00');
    assert.ok(play.facts.flagged.includes('emergency:late'));
    setUp(play, plan);
    archive(accept(perform(handOver(fileContract(sign(award(play)))))));
    const inTime = playTo('emergency', 'archived');
    assert.ok(!inTime.facts.flagged.includes('emergency:late'));
  });

  it('is ratified whenever the next assembly meets', () => {
    const play = playTo('emergency', 'awarded');
    play.do('ratify_emergency', WHO.supervisor, { meetingOn: play.today, resolution: '追认' });
    assert.equal(
      play.refused('ratify_emergency', WHO.supervisor, {
        meetingOn: play.today,
        resolution: '追认',
      }).rule,
      'emergency.filing',
    );
    handOver(fileContract(sign(play)));
  });
});
