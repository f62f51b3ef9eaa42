/**
 * 民主决策会议纪要, checkpoint 2. A villager checks by it that the right body met, that enough of them agreed, and what
 * they agreed to; the town officer, that the steps came in their order.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, instant, listOf, words } from '../facts.js';
import { BODIES } from '../words.js';
import { writerFor } from '../write-template.js';
import { papers } from './recurring-blocks.js';
import { action, attachments, category, mode, side, subject } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  mode,
  collective: words,
  subject,
  number: words,
  body: z.enum(BODIES),
  heldOn: civilDate,
  chair: words.optional(),
  recorder: words.optional(),
  steps: listOf(z.strictObject({ step: words, on: civilDate, remark: words })).min(1),
  tally: z.strictObject({
    entitled: count,
    present: count,
    online: count,
    proxies: count,
    /** Present, and not voting. */
    recused: count.optional(),
    agree: count,
    against: count,
    abstain: count,
  }),
  majority: z.strictObject({
    rule: words,
    basis: words,
    /** Only a council needs a quorum of its own. */
    presentNeeded: count.optional(),
    agreeNeeded: count,
  }),
  decided: z.strictObject({
    limitName: words,
    limit: fen,
    unit: words,
    term: words,
    /** Whether the reserve may be lowered after a failure; nothing is said of it where the village pays. */
    lowering: z.enum(['allowed', 'refused']).optional(),
    /** Named only where no competition follows. */
    party: words.optional(),
  }),
  publicity: z.strictObject({ from: civilDate, length: words }),
  witness: z.strictObject({ name: words, at: instant }),
  attachments,
});

const w = writerFor(facts);

export const resolution = defineTemplate({
  kind: 'resolution',
  name: '民主决策会议纪要',
  version: 1,
  facts,
  blocks: [
    w.heading('会议情况'),
    w.fields(
      w.wide('集体经济组织', '{collective}'),
      w.field('决议编号', '{number}'),
      w.field('决议日期', '{heldOn|date}'),
      w.field('决策机构', '{body|body}'),
      w.field('主持人', '{chair?未登记}'),
      w.field('记录人', '{recorder?未登记}'),
      w.field('见证人', '村监会 {witness.name}'),
    ),
    w.heading('议题'),
    w.paragraph(
      '审议“{subject.name}”（坐落：{subject.place}；数量：{subject.quantity}）的{action|action}方案。类别为{category|category}，属{side|side}，拟采用{mode|mode}方式。',
    ),
    w.heading('民主程序'),
    w.table(
      'steps',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('步骤', 3, '{step}'),
        row.column('日期', 3, '{on|date}'),
        row.column('说明', 6, '{remark}'),
      ],
      { empty: '无' },
    ),
    w.heading('到会与表决'),
    w.fields(
      w.field('应到', '{tally.entitled} 人'),
      w.field('实到', '{tally.present} 人'),
      w.field('其中线上', '{tally.online} 人'),
      w.field('其中委托', '{tally.proxies} 人'),
      w.field('同意', '{tally.agree} 人'),
      w.field('反对', '{tally.against} 人'),
      w.field('弃权', '{tally.abstain} 人'),
      w.fieldIf('tally.recused', '其中回避', '{tally.recused} 人（到会不表决）'),
      w.field('须同意', '不少于 {majority.agreeNeeded} 人'),
    ),
    w.when(
      'majority.presentNeeded',
      w.paragraph(
        '到会要求：应到 {tally.entitled} 人，至少 {majority.presentNeeded} 人到会，实到 {tally.present} 人，会议有效。',
      ),
    ),
    w.paragraph(
      '表决要求：{majority.rule}（{majority.basis}）。应到 {tally.entitled} 人，至少 {majority.agreeNeeded} 人同意，实际同意 {tally.agree} 人，决议通过。实到人数含线上参加和书面委托的人数。',
    ),
    w.heading('决议内容'),
    w.list(
      w.item('同意就上述标的按{mode|mode}方式{action|action}，期限：{decided.term}。'),
      w.item(
        '{decided.limitName}为{decided.limit|money}（大写：{decided.limit|capitals}，{decided.unit}）。',
      ),
      w.itemIf('decided.party', '确定相对方为{decided.party}，价格、期限按本决议。'),
      w.itemIf('decided.lowering=allowed', '授权流标（流拍）后在交易规则规定的幅度内降低底价。'),
      w.itemIf('decided.lowering=refused', '未授权流标（流拍）后降低底价；需要降低的，重新决策。'),
    ),
    w.heading('公示与见证'),
    w.paragraph(
      '决议结果自{publicity.from|date}起在本村公示{publicity.length}。村监会成员{witness.name}确认会议与公示属实，于{witness.at|minute}联署。',
    ),
    papers('未提交材料。'),
    w.signatures(
      w.party('主持人', '{chair?（未登记）}', w.blank('签名'), w.blank('日期')),
      w.party('记录人', '{recorder?（未登记）}', w.blank('签名'), w.blank('日期')),
      w.party(
        '见证人',
        '{witness.name}（村监会）',
        w.blank('签名'),
        w.line('联署时间', '{witness.at|minute}'),
      ),
    ),
  ],
});
