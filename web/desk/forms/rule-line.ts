/**
 * The limit that stands beside a field, in words, with its source; worked out in the browser from the same
 * rule book and calendar that the door uses, so that a person learns it before being refused by it.
 */
import { complaintDue, objectionDue } from '../../../server/machines/answer-limits.js';
import { contractTotal } from '../../../server/machines/contract-dues.js';
import type { Facts } from '../../../server/machines/facts.js';
import { noticePeriod } from '../../../server/machines/notice-period.js';
import { countsWorkingDays, publicityEnd, publicityRule } from '../../../server/machines/publicity-end.js';
import { type Law, type RuleKey, ruleValue } from '../../../server/machines/rules/book.js';
import {
  clockTime,
  dateOf,
  type Instant,
  instantOf,
  plusDays,
  speakDate,
  speakInstant,
} from '../../../server/machines/time.js';
import { BODY_NAMES, requiredBody } from '../../../server/machines/who-decides.js';
import {
  endOfWorkingDays,
  rollOn,
  workingDayAfter,
  workingDaysAhead,
  workingTime,
} from '../../../server/machines/working-days.js';
import { type Circumstances, isAsset, spokenYuan } from './circumstances.js';
import { readInstant } from './wall-clock.js';

export interface RuleLine {
  text: string;
  /** The rule's name and where it comes from. */
  rule: string;
  basis: string;
}

/** What stands in the form. */
type Values = Readonly<Record<string, unknown>>;

const factsOf = ({ view }: Circumstances) => view.facts as unknown as Facts | null;

function line(law: Law, key: RuleKey, text: string): RuleLine {
  const { name, basis } = law.book.rules[key];
  return { text, rule: name, basis };
}

type Say = (law: Law, c: Circumstances, facts: Facts, values: Values) => RuleLine | null;
const under = (say: Say) => (c: Circumstances, values: Values = {}) => {
  const { law } = c;
  const facts = factsOf(c);
  return law && facts ? say(law, c, facts, values) : null;
};

/** The first close of offers that a notice published now may set. */
export function earliestClose(c: Circumstances): Instant | null {
  const { law } = c;
  const facts = factsOf(c);
  return law && facts
    ? endOfWorkingDays(workingTime(law), c.now, noticePeriod(facts, law).wd)
    : null;
}

/** The dates of a notice published now that every rule allows, soonest. */
export function legalDates(c: Circumstances) {
  const { law } = c;
  const close = earliestClose(c);
  if (!law || close === null) return null;
  if (c.view.facts?.tenderFile?.postQualification) {
    return {
      registrationClosesAt: close,
      offersOpenAt: c.now,
      offersCloseAt: close,
      openingAt: close,
    };
  }
  // Qualifications are looked at between the close of registration and the opening of the window.
  const registration = workingDaysAhead(law.calendar, close, ruleValue(law, 'registration.open'));
  const opens = instantOf(dateOf(close), ruleValue(law, 'station.earliest_hour'));
  return {
    registrationClosesAt: registration,
    offersOpenAt: opens,
    offersCloseAt: close,
    openingAt: close,
  };
}

/** A window announced anew: as long as the old one, on the first day that the rule allows. */
export function nextWindow(c: Circumstances) {
  const { law } = c;
  const dates = c.view.dates;
  if (!law || !dates) return null;
  const day = workingDayAfter(law.calendar, dateOf(c.now), ruleValue(law, 'window.restart'));
  const opens = instantOf(day, ruleValue(law, 'station.earliest_hour'));
  const length = dates.offersCloseAt - dates.offersOpenAt;
  const end = opens + length;
  const closing = clockTime(ruleValue(law, 'station.closing_hour'));
  const opening = Math.max(end, instantOf(rollOn(law.calendar, dateOf(end)), closing));
  return { offersOpenAt: opens, offersCloseAt: end, openingAt: opening };
}

export const noticePeriodLine = under((law, c, facts) => {
  const { wd, name, rule } = noticePeriod(facts, law);
  const earliest = endOfWorkingDays(workingTime(law), c.now, wd);
  return line(
    law,
    rule,
    `公告期不少于${wd}个工作日(${name}),今天发布最早可截止于${speakInstant(earliest)}`,
  );
});

export const registrationLine = under((law, _c, facts, values) =>
  line(law, 'registration.open', registrationText(law, facts, values)),
);

/** Before the close of offers by some working days; who is looked at after the opening may register until the close. */
function registrationText(law: Law, { tenderFile }: Facts, { offersCloseAt }: Values): string {
  const days = ruleValue(law, 'registration.open');
  const close = readInstant(String(offersCloseAt ?? ''));
  const first = close === null ? '' : `(${speakInstant(workingDaysAhead(law.calendar, close, days))})`;
  const together = tenderFile?.postQualification ? ',资格后审可与报价截止同时' : '';
  return `报名截止最早为报价截止前${days}个工作日${first}${together}`;
}

export const hoursLine = under((law) =>
  line(
    law,
    'station.earliest_hour',
    `须在工作日${ruleValue(law, 'station.earliest_hour')}以后,通常定在${ruleValue(law, 'station.closing_hour')}`,
  ),
);

export const amendmentLine = under((law, c) => {
  const wd = ruleValue(law, 'amendment.remaining');
  const earliest = endOfWorkingDays(workingTime(law), c.now, wd);
  return line(
    law,
    'amendment.remaining',
    `修改条款后至少留${wd}个工作日,最早可截止于${speakInstant(earliest)}`,
  );
});

export const windowLine = under((law) =>
  line(
    law,
    'window.restart',
    `新时段至少提前${ruleValue(law, 'window.restart')}个工作日,并与原时段等长`,
  ),
);

export const bodyLine = under((law, _c, facts) => {
  const body = requiredBody(facts, law);
  const key =
    body === 'council'
      ? 'decision.council'
      : body === 'delegates'
        ? 'decision.delegates'
        : 'decision.assembly';
  return line(law, key, `按申报金额与类别,至少须由${BODY_NAMES[body]}决定`);
});

export const tallyLine = under((law) =>
  line(
    law,
    'decision.assembly',
    '成员大会、成员代表大会须应到人数三分之二以上同意;理事会须过半数同意',
  ),
);

export const assemblyNoticeLine = under((law) =>
  line(
    law,
    'decision.assembly_notice',
    `成员大会须提前${ruleValue(law, 'decision.assembly_notice')}日通知`,
  ),
);

export const planLine = under((law) =>
  line(
    law,
    'decision.plan_publicity',
    `重大事项的方案须在表决前公示${ruleValue(law, 'decision.plan_publicity')}日`,
  ),
);

export const resultPublicityLine = under((law, c) => {
  const days = ruleValue(law, 'decision.result_publicity');
  const last = plusDays(dateOf(c.now), -days);
  return line(
    law,
    'decision.result_publicity',
    `公示满${days}日方可登记,今天登记的须在${speakDate(last)}或以前开始公示`,
  );
});

export const leaseLine = under((law) =>
  line(
    law,
    'lease.years',
    `租赁期限不超过${ruleValue(law, 'lease.years')}年(${ruleValue(law, 'lease.years') * 12}个月)`,
  ),
);

export const comparablesLine = under((law) =>
  line(
    law,
    'reserve.comparables',
    `无评估时至少列${ruleValue(law, 'reserve.comparables')}个可比实例`,
  ),
);

export const appraisalLine = under((law) =>
  line(
    law,
    'appraisal.required',
    `转让须经评估,结果公示满${ruleValue(law, 'appraisal.required')}日`,
  ),
);

export const reserveLine = under((law, c, facts) => {
  const limit = facts.resolution?.limit;
  if (limit === undefined) return null;
  const said = isAsset(c)
    ? `底价不低于决议授权的${spokenYuan(limit)}`
    : `限价不高于决议授权的${spokenYuan(limit)}`;
  return line(law, 'reserve.floor', said);
});

export const depositLine = under((law, c, facts) => {
  const amount = facts.valuation?.amount ?? facts.resolution?.limit;
  if (amount == null) return null;
  const key = isAsset(c) ? 'deposit.asset' : 'deposit.procurement';
  const share = ruleValue(law, key);
  const of = isAsset(c) ? '首年底价' : '限价';
  return line(
    law,
    key,
    `不超过${of}的${share}%,即${spokenYuan(Math.floor((amount * share) / 100))}`,
  );
});

export const bondLine = under((law) =>
  line(law, 'bond.works', `工程履约保证金不超过合同价的${ruleValue(law, 'bond.works')}%`),
);

export const retentionLine = under((law) => {
  const { share, months } = ruleValue(law, 'contract.retention');
  return line(law, 'contract.retention', `质量保证金不超过${share}%,不超过${months}个月`);
});

export const advanceLine = under((law) =>
  line(law, 'contract.advance', `预付款不超过${ruleValue(law, 'contract.advance')}%`),
);

export const priorityLine = under((law) =>
  line(law, 'priority.claim', '优先权人须在公告发布3日前书面通知送达'),
);

export const priceLine = under((law, _c, facts) => {
  const award = facts.candidate?.amount;
  if (award === undefined) return null;
  return line(law, 'signing.equal', `合同价须等于成交价${spokenYuan(award)}`);
});

export const planSumLine = under((law, _c, facts) => {
  const award = facts.candidate?.amount;
  if (award === undefined) return null;
  const total = contractTotal(facts, award);
  return line(law, 'signing.equal', `各期合计(履约保证金另列)须等于合同总额${spokenYuan(total)}`);
});

export const changeLine = under((law) => {
  const { decision, town } = ruleValue(law, 'contract.amendment');
  return line(
    law,
    'contract.amendment',
    `累计变更超过${decision}%须民主决策,超过${town}%须镇街批准`,
  );
});

interface Open {
  no: number;
  at: Instant;
  open: boolean;
}

/** Of several the one that is chosen, else the first. */
function chosenOf(raised: readonly Open[], { no }: Values): Open | undefined {
  const open = raised.filter((one) => one.open);
  return open.find((one) => one.no === Number(no)) ?? open[0];
}

export const answerLine = under((law, _c, { objections }, values) => {
  const days = ruleValue(law, 'objection.answer');
  const asked = chosenOf(objections, values);
  const last = asked && `;第${asked.no}号异议${speakDate(dateOf(asked.at))}收到,最迟${speakInstant(objectionDue(asked, law))}答复`;
  return line(law, 'objection.answer', `收到异议后${days}日内答复${last ?? ''}`);
});

export const complaintLine = under((law, _c, { complaints }, values) => {
  const days = ruleValue(law, 'complaint.answer');
  const asked = chosenOf(complaints, values);
  const last = asked && `;第${asked.no}号投诉${speakDate(dateOf(asked.at))}收到,最迟${speakInstant(complaintDue(asked, law))}处理`;
  return line(law, 'complaint.answer', `收到投诉后${days}个工作日内处理${last ?? ''}`);
});

/** Until when a result that is published now lies open to objections. */
export const publicityLine = under((law, c, facts) => {
  const rule = publicityRule(facts);
  return line(law, rule, `公示期${ruleValue(law, rule)}${countsWorkingDays(rule) ? '个工作日' : '日'},今天发布公示到${speakInstant(publicityEnd(facts, c.now, law))}`);
});

export const lowPriceLine = under((law) => {
  const { ceiling, mean } = ruleValue(law, 'evaluation.below_cost');
  return line(law, 'evaluation.below_cost', `低于限价${ceiling}%或平均报价${mean}%的,须书面说明`);
});

/** What is let before it can be awarded would begin without a tenant. */
export const startLine = under((law, c) => {
  const award = c.view.earliest.find(({ key }) => key === 'award');
  return award?.rule ? line(law, award.rule, `预计最早${speakDate(dateOf(award.at))}成交,起始日期宜在这以后`) : null;
});
