import assert from 'node:assert/strict';
import { type CheckpointKey, checkpoint } from '../../server/machines/checkpoints.js';
import { progressOf } from '../../server/transactions/trail/checkpoint.js';
import { evaluate, openOffers, planOf, playTo, register } from '../machines/journey.js';
import { type Play, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';

const SUSPEND = { ground: 'complaint', reasons: '收到投诉' } as const;
const works = planOf('comparison');

/** Until when a checkpoint has time, as the trail tells it now. */
function limitOf(play: Play, key: CheckpointKey) {
  const standing = { state: play.state, facts: play.facts, law: play.law, now: play.at, started: new Map([[key, play.facts.since]]) };
  const { limitAt, overdueDays } = progressOf(checkpoint(key) as never, standing);
  return { limitAt, overdueDays };
}

/** A lease whose bidders are looked at before its window opens, after the close of registration. */
function inQualification(): Play {
  const play = playTo('sealed_lease', 'approved', { file: { postQualification: false } }).wait('2025-07-02 10:00');
  play.do('compile_tender_file', WHO.station, s.tenderFile(play, { postQualification: false }));
  play.do('confirm_tender_file', WHO.head, { confirmed: true });
  play.do('publish_notice', WHO.station, s.notice(play, 5));
  return register(play, 1).wait(play.facts.dates?.registrationClosesAt ?? 0);
}

describe('until when a checkpoint has time', () => {
  it('is the opening of the window for looking at qualifications, as long as that can still be kept', () => {
    const play = inQualification();
    assert.equal(play.line, 'bidding.qualification');
    assert.equal(limitOf(play, 'qualification').limitAt, play.facts.dates?.offersOpenAt);
    play.wait(play.facts.dates?.offersOpenAt ?? 0);
    assert.ok(play.facts.missedWindow);
    assert.equal(limitOf(play, 'qualification').limitAt, null);
  });

  it('is nothing while the trade is suspended: neither a person’s limit nor the announced end, and no day of it is late', () => {
    const play = playTo('comparison', 'approved');
    const limit = limitOf(play, 'tender_file').limitAt;
    assert.ok(limit !== null);
    play.do('suspend', WHO.town, SUSPEND).wait(limit + 86_400_000);
    assert.deepEqual(limitOf(play, 'tender_file'), { limitAt: null, overdueDays: null });
    const ranked = evaluate(openOffers(playTo('comparison', 'offered'), works.offers)).do('publish_result', WHO.station, {});
    assert.equal(limitOf(ranked, 'publicity').limitAt, ranked.facts.publicityEndsAt);
    assert.equal(limitOf(ranked.do('suspend', WHO.town, SUSPEND), 'publicity').limitAt, null);
  });
});
