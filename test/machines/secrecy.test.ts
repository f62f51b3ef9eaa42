import assert from 'node:assert/strict';
import { countIsSecret, markOf, roundIsSealed } from '../../server/machines/secrecy.js';
import { ROUNDS } from '../journeys/rounds.js';
import { close, offered, published, registerAndOffer, WAYS } from '../journeys/ways.js';
import * as journey from './journey.js';
import { planOf } from './journey.js';
import { bidder, iso, type Play, WHO } from './play.js';
import * as s from './samples.js';

const works = planOf('comparison');
const lease = { ...planOf('sealed_lease'), file: { postQualification: false } };
const SAME = { choice: 'same_terms' } as const;

describe('how long the count of a trade’s entries is a secret', () => {
  /** A round that nobody opened: one of the three who are needed came. */
  const failed = () => close(registerAndOffer(published(works), [1]));
  const asked = (play: Play) => [countIsSecret(play.facts), roundIsSealed(play.facts)];

  it('is told by the facts as by the marks of the log, after every act of every round', () => {
    let steps = 0;
    const { 'works by agreement': agreement, 'works in the exchange': exchange, 'an emergency repair': emergency } = WAYS;
    for (const [name, rehearse] of Object.entries({ ...ROUNDS, agreement, exchange, emergency } as typeof ROUNDS)) {
      let isSecret = false;
      for (const { type, to, decided } of rehearse().steps) {
        const mark = markOf({ event: type, to });
        if (mark) isSecret = mark === 'begins';
        assert.equal(countIsSecret(decided.facts), isSecret, `${name}: ${type} → ${to}`);
        steps += 1;
      }
    }
    assert.ok(steps > 200, `${steps}`);
  }).timeout(20_000);

  it('lasts from the notice to the opening', () => {
    const play = published(works);
    assert.deepEqual(asked(play), [true, true]);
    journey.takePart(play, works);
    assert.deepEqual(asked(play), [true, true]);
    journey.openOffers(play, works.offers);
    assert.deepEqual(asked(play), [false, false]);
  });

  it('does not end with a round that fails unopened, nor with the choice of the next, nor between that and its notice', () => {
    const play = failed();
    assert.equal(play.facts.failed?.reason, 'too_few_offers');
    assert.deepEqual(asked(play), [true, false]);
    journey.giveBack(play).do('choose_next_round', WHO.accountant, SAME);
    assert.deepEqual(asked(play), [true, false]);
    journey.publish(play, works);
    assert.deepEqual(asked(play), [true, true]);
  });

  it('ends when a later round is opened, and a failure after that opens nothing again', () => {
    const play = failed();
    journey.giveBack(play).do('choose_next_round', WHO.accountant, SAME);
    journey.publish(play, works);
    close(registerAndOffer(play, [2, 3, 4]));
    journey.openOffers(play, { 2: 900_000, 3: 900_000, 4: 900_000 });
    assert.equal(play.facts.failed?.reason, 'below_reserve');
    assert.deepEqual(asked(play), [false, false]);
    journey.giveBack(play).do('choose_next_round', WHO.accountant, SAME);
    assert.deepEqual(asked(play), [false, false]);
  });

  it('ends with the trade', () => {
    const play = failed();
    play.do('terminate', WHO.town, { reasons: '规划调整', ownWish: false });
    assert.deepEqual(asked(play), [false, false]);
  });

  it('goes on where an objection to the file is upheld before the opening', () => {
    const play = published(works);
    registerAndOffer(play, [1]).do('raise_objection', bidder(1), { content: '条件排他' });
    play.do('uphold_objection', WHO.station, s.uphold(play, 'other'));
    assert.equal(play.facts.dates, null);
    assert.deepEqual(asked(play), [true, false]);
  });

  it('begins again where an opened auction is repeated', () => {
    const play = journey.openOffers(offered(lease), lease.offers);
    play.do('raise_objection', bidder(1), { content: '系统故障' });
    const WEEK = 7 * 86_400_000;
    const { offersOpenAt, offersCloseAt, openingAt } = play.facts.dates ?? assert.fail();
    const newWindow = { offersOpenAt: iso(offersOpenAt + WEEK), offersCloseAt: iso(offersCloseAt + WEEK), openingAt: iso(openingAt + WEEK) };
    play.do('uphold_objection', WHO.station, { ...s.uphold(play, 'auction_fault'), newWindow });
    assert.deepEqual(asked(play), [true, true]);
  });
});
