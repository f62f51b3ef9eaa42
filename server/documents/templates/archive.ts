/**
 * 归档目录, checkpoint 20: the table of contents of a trade. With it an auditor tells, without the platform, whether a
 * paper in the file is the one that was issued, and whether one is missing.
 */
import { z } from 'zod';
import { CHECKPOINT_KEYS } from '../../machines/checkpoints.js';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, hash, instant, listOf, words } from '../facts.js';
import { CHECKPOINT_STATES } from '../words.js';
import { writerFor } from '../write-template.js';
import { action, mode, side } from './shared-facts.js';

/** All 20, in their order: one left out would look as if it had never been due. */
const trail = z
  .array(
    z.strictObject({
      key: z.enum(CHECKPOINT_KEYS),
      state: z.enum(CHECKPOINT_STATES),
      completedAt: instant.optional(),
      /** For one that does not apply or was cut off, the reason; else by whom. */
      remark: words,
    }),
  )
  .refine(
    (rows) =>
      rows.length === CHECKPOINT_KEYS.length &&
      rows.every((row, n) => row.key === CHECKPOINT_KEYS[n]),
    {
      message: 'must hold every checkpoint once, in order',
    },
  );

const facts = z.strictObject({
  side,
  action,
  mode,
  owner: words,
  subject: words,
  counterparty: words,
  price: fen.optional(),
  ending: words,
  openedOn: civilDate,
  closedOn: civilDate,
  trail,
  documents: listOf(
    z.strictObject({ number: words, title: words, issuedAt: instant, sha256: hash }),
  ),
  evidence: listOf(
    z.strictObject({ name: words, checkpoint: z.enum(CHECKPOINT_KEYS), sha256: hash }),
  ),
  log: z.strictObject({
    firstEntry: count,
    lastEntry: count,
    treeSize: count,
    root: hash,
    origin: words,
  }),
  ratings: listOf(z.strictObject({ by: words, rating: words, remark: words })),
  openDuties: listOf(words),
  custodian: words,
  keptFor: words,
});

const w = writerFor(facts);

export const archive = defineTemplate({
  kind: 'archive',
  name: '归档目录',
  version: 1,
  facts,
  blocks: [
    w.heading('项目概况'),
    w.fields(
      w.wide('标的名称', '{subject}'),
      w.wide('集体经济组织', '{owner}'),
      w.field('类别与方式', '{side|side}{action|action}，{mode|mode}'),
      w.field('结束方式', '{ending}'),
      w.field('成交相对方', '{counterparty}'),
      w.fieldIf('price', '成交价', '{price|money}'),
      w.fieldIf('!price', '成交价', '未成交'),
      w.field('立项日期', '{openedOn|date}'),
      w.field('结项日期', '{closedOn|date}'),
      w.field('保管单位', '{custodian}'),
      w.field('保管期限', '{keptFor}'),
    ),
    w.heading('全过程二十个节点'),
    w.table(
      'trail',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('环节', 1.7, '{key|stageOf}'),
        row.column('节点', 2.7, '{key|checkpoint}'),
        row.column('状态', 2.1, '{state|checkpointState}', { align: 'center' }),
        row.column('完成时间', 2.9, '{completedAt|minute?—}'),
        row.column('责任人或者原因', 3.3, '{remark}'),
      ],
      { empty: '无' },
    ),
    w.heading('文件'),
    w.table(
      'documents',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('文件编号', 3.2, '{number}'),
        row.column('文件名称', 2.4, '{title}'),
        row.column('签发时间', 2.6, '{issuedAt|minute}'),
        row.column('校验值（SHA-256）', 4.2, '{sha256|hash}', { tiny: true }),
      ],
      { empty: '没有签发文件。' },
    ),
    w.heading('证据材料'),
    w.table(
      'evidence',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('材料名称', 5, '{name}'),
        row.column('所属节点', 2.8, '{checkpoint|checkpoint}'),
        row.column('校验值（SHA-256）', 4.4, '{sha256|hash}', { tiny: true }),
      ],
      { empty: '没有证据材料。' },
    ),
    w.heading('平台日志'),
    w.fields(
      w.field('本项目条目', '第 {log.firstEntry} 条至第 {log.lastEntry} 条'),
      w.field('日志总条数', '{log.treeSize} 条'),
      w.wide('日志标识', '{log.origin}'),
      w.wide('日志根校验值', '{log.root|hash}'),
    ),
    w.paragraph(
      '本目录所列文件和材料的校验值均已写入平台日志。任何人可以用核验工具离线比对：文件内容改动一个字，校验值即不相同。',
    ),
    w.heading('评议与后续事项'),
    w.table(
      'ratings',
      (row) => [
        row.column('评议人', 3, '{by}'),
        row.column('评价', 2, '{rating}', { align: 'center' }),
        row.column('意见', 7, '{remark}'),
      ],
      { empty: '评议期内未收到评议。' },
    ),
    w.when(
      'openDuties',
      w.paragraph('归档后仍须办理的事项：'),
      w.list(w.itemEach('openDuties', '{@item}')),
    ),
    w.when('!openDuties', w.paragraph('归档后没有待办事项。')),
    w.signatures(
      w.party('归档人', '{frame.issuer}', w.blank('签名'), w.blank('日期')),
      w.party('接收人', '{custodian}', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
