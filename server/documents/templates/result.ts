/** 结果公示, checkpoint 12: who is to get it, at what price, out of which ranking, and how long anyone may object. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { fen, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, publicityFields, rankingTable, subjectRows, whereToGo } from './recurring-blocks.js';
import { action, category, mode, offices, publicity, ranking, side, subject } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  mode,
  owner: words,
  subject,
  term: words,
  noticeNumber: words,
  openedAt: instant,
  candidate: z.strictObject({ name: words, price: fen, total: fen }),
  priceUnit: words,
  reserve: fen.optional(),
  evaluation: prose,
  ranking,
  excluded: listOf(z.strictObject({ name: words, ground: words })),
  reviewers: listOf(z.strictObject({ name: words, capacity: words })),
  publicity,
  depositRefund: words.optional(),
  signingWithin: words,
  offices,
});

const w = writerFor(facts);

export const result = defineTemplate({
  kind: 'result',
  name: '结果公示',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '“{subject.name}”{action|action}（公告编号：{noticeNumber}）已于{openedAt|instant}开标并完成评审，现将结果公示如下，接受社会监督。',
    ),
    w.heading('成交候选人'),
    w.fields(
      w.wide('成交候选人', '{candidate.name}'),
      w.wide('成交价', '{candidate.price|money}（{priceUnit}）'),
      w.wide('成交价大写', '{candidate.price|capitals}'),
      w.wide('合同总价', '{candidate.total|money}（大写：{candidate.total|capitals}）'),
      w.fieldIf('reserve', '底价（限价）', '{reserve|money}'),
      w.fieldIf('!reserve', '底价（限价）', '保密'),
      w.field('合同期限', '{term}'),
    ),
    w.heading('交易标的'),
    w.fields(
      w.wide('集体经济组织', '{owner}'),
      ...subjectRows,
      w.field('交易方式', '{mode|mode}'),
    ),
    w.heading('评审与排名'),
    w.paragraph('{evaluation|sentence}'),
    rankingTable('没有有效报价。'),
    w.when(
      'excluded',
      w.table(
        'excluded',
        (row) => [row.column('未列入排名', 4, '{name}'), row.column('理由', 8, '{ground}')],
        { empty: '无' },
      ),
    ),
    w.when(
      'reviewers',
      w.table(
        'reviewers',
        (row) => [row.column('评审人员', 4, '{name}'), row.column('身份', 8, '{capacity}')],
        { empty: '无' },
      ),
    ),
    w.heading('公示期与异议'),
    publicityFields,
    w.list(
      w.item(
        '参加交易的{action|offerer}和其他利害关系人对结果有异议的，应在公示结束前以书面形式或者通过平台向交易站提出，写明事实、理由和联系方式；交易站3日内答复，答复前公示不结束。',
      ),
      w.item('对答复不服的，可在公示期满之日起10日内向镇街三资办投诉。'),
      w.item(
        '发现串通、行贿、利害关系未回避等违纪违法行为的，可向镇街纪（工）委反映，反映人的身份依法保密。',
      ),
      w.item('公示期满无异议或者异议已经处理的，发出{action|awardPaper}，并于{signingWithin}签订合同。'),
      w.itemIf('depositRefund', '保证金退还：{depositRefund|sentence}'),
    ),
    whereToGo,
    ...issuedBy,
  ],
});
