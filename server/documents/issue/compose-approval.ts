/** 审核意见书 from the town's item-by-item review, with what it had sent back before. */
import { actsOf, roundOf } from '../../transactions/story.js';
import { checkpoint } from '../../machines/checkpoints.js';
import type { DataOf } from '../../machines/events.js';
import type { FactsOf } from '../templates/index.js';
import { groundName } from './grounds.js';
import { type Material, needed } from './material.js';
import {
  authority,
  collective,
  kindOfTrade,
  logNumber,
  priceSpan,
  second,
  staffName,
  subject,
  term,
} from './parts.js';
import { limitName } from './price-names.js';
import { ruleSentence } from './rule-sentence.js';
import { said, written } from './said.js';

type Facts = FactsOf<'approval'>;

export function composeApproval(m: Material): Facts {
  const { data } = needed(m, 'approve_project');
  const amount = m.facts.valuation?.amount;
  return {
    ...kindOfTrade(m),
    category: m.facts.project.category,
    collective: collective(m),
    subject: subject(m),
    number: approvalNumber(m),
    filedAt: second(needed(m, 'submit_application').at),
    authority: authority(m),
    priceName: limitName(m),
    priceUnit: priceSpan(m),
    ...(amount == null ? {} : { price: amount }),
    term: term(m),
    items: data.items.map(({ item, passed, remark }) => ({
      item: said(item),
      passed,
      ...(remark ? { remark: said(remark) } : {}),
    })),
    ...ground(m, data),
    returned: returned(m),
    next: next(m),
    officer: staffName(m, m.entry.actor),
    approvedAt: second(m.entry.at),
  };
}

export function approvalNumber(m: Material): string {
  const entry = needed(m, 'approve_project');
  return said(entry.data.number, logNumber(entry));
}

function ground(m: Material, data: DataOf<'approve_project'>): Pick<Facts, 'ground'> {
  const name = groundName(m);
  if (name === null) return {};
  const rule =
    m.facts.project.mode === 'negotiation' ? 'mode.negotiation_grounds' : 'mode.agreement_grounds';
  return { ground: { name, basis: ruleSentence(m, rule), accepted: data.modeGroundApproved } };
}

function returned(m: Material): Facts['returned'] {
  const inRound = new Set(roundOf(m.story, m.entry).map((e) => e.entryNo));
  return actsOf(m.story, 'return_project')
    .filter((e) => inRound.has(e.entryNo))
    .map((e) => ({
      at: second(e.at),
      to: checkpoint(e.data.to).name,
      reasons: written(e.data.reasons),
    }));
}

function next({ facts: { project } }: Material): string {
  if (project.emergency) return '先行抢险，事后由下次会议追认；价格和付款另受监督。';
  if (project.mode === 'external')
    return '进入上级公共资源交易中心办理，开标、评审和公示结果在平台登记。';
  if (project.mode === 'agreement') return '请交易站编制交易文件、审查相对方资格，并公示结果。';
  return '请交易站编制交易文件，经确认后发布公告。';
}
