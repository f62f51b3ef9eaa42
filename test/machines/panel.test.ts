import assert from 'node:assert/strict';
import { openOffers, planOf, playTo } from './journey.js';
import { name, type Play, WHO } from './play.js';
import { opened, REPORT, substance } from './opened.js';
import * as s from './samples.js';

const works = planOf('comparison');

describe('a panel', () => {
  const scored = () => substance(openOffers(playTo('scored', 'offered'), planOf('scored').offers));
  const accounts = (...n: number[]) => n.map((i) => `reviewer-${i}`);
  const [first, second, third, fourth] = WHO.reviewers;
  const draw = (play: Play, drawn: string[], count = 3) =>
    play.do('draw_reviewers', WHO.station, { count }, { drawn });

  it('is drawn after the substance check: odd, at least three, as many as announced', () => {
    const early = openOffers(playTo('scored', 'offered'), planOf('scored').offers);
    assert.equal(
      early.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: accounts(1, 2, 3) }).rule,
      'evaluation.announced',
    );
    const play = scored();
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 4 }, { drawn: accounts(1, 2, 3, 4) })
        .rule,
      'evaluation.panel',
    );
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: accounts(1, 2) }).rule,
      'evaluation.panel',
    );
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: accounts(1, 2, 2) }).rule,
      'evaluation.panel',
    );
    assert.equal(
      play.refused(
        'draw_reviewers',
        WHO.station,
        { count: 3 },
        { drawn: ['accountant', ...accounts(1, 2)] },
      ).rule,
      'evaluation.panel',
    );
    draw(play, accounts(1, 2, 3));
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: [] }).rule,
      'evaluation.panel',
    );
  });

  it('replaces who stands aside, and scores are immutable', () => {
    const play = draw(scored(), accounts(1, 2, 3));
    play.do('score_offers', second, s.scores(play));
    assert.equal(play.refused('score_offers', second, s.scores(play)).rule, 'evaluation.panel');
    assert.equal(play.refused('recuse', second, { reasons: '亲属' }).rule, 'evaluation.panel');
    play.do('recuse', first, { reasons: '与供应商有亲属关系' });
    assert.equal(play.refused('score_offers', first, s.scores(play)).rule, 'evaluation.panel');
    play.do('score_offers', third, s.scores(play));
    assert.equal(play.refused('confirm_ranking', WHO.station, REPORT).rule, 'evaluation.panel');
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: accounts(1) }).rule,
      'evaluation.panel',
      'not again',
    );
    draw(play, accounts(4));
    play.do('score_offers', fourth, s.scores(play));
    play.do('confirm_ranking', WHO.station, REPORT);
    assert.equal(Object.keys(play.facts.bidders[name(1)]?.points ?? {}).length, 3);
  });

  it('scores every valid offer, by the announced items and nothing else', () => {
    const play = draw(scored(), accounts(1, 2, 3));
    const all = s.scores(play);
    assert.equal(
      play.refused('score_offers', first, { ...all, scores: all.scores.slice(1) }).rule,
      'evaluation.announced',
    );
    const other = all.scores.map((x) => ({ ...x, items: [{ key: 'fame', points: 100 }] }));
    assert.equal(
      play.refused('score_offers', first, { ...all, scores: other }).rule,
      'evaluation.announced',
    );
    assert.equal(play.refused('score_offers', fourth, all).rule, 'evaluation.panel', 'not drawn');
  });

  it('is not needed where the price decides', () => {
    const play = substance(opened(works.offers));
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn: accounts(1, 2, 3) }).rule,
      'evaluation.announced',
    );
  });
});
