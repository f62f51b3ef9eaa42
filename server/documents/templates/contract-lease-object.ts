/** The first chapter of a lease: what is let, for which use, how long, and at which rent. */
import { z } from 'zod';
import { civilDate, fen, listOf, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { incomeFacts, incomeOf } from './contract-income.js';
import { bondOf } from './contract-parts.js';

export const leaseObjectFacts = {
  subject: z.strictObject({
    name: words,
    place: words,
    area: words,
    certificate: words,
    condition: words,
  }),
  use: words,
  prohibited: listOf(words).min(1),
  term: z.strictObject({
    from: civilDate,
    to: civilDate,
    length: words,
    rentFree: words.optional(),
  }),
  rent: z.strictObject({ yearly: fen, total: fen, escalation: words.optional() }),
};

const w = writerFor(z.strictObject({ ...incomeFacts, ...leaseObjectFacts }));

export const leaseObject: readonly TemplateBlock[] = [
  w.clause(
    'subject',
    '租赁物',
    w.item('租赁物：{subject.name}，坐落于{subject.place}，面积（数量）{subject.area}。'),
    w.item(
      '权属：{subject.certificate}。甲方保证有权出租，租赁物不存在查封、权属争议和期限重叠的其他合同。',
    ),
    w.item('交付时的现状：{subject.condition}。乙方已实地查看，同意按现状承租。'),
  ),
  w.clause(
    'use',
    '用途与限制',
    w.item('租赁物用于{use}。未经甲方书面同意并依法办理手续，不得改变用途。'),
    w.item('乙方不得有下列行为：'),
    w.list(w.itemEach('prohibited', '{@item}')),
  ),
  w.clause(
    'term',
    '租赁期限',
    w.item('租期{term.length}，自{term.from|date}起至{term.to|date}止。'),
    w.itemIf('term.rentFree', '免租期：{term.rentFree}。免租期包含在租期内。'),
    w.item(
      '租期届满本合同终止，不因乙方继续使用而当然延长；需要继续出租的，由甲方重新公开交易。',
    ),
  ),
  w.clause(
    'rent',
    '租金',
    w.item('首年租金{rent.yearly|money}（大写：{rent.yearly|capitals}）。'),
    w.itemIf('rent.escalation', '租金递增：{rent.escalation}。'),
    w.item(
      '租期内租金合计{rent.total|money}（大写：{rent.total|capitals}）。租金与成交价一致，双方不得另行约定减免。',
    ),
  ),
  incomeOf('租金支付', '租金'),
  bondOf('租期届满或者合同解除，乙方返还租赁物并结清全部费用后'),
];
