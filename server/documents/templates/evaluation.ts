/**
 * 评审报告, checkpoint 11: how the opened offers became a ranking, step by step, so that who checks it arrives at the same
 * one by the announced rule alone.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, flag, instant, listOf, prose, words } from '../facts.js';
import { VERDICTS } from '../words.js';
import { writerFor } from '../write-template.js';
import { papers, rankingTable } from './recurring-blocks.js';
import { action, attachments, mode, ranking, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  subject: words,
  noticeNumber: words,
  openedAt: instant,
  /** Absent: it stays secret. */
  limit: fen.optional(),
  priceName: words,
  priceUnit: words,
  method: prose,
  offers: listOf(
    z.strictObject({
      name: words,
      amount: fen.optional(),
      verdict: z.enum(VERDICTS),
      ground: words,
    }),
  ),
  talks: listOf(z.strictObject({ at: instant, record: prose })),
  explanations: listOf(z.strictObject({ name: words, text: words, accepted: flag })),
  priority: words.optional(),
  panel: z
    .strictObject({
      drawnAt: instant,
      seed: words,
      members: listOf(z.strictObject({ name: words, state: words })).min(1),
    })
    .optional(),
  scores: listOf(z.strictObject({ name: words, points: words, mean: words })),
  ranking,
  needed: count,
  /** Absent where too few were left. */
  candidate: z.strictObject({ name: words, price: fen }).optional(),
  report: prose,
  confirmed: z.strictObject({ name: words, at: instant }),
  attachments,
});

const w = writerFor(facts);

export const evaluation = defineTemplate({
  kind: 'evaluation',
  name: '评审报告',
  version: 1,
  facts,
  blocks: [
    w.heading('评审依据'),
    w.fields(
      w.wide('标的名称', '{subject}'),
      w.field('公告编号', '{noticeNumber}'),
      w.field('类别与方式', '{side|side}{action|action}，{mode|mode}'),
      w.field('开标时间', '{openedAt|instant}'),
      w.field('报价单位', '{priceUnit}'),
      w.wideIf('limit', '{priceName}', '{limit|money}（大写：{limit|capitals}）'),
      w.wideIf('!limit', '{priceName}', '保密'),
    ),
    w.paragraph('公告的办法：{method|sentence}'),
    w.heading('资格与实质审查'),
    w.table(
      'offers',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('{action|offerer}', 4.4, '{name}'),
        row.column('报价（元）', 3, '{amount|figures?未能打开}', { align: 'right' }),
        row.column('结论', 1.3, '{verdict|verdict}', { align: 'center' }),
        row.column('理由', 4, '{ground}'),
      ],
      { empty: '没有收到报价。' },
    ),
    w.when(
      'talks',
      w.table(
        'talks',
        (row) => [
          row.column('谈判登记时间', 3.4, '{at|minute}'),
          row.column('谈判内容', 9, '{record}'),
        ],
        { empty: '无' },
      ),
    ),
    w.when(
      'explanations',
      w.table(
        'explanations',
        (row) => [
          row.column('异常低价', 3.6, '{name}'),
          row.column('书面说明与审查意见', 7, '{text}'),
          row.column('认可', 1.4, '{accepted|yesno}', { align: 'center' }),
        ],
        { empty: '无' },
      ),
    ),
    w.when('priority', w.paragraph('优先权：{priority|sentence}')),
    w.when(
      'panel',
      w.heading('评审小组与评分'),
      w.paragraph(
        '评审人员于{panel.drawnAt|minute}从区评审专家库随机抽取，抽取种子{panel.seed}已写入平台日志，任何人可以据以复算。评分一经提交不得更改；姓名在结果公示前保密。',
      ),
      w.table(
        'panel.members',
        (row) => [row.column('评审人员', 4, '{name}'), row.column('情况', 8, '{state}')],
        { empty: '无' },
      ),
      w.table(
        'scores',
        (row) => [
          row.column('{action|offerer}', 4, '{name}'),
          row.column('各评审的其他项加权得分', 6.6, '{points}'),
          row.column('平均', 1.6, '{mean}', { align: 'right' }),
        ],
        { empty: '没有评分。' },
      ),
    ),
    w.heading('排名'),
    rankingTable('没有合格的报价。'),
    w.when(
      'candidate',
      w.paragraph(
        '合格报价不少于公告规定的 {needed} 家。按公告的办法，第一名{candidate.name}为成交候选人，报价{candidate.price|money}（大写：{candidate.price|capitals}）。',
      ),
    ),
    w.when(
      '!candidate',
      w.paragraph('合格报价少于公告规定的 {needed} 家，本轮流标（流拍），没有成交候选人。'),
    ),
    w.heading('评审意见'),
    w.paragraph('{report|sentence}'),
    papers('未另附材料。'),
    w.signatures(
      w.party(
        '确认（交易站）',
        '{confirmed.name}',
        w.blank('签名（盖章）'),
        w.line('确认时间', '{confirmed.at|minute}'),
      ),
      w.partyIf('panel', '评审人员', '见评审小组名单', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
