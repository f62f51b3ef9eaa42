/** What the tender file and the notice say in the same words of what is offered, to whom, and on which deposit. */
import { z } from 'zod';
import { fen, flag, listOf, prose, words } from '../facts.js';
import type { TemplateBlock, TemplateField, TemplateTable } from '../template.js';
import { writerFor } from '../write-template.js';
import { action, attachments, authority, category, mode, offices, side, subject } from './shared-facts.js';

/** Each of the two adds what else it says of it. */
export const depositAccount = z.strictObject({
  amount: fen,
  accountName: words,
  bank: words,
  accountNumber: words,
});

export const offeredFacts = {
  side,
  action,
  category,
  mode,
  owner: words,
  authority,
  approvalNumber: words,
  subject: subject.extend({ condition: prose, use: words }),
  term: words,
  prequalified: flag,
  priority: listOf(z.strictObject({ holder: words, ground: words })),
  payments: listOf(words),
  offices,
  attachments,
};

const w = writerFor(z.strictObject({ ...offeredFacts, deposit: depositAccount.optional() }));

/** `way` is how the trade is held. */
export const offeredRows = (way: string): readonly TemplateField[] => [
  w.wide('标的名称', '{subject.name}'),
  w.wide('坐落（地点）', '{subject.place}'),
  w.field('类别', '{category|category}（{side|side}）'),
  w.field('数量（规模）', '{subject.quantity}'),
  w.field('期限（工期）', '{term}'),
  w.field('交易方式', way),
  w.wide('用途（要求）', '{subject.use}'),
  w.wide('现状与披露', '{subject.condition}'),
];

export const depositRows: readonly TemplateField[] = [
  w.wide('交易保证金', '{deposit.amount|money}（大写：{deposit.amount|capitals}）'),
  w.field('账户名称', '{deposit.accountName}'),
  w.field('开户银行', '{deposit.bank}'),
];

export const noDeposit: TemplateBlock = w.when('!deposit', w.paragraph('本项目不收取交易保证金。'));

/** `order` is above the numbers. */
export const priorityTable = (order: string): TemplateTable =>
  w.table(
    'priority',
    (row) => [
      row.column(order, 1, '{@no}', { align: 'center' }),
      row.column('优先权人', 4, '{holder}'),
      row.column('优先权依据', 6, '{ground}'),
    ],
    { empty: '无' },
  );
