/** 中止通知书, 暂停通知书, 中止延长通知书 and 恢复通知书. */
import type { DataOf } from '../../machines/events.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumberIfAny } from './document-number.js';
import { type Material, needed } from './material.js';
import { factsBefore, movedDates } from './moved-dates.js';
import { actionOf, attachments, collective, days, offices, second, workingDays } from './parts.js';
import { ruleSentence } from './rule-sentence.js';
import { said, written } from './said.js';
import { whereItStood } from './where-it-stood.js';

type Suspension = FactsOf<'suspension'>;
type Ground = DataOf<'suspend'>['ground'];

const GROUNDS: Record<Ground, string> = {
  complaint: '投诉处理',
  dispute: '权属或者合同纠纷',
  fault: '系统或者现场故障',
  discipline: '纪（工）委提请',
};

export function composeSuspension(m: Material): Suspension {
  const { suspension } = m.facts;
  if (!suspension) throw new Error(`document ${m.row.number}: the trade is not suspended`);
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    ...noticeNumberIfAny(m),
    ...why(m),
    since: second(suspension.since),
    until: suspension.until,
    stood: whereItStood(m.entry.from),
    meanwhile: [
      '只办理异议、答复、退款、恢复、延长和终止；',
      '不办理报名、报价、开标、评审、成交确认和签约。',
    ],
    offices: offices(m),
    attachments: m.entry.event === 'suspend' ? attachments(m, m.entry) : [],
  };
}

/** What the discipline committee wrote stays with those who work on the trade. */
function why(m: Material): Pick<Suspension, 'act' | 'ground' | 'reasons' | 'basis'> {
  if (m.entry.event === 'request_stop') {
    return {
      act: 'held',
      ground: '镇街纪（工）委提请，待镇街决定',
      basis: `${ruleSentence(m, 'suspension.request')}（${workingDays(m, 'suspension.request')}）`,
    };
  }
  const basis = `${ruleSentence(m, 'suspension.days')}（${days(m, 'suspension.days')}，可以延长一次）`;
  if (m.entry.event === 'renew_suspension') {
    const { reasons } = needed(m, 'renew_suspension').data;
    return { act: 'renewed', ground: '原中止事由尚未消除', reasons: written(reasons), basis };
  }
  const { ground, reasons } = needed(m, 'suspend').data;
  return { act: 'suspended', ground: GROUNDS[ground], reasons: written(reasons), basis };
}

export async function composeResumption(m: Material): Promise<FactsOf<'resumption'>> {
  const before = await factsBefore(m);
  const since = before.suspension?.since;
  if (since === undefined) throw new Error(`document ${m.row.number}: the trade was not suspended`);
  const byLimit = m.entry.event === 'resume_by_limit';
  const { dates } = before;
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    ...noticeNumberIfAny(m),
    byLimit,
    ...(byLimit ? {} : { reasons: written(needed(m, 'resume').data.reasons) }),
    since: second(since),
    resumedAt: second(m.entry.at),
    stood: whereItStood(m.entry.to),
    times: movedDates(before, m.facts, since),
    windowRestarts:
      dates !== null &&
      !before.tenderFile?.postQualification &&
      dates.offersOpenAt <= since &&
      since < dates.offersCloseAt,
    offices: offices(m),
  };
}
