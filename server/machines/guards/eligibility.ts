/** What the law asks of bidders who are related to the village, blacklisted or in arrears. */
import type { EventOf } from '../events.js';
import type { Facts } from '../facts.js';
import { field, validOffers } from '../ranking.js';
import { refuse } from '../refusal.js';
import { speakInstant } from '../time.js';
import { early, type GuardTable } from './guard.js';

const present = (facts: Facts, name: string) => field(facts).find(([key]) => key === name)?.[1];

export const eligibilityGuards = {
  isInTheField: (facts, event: EventOf<'record_bar' | 'clear_arrears' | 'decide_relation'>, law) =>
    present(facts, event.data.bidder)
      ? null
      : refuse(law, 'registration.person', `本轮没有编号为${event.data.bidder}的竞买人,请核对。`, {
          pointer: '/bidder',
        }),
  notBarredYet: (facts, event: EventOf<'record_bar'>, law) =>
    present(facts, event.data.bidder)?.barred
      ? refuse(law, 'registration.blacklist', '已登记该竞买人失信或欠款。', { pointer: '/bidder' })
      : null,
  arrearsAreCuredInTime: (facts, event: EventOf<'clear_arrears'>, law) => {
    const { bidder, clearedAt } = event.data;
    if (present(facts, bidder)?.barred !== 'arrears')
      return refuse(law, 'registration.arrears', '该竞买人没有登记的欠款。', { pointer: '/bidder' });
    if (clearedAt > event.at)
      return refuse(law, 'registration.arrears', '结清时刻不得晚于现在。', { pointer: '/clearedAt' });
    const closes = facts.dates?.offersCloseAt ?? 0;
    if (clearedAt < closes) return null;
    return refuse(law, 'registration.arrears', `欠款须在报价截止(${speakInstant(closes)})前结清。`, {
      pointer: '/clearedAt',
    });
  },
  relationIsDeclared: (facts, event: EventOf<'decide_relation'>, law) =>
    present(facts, event.data.bidder)?.relation === 'declared'
      ? null
      : refuse(law, 'registration.kin', '该竞买人没有待认定的利害关系申报。', { pointer: '/bidder' }),
  relationsAreDecided: early((facts, _event, law) => {
    const waiting = validOffers(facts).filter(([, b]) => b.relation === 'declared');
    if (waiting.length === 0) return null;
    return refuse(
      law,
      'registration.kin',
      `${waiting.map(([name]) => name).join('、')}申报了与本村的利害关系,须先由镇街认定是否同意其参加。`,
    );
  }),
  blacklistedAreRejected: (facts, event: EventOf<'review_qualification'>, law) => {
    const wrong = event.data.decisions.findIndex((d) => d.qualified && facts.bidders[d.bidder]?.barred === 'blacklist');
    if (wrong < 0) return null;
    return refuse(law, 'registration.blacklist', '已登记列入失信名单的,资格审查应为不合格。', {
      pointer: `/decisions/${wrong}/qualified`,
    });
  },
} satisfies GuardTable;
