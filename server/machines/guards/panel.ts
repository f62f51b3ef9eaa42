/** What the law asks of a panel of reviewers: odd, drawn, complete, immutable. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { validOffers } from '../ranking.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { early, type GuardTable } from './guard.js';
import { sameNames } from './same-names.js';

/** Reviewers who were drawn and have not stood aside. */
const sitting = ({ panel }: Facts) =>
  panel ? panel.drawn.filter((a) => !panel.recused.includes(a)) : [];

export const panelGuards = {
  panelIsNeeded: early((facts, _event, law) =>
    facts.tenderFile?.award === 'score'
      ? null
      : refuse(law, 'evaluation.announced', '本项目按价格成交,不需要评审小组。'),
  ),
  panelIsOdd: (facts, event: EventOf<'draw_reviewers'>, law) => {
    const least = ruleValue(law, 'evaluation.panel');
    const { count } = event.data;
    const size = facts.panel?.size ?? count;
    if (count !== size)
      return refuse(law, 'evaluation.panel', `补抽后评审小组仍为${size}人。`, {
        pointer: '/count',
      });
    if (count < least || count % 2 === 0)
      return refuse(law, 'evaluation.panel', `评审小组应为${least}人以上单数。`, {
        pointer: '/count',
      });
    const drawn = event.found.drawn ?? [];
    const fresh = drawn.filter(
      (a, i) => drawn.indexOf(a) === i && !facts.duties[a] && !facts.panel?.drawn.includes(a),
    );
    if (fresh.length === drawn.length && drawn.length === count - sitting(facts).length)
      return null;
    return refuse(law, 'evaluation.panel', '可抽取的评审专家不足,或抽取结果与人数不符。', {
      pointer: '/count',
    });
  },
  panelIsNotComplete: early((facts, _event, law) =>
    facts.panel && sitting(facts).length === facts.panel.size
      ? refuse(law, 'evaluation.panel', '评审小组已抽取。')
      : null,
  ),
  isDrawn: early((facts, event, law) => {
    const on =
      facts.panel?.drawn.includes(event.actor.account) &&
      !facts.panel.recused.includes(event.actor.account);
    return on ? null : refuse(law, 'evaluation.panel', '您不在本项目的评审小组中。');
  }),
  hasNotScored: early((facts, event, law) =>
    facts.panel?.scored.includes(event.actor.account)
      ? refuse(law, 'evaluation.panel', '评分提交后不得修改。')
      : null,
  ),
  scoresAreComplete: (facts, event: EventOf<'score_offers'>, law) => {
    const valid = validOffers(facts).map(([name]) => name);
    if (
      !sameNames(
        valid,
        event.data.scores.map((s) => s.bidder),
      )
    ) {
      return refuse(law, 'evaluation.announced', `须对全部${valid.length}家有效报价评分。`, {
        pointer: '/scores',
      });
    }
    const keys = (facts.tenderFile?.scoring ?? []).map((item) => item.key);
    const wrong = event.data.scores.findIndex(
      (s) =>
        !sameNames(
          keys,
          s.items.map((i) => i.key),
        ),
    );
    if (wrong < 0) return null;
    return refuse(law, 'evaluation.announced', '评分项须与公告的评分办法一致。', {
      pointer: `/scores/${wrong}/items`,
    });
  },
  panelHasScored: early((facts, _event, law) => {
    if (facts.tenderFile?.award !== 'score') return null;
    const { panel } = facts;
    const members = sitting(facts);
    if (panel && members.length === panel.size && members.every((a) => panel.scored.includes(a)))
      return null;
    return refuse(
      law,
      'evaluation.panel',
      `评审小组尚未全部评分(${panel?.scored.length ?? 0}/${panel?.size ?? 0})。`,
    );
  }),
} satisfies GuardTable;
