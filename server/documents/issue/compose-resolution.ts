/** 民主决策会议纪要 from what accountant and supervisor recorded of the meeting. */
import type { Material } from './material.js';
import { needed } from './material.js';
import type { DataOf } from '../../machines/events.js';
import { ruleValue } from '../../machines/rules/book.js';
import { daysBetween } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import {
  attachments,
  bidderName,
  collective,
  days,
  fullWidth,
  kindOfTrade,
  months,
  priceSpan,
  second,
  staffName,
  subject,
} from './parts.js';
import { mandateName } from './price-names.js';
import { basisOf } from './rule-sentence.js';
import { said } from './said.js';

type Facts = FactsOf<'resolution'>;
type Recorded = DataOf<'record_resolution'>;

export function composeResolution(m: Material): Facts {
  const entry = needed(m, 'record_resolution');
  const { data } = entry;
  const { entitled, present, online, proxies, recused, agree, against, abstain } = data;
  const persons = (entry.personal ?? {}) as { chair?: string; recorder?: string };
  const party = m.facts.namedParty;
  return {
    ...kindOfTrade(m),
    category: m.facts.project.category,
    collective: collective(m),
    subject: subject(m),
    number: said(data.number),
    body: data.body,
    heldOn: data.heldOn,
    ...(persons.chair ? { chair: said(persons.chair) } : {}),
    ...(persons.recorder ? { recorder: said(persons.recorder) } : {}),
    steps: steps(m, data),
    tally: {
      entitled,
      present,
      online,
      proxies,
      ...(recused > 0 ? { recused } : {}),
      agree,
      against,
      abstain,
    },
    majority: majorityOf(m, data),
    decided: {
      limitName: mandateName(m),
      limit: data.limit,
      unit: priceSpan(m),
      term: term(m, data),
      ...(m.facts.project.side === 'asset'
        ? { lowering: data.mayLower ? ('allowed' as const) : ('refused' as const) }
        : {}),
      ...(party ? { party: said(bidderName(m, party)) } : {}),
    },
    publicity: { from: data.publishedOn, length: days(m, 'decision.result_publicity') },
    witness: { name: staffName(m, m.entry.actor), at: second(m.entry.at) },
    attachments: attachments(m, entry),
  };
}

/** In the order of the by-law: four steps of decision, and what was made public before and after. */
function steps(m: Material, data: Recorded): Facts['steps'] {
  const { proposedOn, discussedOn, reviewedOn, heldOn, publishedOn, noticeOn, planPublishedOn } =
    data;
  const ahead = (from: string) => `早于决议${Math.max(daysBetween(from, heldOn), 0)}日`;
  return [
    { step: '提议', on: proposedOn, remark: ahead(proposedOn) },
    { step: '商议', on: discussedOn, remark: ahead(discussedOn) },
    { step: '审议', on: reviewedOn, remark: ahead(reviewedOn) },
    ...(planPublishedOn
      ? [
          {
            step: '方案公示',
            on: planPublishedOn,
            remark: `表决前公示${daysBetween(planPublishedOn, heldOn)}日`,
          },
        ]
      : []),
    ...(noticeOn ? [{ step: '会议通知', on: noticeOn, remark: ahead(noticeOn) }] : []),
    { step: '决议', on: heldOn, remark: '表决情况见第四部分' },
    { step: '结果公示', on: publishedOn, remark: `公示${days(m, 'decision.result_publicity')}` },
  ];
}

/** As the rule book has it; what the guard refused by is what the paper says. */
function majorityOf(m: Material, { body, entitled }: Recorded): Facts['majority'] {
  const rule = `decision.${body}` as const;
  const name = fullWidth(m.law.book.rules[rule].name);
  const basis = basisOf(m, rule);
  if (body === 'council') {
    const { quorum, majority } = ruleValue(m.law, 'decision.council');
    const [share, of] = quorum;
    const [half, ofAll] = majority;
    return {
      rule: name,
      basis,
      presentNeeded: Math.ceil((entitled * share) / of),
      agreeNeeded: Math.floor((entitled * half) / ofAll) + 1,
    };
  }
  const [share, of] = ruleValue(
    m.law,
    body === 'assembly' ? 'decision.assembly' : 'decision.delegates',
  );
  return { rule: name, basis, agreeNeeded: Math.ceil((entitled * share) / of) };
}

function term(m: Material, data: Recorded): string {
  if (data.termMonths !== null) return months(data.termMonths);
  if (m.facts.project.side === 'asset') return '无期限（一次性转让）';
  return said(needed(m, 'submit_application').data.schedule, '以交易文件为准');
}
