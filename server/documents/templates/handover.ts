/** Checkpoint 16: 交付清单 for an asset, 开工令 for works, 履约启动单 for goods and services. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, instant, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields, papers } from './contract-brief.js';

const facts = z.strictObject({
  contract: contractBrief,
  place: words,
  agreed: civilDate,
  actual: civilDate,
  items: listOf(z.strictObject({ item: words, condition: words })).min(1),
  safetyDuty: words,
  firstDues: listOf(z.strictObject({ name: words, amount: fen, paid: fen })),
  photos: count,
  recorded: z.strictObject({ by: words, at: instant }),
  confirmed: z.strictObject({ by: words, at: instant }),
  attachments: papers,
});

const w = writerFor(facts);
const items = (item: string, condition: string) =>
  w.table(
    'items',
    (row) => [
      row.column('序号', 1, '{@no}', { align: 'center' }),
      row.column(item, 4, '{item}'),
      row.column(condition, 7, '{condition}'),
    ],
    { empty: '无' },
  );
const firstDues = w.table(
  'firstDues',
  (row) => [
    row.column('款项', 4, '{name}'),
    row.column('应付（元）', 3, '{amount|figures}', { align: 'right' }),
    row.column('已付（元）', 3, '{paid|figures}', { align: 'right' }),
  ],
  { empty: '合同没有约定在此之前应付的款项。' },
);
const proof = [
  w.table(
    'attachments',
    (row) => [
      row.column('序号', 1, '{@no}', { align: 'center' }),
      row.column('所附照片和资料', 7, '{name}'),
      row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
    ],
    { empty: '无附件。' },
  ),
  w.paragraph(
    '登记：{recorded.by}，{recorded.at|minute}。合同相对方确认：{confirmed.by}，{confirmed.at|minute}（平台实名确认）。',
  ),
];

export const handover = defineTemplate({
  kind: 'handover',
  name: '交付清单',
  version: 1,
  facts,
  blocks: [
    contractFields,
    w.heading('交付情况'),
    w.fields(
      w.wide('交付地点', '{place}'),
      w.field('约定交付日期', '{agreed|date}'),
      w.field('实际交付日期', '{actual|date}'),
      w.field('安全责任', '{safetyDuty}'),
      w.field('现场照片', '{photos} 张'),
    ),
    items('交付物', '现状（数量、成新、计量读数）'),
    w.heading('交付前应付款项'),
    firstDues,
    w.heading('照片与确认'),
    ...proof,
    w.note('返还时以本清单为准逐项清点；清单未记明的损坏，由主张的一方举证。'),
    w.signatures(
      w.party('交付方', '{contract.owner}', w.blank('签名（盖章）'), w.blank('日期')),
      w.party('接收方', '{contract.counterparty}', w.blank('签名（盖章）'), w.blank('日期')),
      w.party('见证（村监会）', '到场成员', w.blank('签名'), w.blank('日期')),
    ),
  ],
});

export const startOrder = defineTemplate({
  kind: 'start-order',
  name: '开工令',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{contract.counterparty}：', { indent: false }),
    w.paragraph(
      '《{contract.name}》（合同编号：{contract.number}）约定的开始条件已经具备，现通知你方自{actual|date}起开始履行。履约期限自该日起算，到期日以合同和补充协议为准。',
    ),
    contractFields,
    w.heading('开始条件'),
    w.fields(
      w.wide('履约地点', '{place}'),
      w.field('约定开始日期', '{agreed|date}'),
      w.field('实际开始日期', '{actual|date}'),
      w.field('安全责任', '{safetyDuty}'),
      w.field('现场照片', '{photos} 张'),
    ),
    items('条件', '核对情况'),
    w.heading('开始前应结清的款项'),
    firstDues,
    w.heading('照片与确认'),
    ...proof,
    w.note('没有本令先行开始的，工期和价款不予认可；应急抢险以备案的实际开始日期为准。'),
    w.signatures(
      w.party('签发', '{contract.owner}', w.blank('甲方代表'), w.blank('日期')),
      w.party('接收', '{contract.counterparty}', w.blank('项目负责人'), w.blank('日期')),
      w.party('见证（村监会）', '到场成员', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
