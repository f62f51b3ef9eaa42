/** 交易鉴证书 and 备案回执: how a right came about in public, from the resolution to the filing. */
import { dateOf, speakDate } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { officer } from './contract-brief.js';
import { type Material, needed, recorded } from './material.js';
import {
  actionOf,
  authority,
  collective,
  fullWidth,
  logNumber,
  priceSpan,
  subject,
  term,
  totalOf,
  winnerName,
} from './parts.js';
import { NOT_RECORDED, said } from './said.js';

export function composeFiling(m: Material): FactsOf<'certificate'> {
  const issued = needed(m, 'issue_certificate');
  const filed = needed(m, 'file_contract');
  const contract = needed(m, 'prepare_contract').data;
  const award = needed(m, 'certify_award');
  const approval = needed(m, 'approve_project');
  const limit = m.facts.valuation?.amount;
  return {
    action: actionOf(m),
    mode: m.facts.project.mode,
    category: m.facts.project.category,
    certificateNumber: said(issued.data.number),
    filing: { number: said(filed.data.filingNumber), filedAt: filed.at, officer: officer(m, filed) },
    owner: collective(m),
    counterparty: said(winnerName(m)),
    counterpartyCode: m.winnerCode ? `平台主体编号 ${m.winnerCode}` : NOT_RECORDED,
    subject: subject(m),
    authority: authority(m),
    approvalNumber: said(approval.data.number, logNumber(approval)),
    notice: notice(m),
    publicity: publicity(m),
    award: { number: said(award.data.number, logNumber(award)), date: dateOf(award.at) },
    ...(limit == null ? {} : { limit }),
    price: contract.amount,
    priceUnit: priceSpan(m),
    total: totalOf(m, contract.amount),
    term: term(m),
    contract: {
      number: said(contract.number),
      signedAt: m.facts.contract?.signedAt ?? needed(m, 'prepare_contract').at,
      startsOn: contract.startsOn,
      endsOn: contract.endsOn,
    },
    issuedBy: officer(m, issued),
  };
}

function notice(m: Material): string {
  const issued = m.earlier.findLast((d) => d.kind === 'notice' && d.round === m.facts.round);
  if (issued) return issued.number;
  const published = recorded(m, 'publish_notice');
  return published ? logNumber(published) : '不适用';
}

/** From when to when anybody could object; the exchange and an emergency have publicity of their own kind. */
function publicity(m: Material): string {
  const outside = recorded(m, 'record_external_publicity')?.data;
  if (outside) return span(outside.publishedOn, outside.endedOn, '上级公共资源交易中心');
  const published = recorded(m, 'publish_result');
  const ends = m.facts.publicityEndsAt;
  if (!published || ends === null) return fullWidth('不适用(应急抢险)');
  return span(dateOf(published.at), dateOf(ends), '村集通平台');
}

const span = (from: string, to: string, place: string) =>
  `${speakDate(from)}至${speakDate(to)}，${place}`;
