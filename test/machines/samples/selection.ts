/** Data of checkpoints 11 and 12. */
import { validOffers } from '../../../server/machines/ranking.js';
import type { Input, Play } from '../play.js';

export const substance = (play: Play, excluded: string[] = []): Input<'check_substance'> => ({
  decisions: validOffers(play.facts).map(([bidder]) => ({
    bidder,
    passed: !excluded.includes(bidder),
    ground: excluded.includes(bidder) ? '未实质响应' : null,
  })),
});

export const scores = (
  play: Play,
  points: (bidder: string, key: string) => number = () => 80,
): Input<'score_offers'> => ({
  scores: validOffers(play.facts).map(([bidder]) => ({
    bidder,
    items: (play.facts.tenderFile?.scoring ?? []).map(({ key }) => ({
      key,
      points: points(bidder, key),
    })),
  })),
  noConflict: true,
});

/** Objections upheld by an answer to the newest one. */
export const uphold = (
  play: Play,
  finding: Input<'uphold_objection'>['finding'],
): Input<'uphold_objection'> => ({
  no: play.facts.objections.at(-1)?.no ?? 1,
  answer: '经核实成立',
  finding,
});
