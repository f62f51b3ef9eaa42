/** 结果公示 of a trade that ran at the exchange 进区: what was recorded of it here, so that the trail has no gap. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, papers, subjectRows, whereToGo } from './recurring-blocks.js';
import { action, attachments, authority, category, offices, side, subject } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  owner: words,
  subject,
  term: words,
  authority,
  approvalNumber: words,
  centre: words,
  reference: words,
  openedOn: civilDate,
  offers: count,
  winner: words,
  price: fen,
  priceUnit: words,
  limit: fen.optional(),
  publishedOn: civilDate,
  endedOn: civilDate,
  signingWithin: words,
  offices,
  attachments,
});

const w = writerFor(facts);

export const resultExternal = defineTemplate({
  kind: 'result-external',
  name: '结果公示',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{owner}“{subject.name}”{action|action}经{authority.body|body}民主决策（决议编号：{authority.number}，{authority.heldOn|date}）和镇街审核（编号：{approvalNumber}），进入{centre}交易（交易编号：{reference}）。该中心的结果已公示期满，现登记公布如下。',
    ),
    w.heading('交易结果'),
    w.fields(
      w.wide('中选人', '{winner}'),
      w.wide('中选价', '{price|money}（{priceUnit}）'),
      w.wide('中选价大写', '{price|capitals}'),
      w.fieldIf('limit', '最高限价', '{limit|money}'),
      w.field('有效报价', '{offers} 家'),
      w.field('开标日期', '{openedOn|date}'),
      w.field('公示起始', '{publishedOn|date}'),
      w.field('公示期满', '{endedOn|date}'),
    ),
    w.heading('标的情况'),
    w.fields(
      ...subjectRows,
      w.field('期限（工期）', '{term}'),
    ),
    w.paragraph(
      '公告、报名、报价、开标和评审由{centre}组织，相关文件以该中心发布的为准；本公示所附为登记时提交的材料。中选通知发出后，于{signingWithin}签订合同。',
    ),
    papers('登记时未提交材料。'),
    whereToGo,
    ...issuedBy,
  ],
});
