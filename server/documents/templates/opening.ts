/**
 * 开标记录, checkpoint 10. Whoever doubts the result compares this list with the receipts: every offer that came in is
 * here with its receipt number and the hash of its sealed package, the void ones with their reason.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, flag, hash, instant, listOf, prose, words } from '../facts.js';
import { OUTCOMES, VERDICTS } from '../words.js';
import { writerFor } from '../write-template.js';
import { action, mode, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  subject: words,
  offersClosedAt: instant,
  openedAt: instant,
  finishedAt: instant,
  place: words,
  hosts: listOf(z.strictObject({ role: words, name: words })).min(1),
  countersigner: z.strictObject({ role: words, name: words, signedAt: instant }),
  keyholders: listOf(z.strictObject({ name: words, releasedAt: instant })),
  /** What the log said was in the box when it closed, and whether the same was there at the opening. */
  box: z.strictObject({ count, root: hash, entry: words, unchanged: flag }).optional(),
  priceUnit: words,
  /** What was recorded of talks with the bidders, where there were any. */
  talks: words.optional(),
  /** Names of persons come masked. No amount: the package could not be opened. */
  offers: listOf(
    z.strictObject({
      name: words,
      amount: fen.optional(),
      verdict: z.enum(VERDICTS),
      ground: words,
      receipt: words,
      packageHash: hash,
    }),
  ),
  counts: z.strictObject({ received: count, valid: count, invalid: count }),
  /** Absent: it stays secret. */
  reserve: fen.optional(),
  outcome: z.enum(OUTCOMES),
  leading: z.strictObject({ name: words, amount: fen }).optional(),
  outcomeNote: prose,
  objections: listOf(z.strictObject({ by: words, matter: prose, answer: prose })),
});

const w = writerFor(facts);

export const opening = defineTemplate({
  kind: 'opening',
  name: '开标记录',
  version: 1,
  facts,
  blocks: [
    w.heading('开标情况'),
    w.fields(
      w.wide('标的名称', '{subject}'),
      w.field('类别与方式', '{side|side}{action|action}，{mode|mode}'),
      w.field('报价单位', '{priceUnit}'),
      w.field('报价截止', '{offersClosedAt|instant}'),
      w.field('开标时间', '{openedAt|instant}'),
      w.field('结束时间', '{finishedAt|instant}'),
      w.field('开标地点', '{place}'),
      w.fieldIf('box', '封存报价', '{box.count} 份'),
      w.wideIf('box', '封存集校验值', '{box.root|hash}'),
      w.wideIf('talks', '谈判情况', '{talks}'),
    ),
    w.when(
      'box',
      w.paragraph(
        '报价截止时，封存报价的份数与校验值已写入平台日志（{box.entry}）；校验值为各包哈希按回执先后排列所成清单的SHA-256值。',
      ),
      w.when(
        'box.unchanged',
        w.paragraph('开标只打开该集合内的报价，经核对，既未增加，也未减少。'),
      ),
      w.when(
        '!box.unchanged',
        w.paragraph('开标时的报价与截止时写入日志的集合不一致，请向镇街反映核查。'),
      ),
    ),
    w.paragraph('报价是否按时，以平台锁定读取的时刻严格早于截止时刻为准。'),
    w.heading('参加人员'),
    w.table(
      'hosts',
      (row) => [
        row.column('职责', 4, '{role}'),
        row.column('姓名', 3, '{name}'),
        row.column('签名', 4, '　'),
      ],
      { empty: '无', minRowMm: 10 },
    ),
    w.paragraph(
      '现场监督会签：{countersigner.role}{countersigner.name}，{countersigner.signedAt|instant}。',
    ),
    w.when(
      'keyholders',
      w.table(
        'keyholders',
        (row) => [
          row.column('序号', 1, '{@no}', { align: 'center' }),
          row.column('开标保管人', 5, '{name}'),
          row.column('交出密钥份额时间', 5, '{releasedAt|instant}'),
        ],
        { empty: '无' },
      ),
    ),
    w.heading('报价一览'),
    w.table(
      'offers',
      (row) => [
        row.column('序号', 1.1, '{@no}', { align: 'center' }),
        row.column('报价人', 3.2, '{name}'),
        row.column('报价（元）', 3.1, '{amount|figures?未能打开}', { align: 'right' }),
        row.column('效力', 1.2, '{verdict|verdict}', { align: 'center' }),
        row.column('理由', 2.6, '{ground}'),
        row.column('回执号', 2.4, '{receipt}'),
        row.column('包哈希', 2.3, '{packageHash|hash8}', { align: 'center' }),
      ],
      { empty: '截止时未收到报价。' },
    ),
    w.paragraph(
      '收到报价 {counts.received} 份，其中有效 {counts.valid} 份，无效 {counts.invalid} 份。包哈希为报价密封包校验值（SHA-256）的前8位，报价人可与本人回执核对。',
    ),
    w.heading('开标结果'),
    w.fields(
      w.field('本轮结果', '{outcome|outcome}'),
      w.fieldIf('reserve', '底价（限价）', '{reserve|money}'),
      w.fieldIf('!reserve', '底价（限价）', '保密'),
      w.wideIf(
        'leading',
        '领先报价',
        '{leading.name}，{leading.amount|money}（大写：{leading.amount|capitals}）',
      ),
    ),
    w.paragraph('{outcomeNote|sentence}'),
    w.paragraph('本记录不是成交结论；成交候选人经评审后另行公示。'),
    w.heading('当场异议'),
    w.table(
      'objections',
      (row) => [
        row.column('提出人', 2, '{by}'),
        row.column('异议事项', 5, '{matter}'),
        row.column('当场答复', 5, '{answer}'),
      ],
      { empty: '平台日志中没有当场异议的记录。' },
    ),
    w.signatures(
      w.party('主持', '{frame.issuer}', w.blank('签名'), w.blank('时间')),
      w.party(
        '监督',
        '{countersigner.name}（{countersigner.role}）',
        w.blank('签名'),
        w.line('会签时间', '{countersigner.signedAt|instant}'),
      ),
    ),
  ],
});
