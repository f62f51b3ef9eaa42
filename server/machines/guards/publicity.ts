/** What the law asks of the publicity of a result and of objections. */
import type { EventOf } from '../events.js';
import { publicityEnd } from '../publicity-end.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, plusDays, speakInstant } from '../time.js';
import { hasOfficialCalendar, rollOn, workingDaysAhead } from '../working-days.js';
import { early, type GuardTable } from './guard.js';
import { refuseWindow } from './notice-dates.js';

export const publicityGuards = {
  resultIsUnpublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? null : refuse(law, 'publicity.open', '结果已在公示。'),
  ),
  // Its end binds whoever would object, so that it is not guessed.
  publicityEndIsOfficial: early((facts, event, law) => {
    const day = dateOf(publicityEnd(facts, event.at, law));
    if (hasOfficialCalendar(law.calendar, day)) return null;
    return refuse(
      law,
      'calendar.official',
      `公示将于${day.slice(0, 4)}年期满,该年的节假日安排尚未公布;请待区管理员导入该年度工作日历后发布。`,
    );
  }),
  resultIsPublished: early((facts, _event, law) =>
    facts.publicityEndsAt === null ? refuse(law, 'publicity.open', '结果尚未公示。') : null,
  ),
  objectionIsInTime: early((facts, event, law) => {
    const { dates } = facts;
    // While the trade is suspended its periods stand still.
    const at = Math.min(event.at, facts.suspension?.since ?? event.at);
    if (facts.publicityEndsAt !== null) {
      if (at < facts.publicityEndsAt) return null;
      return refuse(
        law,
        'objection.result',
        `公示已于${speakInstant(facts.publicityEndsAt)}期满;您仍可在${ruleValue(law, 'complaint.file')}日内向镇街投诉。`,
      );
    }
    if (facts.openedAt !== null) {
      // "On the spot" is read as the day of the opening.
      if (dateOf(at) === dateOf(facts.openedAt)) return null;
      return refuse(
        law,
        'objection.result',
        '对开标的异议应当场提出;对结果的异议请在公示期内提出。',
      );
    }
    if (!dates) return refuse(law, 'flow.order', '公告尚未发布。');
    if (at >= dates.openingAt) return null;
    const wd = ruleValue(law, 'objection.file');
    const last = workingDaysAhead(law.calendar, dates.offersCloseAt, wd);
    if (at < last) return null;
    return refuse(
      law,
      'objection.file',
      `对交易文件的异议须在报价截止${wd}个工作日前提出,已于${speakInstant(last)}截止。`,
    );
  }),
  objectionIsOpen: (facts, event: EventOf<'dismiss_objection' | 'uphold_objection'>, law) =>
    facts.objections.some((o) => o.no === event.data.no && o.open)
      ? null
      : refuse(law, 'objection.answer', `没有待答复的第${event.data.no}号异议。`, {
          pointer: '/no',
        }),
  findingFits: (facts, event: EventOf<'uphold_objection'>, law) => {
    const objection = facts.objections.find((o) => o.no === event.data.no);
    const { finding, newWindow } = event.data;
    const compared = finding === 'ranking_error' || finding === 'auction_fault';
    if (facts.project.mode === 'agreement' && compared) {
      return refuse(law, 'objection.answer', '协议方式没有排名和竞价,请选择其他认定。', {
        pointer: '/finding',
      });
    }
    if (objection?.about === 'file' && finding !== 'other') {
      return refuse(law, 'objection.answer', '对交易文件的异议成立的,请选择“其他”,重新公告。', {
        pointer: '/finding',
      });
    }
    if (finding === 'auction_fault') {
      if (!newWindow)
        return refuse(law, 'window.restart', '竞价故障成立的,须同时公布新的报价时段。', {
          pointer: '/newWindow',
        });
      return refuseWindow(facts, event.at, newWindow, law);
    }
    if (newWindow)
      return refuse(law, 'window.restart', '只有竞价故障成立时另设报价时段。', {
        pointer: '/newWindow',
      });
    const needsResult =
      finding === 'ranking_error' || finding === 'winner_unqualified' || finding === 'fraud';
    if (!needsResult || (objection?.about === 'result' && facts.candidate)) return null;
    return refuse(law, 'objection.answer', '尚无中选结果,异议成立的请选择“其他”(重新公告)。', {
      pointer: '/finding',
    });
  },
  externalPublicityWasLongEnough: (_facts, event: EventOf<'record_external_publicity'>, law) => {
    const days = ruleValue(law, 'publicity.procurement');
    if (event.data.endedOn > dateOf(event.at))
      return refuse(law, 'publicity.open', '公示尚未期满。', { pointer: '/endedOn' });
    if (rollOn(law.calendar, plusDays(event.data.publishedOn, days)) <= event.data.endedOn)
      return null;
    return refuse(law, 'publicity.procurement', `结果公示不少于${days}日,期满日遇休息日顺延。`, {
      pointer: '/endedOn',
    });
  },
} satisfies GuardTable;
