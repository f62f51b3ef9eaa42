/** What contracts by which the collective receives money say in the same words. */
import { z } from 'zod';
import { fen } from '../facts.js';
import type { TemplateBlock, TemplateItem } from '../template.js';
import { writerFor } from '../write-template.js';
import { contractTerms, duesTable } from './contract-parts.js';

export const incomeFacts = { ...contractTerms, breachPenalty: fen };

const w = writerFor(z.strictObject(incomeFacts));

/** How the collective is paid; `what` is what it receives, where that has a name: 租金. */
export const incomeOf = (title: string, what = ''): TemplateBlock =>
  w.clause(
    'payment',
    title,
    w.item(`乙方按下表支付${what}：`),
    duesTable('期次', '应付日期', '说明'),
    w.item(
      `${what || '款项'}只付入甲方账户：{account.name}，{account.bank}，账号{account.number}。付给任何个人的，不视为付款。`,
    ),
    w.item('甲方收款后1个工作日内开具统一编号的票据。'),
  );

export const penalty: TemplateItem = w.item(
  '一方有其他违约行为，经书面通知后限期内不改正的，向对方支付违约金{breachPenalty|money}（大写：{breachPenalty|capitals}）；违约金不足以弥补损失的，还应赔偿差额。',
);

export const noticeOfEnd: TemplateItem = w.item('解除通知以书面送达对方时生效，并同时送交易站登记。');
