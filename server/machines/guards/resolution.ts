/** What the law asks at checkpoint 2. */
import type { EventOf } from '../events.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { dateOf, daysBetween, instantOf, plusDays, speakDate } from '../time.js';
import { BODY_NAMES, isCompetent, requiredBody, ruleOnBody } from '../who-decides.js';
import { endOfDays, workingTime } from '../working-days.js';
import { filed } from './filed.js';
import { early, type GuardTable } from './guard.js';

export const resolutionGuards = {
  bodyIsCompetent: (facts, event: EventOf<'record_resolution'>, law) => {
    const { limit, termMonths } = event.data;
    const asked = { amount: limit, termMonths };
    const required = requiredBody(facts, law, asked);
    if (isCompetent(event.data.body, required)) return null;
    return refuse(
      law,
      ruleOnBody(facts, law, asked),
      `本项目须由${BODY_NAMES[required]}${required === 'assembly' ? '' : '或成员大会'}决定,${BODY_NAMES[event.data.body]}的决议不足以通过。`,
      { pointer: '/body' },
    );
  },
  stepsInOrder: (facts, event: EventOf<'record_resolution'>, law) => {
    const { proposedOn, discussedOn, reviewedOn, heldOn, publishedOn } = event.data;
    const steps = [proposedOn, discussedOn, reviewedOn, heldOn, publishedOn];
    const fields = ['proposedOn', 'discussedOn', 'reviewedOn', 'heldOn', 'publishedOn'];
    const today = dateOf(event.at);
    const broken = steps.findIndex((d, i) => i > 0 && d < (steps[i - 1] as string));
    if (broken > 0 && !facts.project.emergency) {
      return refuse(
        law,
        'decision.order',
        `提议、商议、审议、决议、公示应依次进行,${speakDate(steps[broken] as string)}早于上一步的${speakDate(steps[broken - 1] as string)}。`,
        { pointer: `/${fields[broken]}` },
      );
    }
    if (publishedOn <= today) return null;
    return refuse(
      law,
      'decision.order',
      `公示起始日期${speakDate(publishedOn)}尚未到,请在公示后登记。`,
      { pointer: '/publishedOn', earliest: instantOf(publishedOn) },
    );
  },
  assemblyWasNoticed: (_facts, event: EventOf<'record_resolution'>, law) => {
    const days = ruleValue(law, 'decision.assembly_notice');
    const { body, noticeOn, heldOn } = event.data;
    if (body !== 'assembly') return null;
    if (!noticeOn)
      return refuse(
        law,
        'decision.assembly_notice',
        `成员大会须提前${days}日通知,请填写通知日期。`,
        { pointer: '/noticeOn' },
      );
    if (daysBetween(noticeOn, heldOn) >= days) return null;
    const earliest = plusDays(noticeOn, days);
    return refuse(
      law,
      'decision.assembly_notice',
      `成员大会须提前${days}日通知:${speakDate(noticeOn)}通知,最早可在${speakDate(earliest)}召开。`,
      { pointer: '/heldOn', earliest: instantOf(earliest) },
    );
  },
  planWasPublicised: (facts, event: EventOf<'record_resolution'>, law) => {
    const days = ruleValue(law, 'decision.plan_publicity');
    const land =
      ['collective_land', 'wasteland', 'forest', 'water'].includes(facts.project.category) &&
      facts.application?.dealing === 'contracting';
    if (requiredBody(facts, law) !== 'assembly' && !land) return null;
    const { planPublishedOn, heldOn } = event.data;
    if (!planPublishedOn)
      return refuse(
        law,
        'decision.plan_publicity',
        `重大事项和土地发包方案须在表决前公示${days}日以上,请填写方案公示起始日期。`,
        { pointer: '/planPublishedOn' },
      );
    if (daysBetween(planPublishedOn, heldOn) >= days) return null;
    const earliest = plusDays(planPublishedOn, days);
    return refuse(
      law,
      'decision.plan_publicity',
      `方案须在表决前公示${days}日以上:${speakDate(planPublishedOn)}公示,最早可在${speakDate(earliest)}表决。`,
      { pointer: '/heldOn', earliest: instantOf(earliest) },
    );
  },
  minutesFiled: filed('minutes'),
  termIsAppliedFor: (facts, event: EventOf<'record_resolution'>, law) => {
    const { termMonths } = event.data;
    const applied = facts.application?.termMonths ?? null;
    if (
      termMonths === null ||
      facts.project.side === 'procurement' ||
      (applied !== null && termMonths <= applied)
    )
      return null;
    return refuse(
      law,
      'signing.equal',
      applied === null
        ? '立项申报没有期限,请将期限留空。'
        : `期限不得超过立项申报的${applied}个月。`,
      { pointer: '/termMonths' },
    );
  },
  partyIsNamed: (facts, event: EventOf<'record_resolution'>, law) => {
    const named = facts.project.mode === 'agreement' || facts.project.emergency !== null;
    const { party } = event.found;
    const left = party ? facts.bidders[party] : undefined;
    if (left?.gaveUp && left.round === facts.round - 1) {
      return refuse(law, 'registration.person', '该相对方在上一轮放弃成交,不得参加本轮交易。', {
        pointer: '/partyCode',
      });
    }
    if (named === Boolean(event.data.partyCode && party)) return null;
    return named
      ? refuse(law, 'mode.agreement_grounds', '协议(抢险)项目的决议须写明相对方的主体编号。', {
          pointer: '/partyCode',
        })
      : refuse(law, 'mode.agreement_grounds', '公开交易不得在决议中指定相对方。', {
          pointer: '/partyCode',
        });
  },
  resolutionIsRecorded: early((facts, _event, law) =>
    facts.resolution ? null : refuse(law, 'flow.order', '村会计尚未登记本次决议。'),
  ),
  resultPublicityIsOver: early((facts, event, law) => {
    if (!facts.resolution || facts.project.emergency) return null;
    const days = ruleValue(law, 'decision.result_publicity');
    const earliest = endOfDays(workingTime(law), instantOf(facts.resolution.publishedOn), days);
    if (event.at >= earliest) return null;
    return refuse(
      law,
      'decision.result_publicity',
      `决议结果须公示${days}日,${speakDate(dateOf(earliest))}期满后方可联署。`,
      { earliest },
    );
  }),
} satisfies GuardTable;
