/** 交易文件 as the station compiled it and the head confirmed it. */
import type { FactsOf } from '../templates/index.js';
import { announcedTerms } from './announced-terms.js';
import { type Material, needed } from './material.js';
import { modelTermsNote } from './model-terms.js';
import { awardMethod, contractDraft, limitOf, offered, payments } from './offered-terms.js';
import { attachments, equalPrice, second, staffName } from './parts.js';
import { limitName } from './price-names.js';
import { said } from './said.js';

type Facts = FactsOf<'tender-file'>;

export function composeTenderFile(m: Material): Facts {
  const file = needed(m, 'compile_tender_file');
  const { data } = file;
  return {
    ...offered(m),
    price: { name: limitName(m), ...limitOf(m) },
    ...(data.deposit > 0
      ? {
          deposit: {
            amount: data.deposit,
            accountName: said(data.depositAccount),
            bank: said(data.depositBank),
            accountNumber: said(data.depositAccountNumber, '报名后为每位报名人生成专用子账号'),
          },
        }
      : {}),
    ...(data.bond > 0 ? { bond: data.bond } : {}),
    ...evaluation(m),
    scoring: scoring(m),
    payments: [...payments(m), modelTermsNote],
    contractDraft: draft(m),
    fairness: data.fairnessItems.map(({ item, passed }) => ({ item: said(item), passed })),
    openingPlace: said(data.place),
    contact: said(data.contact),
    compiled: { name: staffName(m, file.actor), at: second(file.at) },
    confirmed: { name: staffName(m, m.entry.actor), at: second(m.entry.at) },
    attachments: attachments(m, file),
  };
}

/** An agreement compares no offers. */
function evaluation(m: Material): Pick<Facts, 'evaluation'> {
  if (m.facts.project.mode === 'agreement') return {};
  const { minOffers } = needed(m, 'compile_tender_file').data;
  return { evaluation: { method: awardMethod(m), equalPrice, minOffers } };
}

function scoring(m: Material): Facts['scoring'] {
  const { data } = needed(m, 'compile_tender_file');
  if (data.award !== 'score') return [];
  const items = data.scoring.map(({ name, weight }) => ({
    name: said(name),
    weight: weight * 100,
  }));
  return [{ name: '价格', weight: data.priceWeight * 100 }, ...items];
}

function draft(m: Material): string[] {
  const { data } = needed(m, 'compile_tender_file');
  const written = [
    ...contractDraft(m).map((line) => said(line)),
    ...announcedTerms(data.contractTerms),
  ];
  return written.length > 0 ? written : ['合同文本见附件。'];
}
