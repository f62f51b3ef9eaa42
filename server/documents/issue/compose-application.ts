/** 交易申请表 from what the accountant filed at checkpoint 1. */
import { requiredBody } from '../../machines/who-decides.js';
import type { FactsOf } from '../templates/index.js';
import { modeGround } from './grounds.js';
import { type Material, needed } from './material.js';
import {
  attachments,
  collective,
  evidenceOf,
  fullWidth,
  kindOfTrade,
  months,
  priceSpan,
  staffName,
  subject,
} from './parts.js';
import { said, written } from './said.js';

export function composeApplication(m: Material): FactsOf<'application'> {
  const entry = needed(m, 'submit_application');
  const { data, at } = entry;
  const { project } = m.facts;
  return {
    ...kindOfTrade(m),
    category: project.category,
    collective: collective(m),
    accountant: staffName(m, entry.actor),
    head: m.head,
    filedAt: at,
    subject: {
      ...subject(m),
      condition: written(data.description),
      photos: evidenceOf(entry).filter((e) => e.kind === 'photo').length,
    },
    ...(project.side === 'asset' ? { asset: asset(m) } : { procurement: procurement(m) }),
    price: {
      estimate: data.estimate,
      unit: priceSpan(m),
      basis: said(data.priceBasis, '申报人测算'),
    },
    modeGround: modeGround(m),
    decision: { body: requiredBody(m.facts, m.law), ground: decisionGround(m) },
    interests: written(data.interests),
    attachments: attachments(m, entry),
  };
}

function asset(m: Material): NonNullable<FactsOf<'application'>['asset']> {
  const { data } = needed(m, 'submit_application');
  const permits = evidenceOf(needed(m, 'submit_application')).filter((e) => e.kind === 'permit');
  return {
    registerCode: said(data.assetCode),
    certificate: said(data.certificate ?? (permits.length > 0 ? '见所附权属（许可）材料' : null)),
    use: said(data.use),
    term: data.termMonths ? months(data.termMonths) : '一次性转让',
    ...(data.previous ? { previous: data.previous } : {}),
    ...(data.firstTrade === undefined ? {} : { firstTrade: data.firstTrade }),
    // The act confirms all three; without that it is not accepted.
    overlaps: !data.noOverlap,
    inDispute: !data.noDispute,
    buildingFinding: said(data.buildingFinding, '申报人确认不属违法建筑或超期临时建筑'),
    priorityHolders: said(data.priorityClaims),
  };
}

function procurement(m: Material): NonNullable<FactsOf<'application'>['procurement']> {
  const { data } = needed(m, 'submit_application');
  return {
    need: written(data.description),
    fundSource: said(data.fundSource),
    budgetItem: said(data.budgetItem),
    schedule: said(data.schedule),
    statutoryTender: data.statutoryTender,
    ...(data.splitFromOther === undefined ? {} : { splitFromOther: data.splitFromOther }),
  };
}

/** By which rule this body has to decide. */
function decisionGround(m: Material): string {
  const body = requiredBody(m.facts, m.law);
  const { name, basis } = m.law.book.rules[`decision.${body}`];
  return said(`${fullWidth(name)}：${basis}`);
}
