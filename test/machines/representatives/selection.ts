/** Checkpoints 11 and 12, and objections to what they find. */
import { plusMonths } from '../../../server/machines/time.js';
import { bidder, name, WHO } from '../play.js';
import * as s from '../samples.js';
import { act, type Acts, FEW, here, window } from './act.js';

export const selectionActs: Acts = {
  check_substance: (play) => [
    act('check_substance', WHO.station, s.substance(play)),
    act(
      'check_substance',
      WHO.station,
      s.substance(
        play,
        here(play)
          .slice(0, 1)
          .map(([n]) => name(n)),
      ),
    ),
  ],
  accept_explanation: (play) =>
    here(play).map(([n]) =>
      act('accept_explanation', WHO.station, { bidder: name(n), explanation: '有据' }),
    ),
  reject_explanation: (play) =>
    here(play).map(([n]) =>
      act('reject_explanation', WHO.station, { bidder: name(n), reasons: '无据' }),
    ),
  exercise_priority: (play) =>
    here(play).map(([n]) => act('exercise_priority', bidder(n), { match: true })),
  draw_reviewers: (play) => {
    const { panel } = play.facts;
    const sitting = panel ? panel.drawn.length - panel.recused.length : 0;
    const free = WHO.reviewers.map((r) => r.account).filter((a) => !panel?.drawn.includes(a));
    return [
      act('draw_reviewers', WHO.station, { count: 3 }, { drawn: free.slice(0, 3 - sitting) }),
    ];
  },
  recuse: (play) =>
    play.facts.panel?.recused.length ? [] : [act('recuse', WHO.reviewers[0], { reasons: '回避' })],
  score_offers: (play) => {
    const { panel } = play.facts;
    const next = WHO.reviewers.find(
      (r) =>
        panel?.drawn.includes(r.account) &&
        !panel.recused.includes(r.account) &&
        !panel.scored.includes(r.account),
    );
    return next ? [act('score_offers', next, s.scores(play))] : [];
  },
  confirm_ranking: () => [act('confirm_ranking', WHO.station, { report: '评审完毕' })],
  record_external_evaluation: () => [
    act(
      'record_external_evaluation',
      WHO.station,
      { winnerCode: '91330200MA00000001', amount: s.yuan(280_000) },
      { party: name(1) },
    ),
  ],
  record_external_publicity: (play) => [
    act('record_external_publicity', WHO.station, {
      publishedOn: plusMonths(play.today, -1),
      endedOn: play.today,
    }),
  ],
  publish_result: () => [act('publish_result', WHO.station, {})],
  raise_objection: (play) =>
    play.facts.objections.length < FEW
      ? [act('raise_objection', WHO.delegate, { content: '异议' })]
      : [],
  dismiss_objection: (play) =>
    play.facts.objections
      .filter((o) => o.open)
      .slice(0, 1)
      .map((o) => act('dismiss_objection', WHO.station, { no: o.no, answer: '不成立' })),
  uphold_objection: (play) =>
    play.facts.objections
      .filter((o) => o.open)
      .slice(0, 1)
      .flatMap(({ no }) =>
        (['ranking_error', 'auction_fault', 'winner_unqualified', 'fraud', 'other'] as const).map(
          (finding) =>
            act('uphold_objection', WHO.station, {
              no,
              answer: '成立',
              finding,
              newWindow: finding === 'auction_fault' ? window(play) : null,
            }),
        ),
      ),
};
