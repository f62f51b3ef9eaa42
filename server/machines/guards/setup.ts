/** What the law asks at checkpoints 1 to 4. */
import type { EvidenceKind } from '../events/fields.js';
import { EVIDENCE } from '../events/fields.js';
import type { EventOf } from '../events.js';
import type { Application, Facts } from '../facts.js';
import { refuse } from '../refusal.js';
import type { Law } from '../rules/book.js';
import { ruleValue } from '../rules/book.js';
import { atLeastShare, shareOf } from '../shares.js';
import { dateOf, daysBetween, instantOf, plusDays, speakDate } from '../time.js';
import { LAND } from '../winner-approval.js';
import { endOfDays, workingTime } from '../working-days.js';
import { early, type Guard, type GuardTable, yuan } from './guard.js';

type Body = 'council' | 'delegates' | 'assembly';
const BODIES: readonly Body[] = ['council', 'delegates', 'assembly'];
const BODY_NAMES: Record<Body, string> = {
  council: '理事会',
  delegates: '成员代表大会',
  assembly: '成员大会',
};
const ALWAYS_MAJOR = new Set(['equity', 'collective_land']);

/** What is decided: the larger of what was applied for and what is asked now, so that no line is slipped under. */
interface Asked {
  amount: number;
  termMonths: number | null;
}

/** The body that must decide, by category and amount (domain §5, who decides). */
export function requiredBody(facts: Facts, law: Law, asked?: Asked): Body {
  const { project, application } = facts;
  if (project.emergency) return 'council';
  if (!application || application.declaredMajor || ALWAYS_MAJOR.has(project.category)) {
    return 'assembly';
  }
  // Land to an outsider is never the council's alone (土地承包法 52).
  if (LAND.has(project.category) && application.openToOutsiders) return 'delegates';
  return isSmall(facts, application, law, asked) ? 'council' : 'delegates';
}

/** Under the small line: lease < 50 000 a year and ≤ 3 y, procurement < 50 000 (D). */
function isSmall(facts: Facts, application: Application, law: Law, asked?: Asked): boolean {
  const small = ruleValue(law, 'decision.small');
  const amount = Math.max(application.estimate, asked?.amount ?? 0);
  if (facts.project.side === 'procurement') return amount < small.procurementBelow;
  const { dealing, termMonths } = application;
  const months = Math.max(termMonths ?? Number.POSITIVE_INFINITY, asked?.termMonths ?? 0);
  const inTime = months <= small.leaseYears * 12;
  return dealing !== 'transfer' && amount < small.leaseYearlyBelow && inTime;
}
const isCompetent = (body: Body, required: Body) =>
  BODIES.indexOf(body) >= BODIES.indexOf(required);

/** The evidence of a kind must be filed with the act. */
export function filed(kind: EvidenceKind, when: (facts: Facts) => boolean = () => true): Guard {
  return (facts, event, law) => {
    const evidence = (event.data as { evidence?: { kind: string }[] }).evidence ?? [];
    if (!when(facts) || evidence.some((e) => e.kind === kind)) return null;
    return refuse(law, 'evidence.required', `请附上“${EVIDENCE[kind]}”后再提交。`, {
      pointer: '/evidence',
    });
  };
}

const statutoryLine = (facts: Facts, law: Law) => {
  const lines = ruleValue(law, 'mode.external_lines');
  if (facts.project.category === 'works' || facts.project.category === 'repair') return lines.works;
  return facts.project.category === 'goods' ? lines.goods : lines.services;
};

const termOf = (application: Pick<Application, 'termMonths'>) => application.termMonths ?? 0;

export const setupGuards = {
  photographed: filed('photo', (facts) => facts.project.side === 'asset'),
  budgeted: filed('budget', (facts) => facts.project.side === 'procurement'),
  sideIsDescribed: (facts, event: EventOf<'submit_application'>, law) => {
    const { data } = event;
    if (facts.project.side === 'procurement') {
      if (data.fundSource) return null;
      return refuse(law, 'application.clean', '采购类项目请写明资金来源。', {
        pointer: '/fundSource',
      });
    }
    if (!data.dealing)
      return refuse(law, 'application.clean', '资产类项目请选择租赁、承包或转让。', {
        pointer: '/dealing',
      });
    if (data.dealing !== 'transfer' && !data.termMonths) {
      return refuse(law, 'application.clean', '租赁、承包请写明期限(月)。', {
        pointer: '/termMonths',
      });
    }
    if (data.dealing === 'transfer' && data.termMonths) {
      return refuse(law, 'application.clean', '转让没有期限,请将期限留空。', {
        pointer: '/termMonths',
      });
    }
    return null;
  },
  leaseWithinTwentyYears: (_facts, event: EventOf<'submit_application'>, law) => {
    const years = ruleValue(law, 'lease.years');
    if (event.data.dealing !== 'lease' || termOf(event.data) <= years * 12) return null;
    return refuse(
      law,
      'lease.years',
      `租赁期限不得超过${years}年(${years * 12}个月),本次填写${termOf(event.data)}个月。`,
      { pointer: '/termMonths' },
    );
  },
  entrustedWithinContract: (facts, event: EventOf<'submit_application'>, law) => {
    if (facts.project.category !== 'entrusted_land') return null;
    const { remainingMonths } = event.data;
    if (remainingMonths === null) {
      return refuse(law, 'lease.entrusted', '受托流转请填写承包合同剩余期限(月)。', {
        pointer: '/remainingMonths',
      });
    }
    if (termOf(event.data) <= remainingMonths) return null;
    return refuse(
      law,
      'lease.entrusted',
      `流转期限不得超过承包合同剩余期限${remainingMonths}个月。`,
      { pointer: '/termMonths' },
    );
  },
  statutoryTenderGoesOutside: (facts, event: EventOf<'submit_application'>, law) => {
    if (!event.data.statutoryTender || facts.project.mode === 'external') return null;
    const line = statutoryLine(facts, law);
    if (event.data.estimate < line) return null;
    return refuse(
      law,
      'mode.external_lines',
      `依法必须招标且预算达到${yuan(line)}的项目,须进入公共资源交易中心办理,请以该方式重新登记。`,
      { pointer: '/statutoryTender' },
    );
  },
  bodyIsCompetent: (facts, event: EventOf<'record_resolution'>, law) => {
    const { limit, termMonths } = event.data;
    const required = requiredBody(facts, law, { amount: limit, termMonths });
    if (isCompetent(event.data.body, required)) return null;
    const rule = required === 'assembly' ? 'decision.assembly' : 'decision.delegates';
    return refuse(
      law,
      rule,
      `本项目须由${BODY_NAMES[required]}决定,${BODY_NAMES[event.data.body]}的决议不足以通过。`,
      { pointer: '/body' },
    );
  },
  tallyAddsUp: (_facts, event: EventOf<'record_resolution'>, law) => {
    const { entitled, present, online, proxies, agree, against, abstain } = event.data;
    if (present > entitled)
      return refuse(law, 'decision.tally', `实到${present}人超过应到${entitled}人。`, {
        pointer: '/present',
      });
    if (online + proxies > present)
      return refuse(
        law,
        'decision.tally',
        `线上${online}人与委托${proxies}人之和超过实到${present}人。`,
        { pointer: '/online' },
      );
    if (agree + against + abstain !== present) {
      return refuse(
        law,
        'decision.tally',
        `同意${agree}、反对${against}、弃权${abstain}之和应等于实到${present}人。`,
        { pointer: '/agree' },
      );
    }
    return null;
  },
  majorityAgrees: (_facts, event: EventOf<'record_resolution'>, law) => {
    const { body, entitled, present, agree } = event.data;
    if (body === 'council') {
      const [share, of] = ruleValue(law, 'decision.council').quorum;
      if (present * of < entitled * share) {
        return refuse(
          law,
          'decision.council',
          `理事会须有三分之二以上到会:应到${entitled}人,至少到会${Math.ceil((entitled * share) / of)}人,实到${present}人。`,
          { pointer: '/present' },
        );
      }
      if (agree * 2 > entitled) return null;
      return refuse(
        law,
        'decision.council',
        `须全体理事过半数同意:应到${entitled}人,至少${Math.floor(entitled / 2) + 1}人同意,现${agree}人同意。`,
        { pointer: '/agree' },
      );
    }
    const rule = body === 'assembly' ? 'decision.assembly' : 'decision.delegates';
    const [share, of] = ruleValue(law, rule);
    if (agree * of >= entitled * share) return null;
    return refuse(
      law,
      rule,
      `须全体应到人数三分之二以上同意:应到${entitled}人,至少${Math.ceil((entitled * share) / of)}人同意,现${agree}人同意。`,
      { pointer: '/agree' },
    );
  },
  stepsInOrder: (facts, event: EventOf<'record_resolution'>, law) => {
    const { proposedOn, discussedOn, reviewedOn, heldOn, publishedOn } = event.data;
    const steps = [proposedOn, discussedOn, reviewedOn, heldOn, publishedOn];
    const today = dateOf(event.at);
    const broken = steps.findIndex((d, i) => i > 0 && d < (steps[i - 1] as string));
    if (broken > 0 && !facts.project.emergency) {
      return refuse(
        law,
        'decision.order',
        `提议、商议、审议、决议、公示应依次进行,${speakDate(steps[broken] as string)}早于上一步的${speakDate(steps[broken - 1] as string)}。`,
        { pointer: '/heldOn' },
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
  methodFits: (facts, event: EventOf<'propose_valuation'>, law) => {
    const { method, appraised, comparables, secret, amount } = event.data;
    if (secret === (amount !== null))
      return refuse(
        law,
        'reserve.secret',
        '公开底价(限价)须填写金额;保密的须留空,由理事长与监事封存。',
        { pointer: '/amount' },
      );
    // Where this platform opens no offers, nobody would ever open the sealed reserve either.
    if (secret && (facts.project.mode === 'agreement' || facts.project.mode === 'external')) {
      return refuse(law, 'reserve.secret', '协议方式、进区交易的价格须公开。', {
        pointer: '/secret',
      });
    }
    if (method === 'appraisal' && appraised === null)
      return refuse(law, 'reserve.appraisal', '请填写评估价。', { pointer: '/appraised' });
    const enough = ruleValue(law, 'reserve.comparables');
    if (method === 'comparables' && comparables.length < enough)
      return refuse(law, 'reserve.comparables', `至少需要${enough}个可比实例。`, {
        pointer: '/comparables',
      });
    return null;
  },
  transferIsAppraised: (facts, event: EventOf<'propose_valuation'>, law) => {
    if (facts.application?.dealing !== 'transfer') return null;
    const days = ruleValue(law, 'appraisal.required');
    const { method, appraisalPublishedOn } = event.data;
    if (method !== 'appraisal' || !appraisalPublishedOn) {
      return refuse(law, 'appraisal.required', `转让须经有资质的机构评估,结果公示${days}日。`, {
        pointer: '/method',
      });
    }
    const earliest = endOfDays(workingTime(law), instantOf(appraisalPublishedOn), days);
    if (event.at >= earliest) return null;
    return refuse(
      law,
      'appraisal.required',
      `评估结果须公示${days}日,最早可在${speakDate(dateOf(earliest))}定价。`,
      { pointer: '/appraisalPublishedOn', earliest },
    );
  },
  amountIsWithinMandate: (facts, event: EventOf<'propose_valuation'>, law) => {
    const { amount, appraised } = event.data;
    if (amount === null || !facts.resolution) return null;
    const asset = facts.project.side === 'asset';
    if (
      asset &&
      appraised !== null &&
      !atLeastShare(amount, ruleValue(law, 'reserve.appraisal'), appraised)
    ) {
      return refuse(
        law,
        'reserve.appraisal',
        `底价不得低于评估价的${ruleValue(law, 'reserve.appraisal')}%,即${yuan(Math.ceil((appraised * ruleValue(law, 'reserve.appraisal')) / 100))}。`,
        { pointer: '/amount' },
      );
    }
    const { body, termMonths } = facts.resolution;
    if (!isCompetent(body, requiredBody(facts, law, { amount, termMonths }))) {
      return refuse(
        law,
        'decision.small',
        `该金额已超出${BODY_NAMES[body]}可决定的范围,请重新决策。`,
        { pointer: '/amount' },
      );
    }
    if (
      facts.project.ground === 'failures' &&
      facts.project.mode === 'agreement' &&
      facts.lastLimit !== null &&
      (asset ? amount < facts.lastLimit : amount > facts.lastLimit)
    ) {
      return refuse(
        law,
        'mode.agreement_grounds',
        `流标后协议的价格不得${asset ? '低' : '高'}于最近一次的${asset ? '底价' : '限价'}${yuan(facts.lastLimit)}。`,
        { pointer: '/amount' },
      );
    }
    // The mandate lets the reserve go below the floor of the resolution, but no further than this.
    if (facts.lowering && facts.firstLimit !== null && facts.lastLimit !== null) {
      const { once, inAll } = ruleValue(law, 'reserve.lowering');
      const least = Math.max(
        facts.lastLimit - shareOf(once, facts.lastLimit),
        facts.firstLimit - shareOf(inAll, facts.firstLimit),
      );
      if (amount >= least) return null;
      return refuse(
        law,
        'reserve.lowering',
        `每次降低不超过${once}%、累计不超过${inAll}%,本次底价不得低于${yuan(least)}。`,
        { pointer: '/amount' },
      );
    }
    if (asset && amount < facts.resolution.limit)
      return refuse(
        law,
        'reserve.floor',
        `底价不得低于决议授权的下限${yuan(facts.resolution.limit)}。`,
        { pointer: '/amount' },
      );
    if (!asset && amount > facts.resolution.limit)
      return refuse(
        law,
        'reserve.floor',
        `限价不得高于决议授权的上限${yuan(facts.resolution.limit)}。`,
        { pointer: '/amount' },
      );
    return null;
  },
  secretIsProposed: early((facts, _event, law) =>
    facts.valuation?.secret ? null : refuse(law, 'reserve.secret', '本项目未设保密底价。'),
  ),
  reserveIsSealed: early((facts, _event, law) =>
    facts.valuation?.packageHash ? null : refuse(law, 'reserve.secret', '理事长尚未封存保密底价。'),
  ),
  sealedHashMatches: (facts, event: EventOf<'countersign_reserve'>, law) =>
    event.data.packageHash === facts.valuation?.packageHash
      ? null
      : refuse(law, 'reserve.secret', '哈希值与理事长封存的密封包不一致,请核对。', {
          pointer: '/packageHash',
        }),
  openAmountIsProposed: early((facts, _event, law) => {
    if (!facts.valuation) return refuse(law, 'flow.order', '村会计尚未提出底价(限价)。');
    return facts.valuation.secret
      ? refuse(law, 'reserve.secret', '保密底价由理事长封存、监事联署。')
      : null;
  }),
  groundIsApproved: (facts, event: EventOf<'approve_project'>, law) => {
    const { project, application, valuation } = facts;
    if (!project.ground) return null;
    const asked = { amount: valuation?.amount ?? 0, termMonths: null };
    if (project.ground === 'small' && application && !isSmall(facts, application, law, asked)) {
      return refuse(
        law,
        'mode.agreement_grounds',
        '金额或期限已超出小额标准,不能以“小额”采用协议或谈判方式。',
      );
    }
    if (event.data.modeGroundApproved) return null;
    return refuse(law, 'mode.agreement_grounds', '采用协议或谈判方式的情形须经镇街明确认可。', {
      pointer: '/modeGroundApproved',
    });
  },
} satisfies GuardTable;
