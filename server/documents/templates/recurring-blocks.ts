/** Blocks that several documents have in common; the facts they print are those of the same name in shared-facts.ts. */
import { z } from 'zod';
import type { TemplateBlock, TemplateField, TemplateTable } from '../template.js';
import { writerFor } from '../write-template.js';
import {
  action,
  attachments,
  category,
  deductions,
  offices,
  publicity,
  ranking,
  side,
  subject,
} from './shared-facts.js';

const w = writerFor(
  z.strictObject({ action, attachments, category, deductions, offices, publicity, ranking, side, subject }),
);

/** Where the asset or the works are, how much, and of which category. */
export const subjectRows: readonly TemplateField[] = [
  w.wide('坐落（地点）', '{subject.place}'),
  w.field('数量（规模）', '{subject.quantity}'),
  w.field('类别', '{category|category}（{side|side}）'),
];

/** Who offered what, best first. */
export const rankingTable = (none: string): TemplateTable =>
  w.table(
    'ranking',
    (row) => [
      row.column('名次', 1.1, '{rank}', { align: 'center' }),
      row.column('{action|offerer}', 4.6, '{name}'),
      row.column('报价（元）', 3, '{price|figures}', { align: 'right' }),
      row.column('得分', 1.5, '{score?—}', { align: 'center' }),
      row.column('备注', 2.6, '{remark?—}'),
    ],
    { empty: none },
  );

/** From when to when, and where, a result hangs. */
export const publicityFields: TemplateBlock = w.fields(
  w.field('公示开始', '{publicity.from|instant}'),
  w.field('公示结束', '{publicity.to|instant}'),
  w.field('公示期', '{publicity.length}'),
  w.field('公示地点', '{publicity.place}'),
);

/** What is taken from a security, and why. */
export const deductionsTable: TemplateTable = w.table(
  'deductions',
  (row) => [
    row.column('扣除项目', 4, '{item}'),
    row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
    row.column('依据', 5.4, '{basis}'),
  ],
  { empty: '没有扣除项目。' },
);

/** Where somebody who objects or asks can go. */
export const whereToGo: TemplateBlock = w.fields(
  w.field('交易站', '{offices.station.name}'),
  w.field('电话', '{offices.station.phone}'),
  w.wide('交易站地址', '{offices.station.address}'),
  w.field('镇街三资办', '{offices.town.name}'),
  w.field('电话', '{offices.town.phone}'),
  w.field('镇街纪（工）委', '{offices.discipline.name}'),
  w.field('电话', '{offices.discipline.phone}'),
);

/** Papers by their hash, `title` above their names. */
export const attachmentsTable = (title: string, none: string): TemplateTable =>
  w.table(
    'attachments',
    (row) => [
      row.column('序号', 1, '{@no}', { align: 'center' }),
      row.column(title, 6, '{name}'),
      row.column('页数', 1.2, '{pages?—}', { align: 'center' }),
      row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
    ],
    { empty: none },
  );

/** The same; where there are none, one line that says so. */
export const papers = (none: string): TemplateBlock => ({
  type: 'group',
  blocks: [
    w.when('attachments', w.spacer(1), attachmentsTable('随附材料', none)),
    { type: 'note', when: '!attachments', text: none },
  ],
});

/** Issuer and date at the end of what is published. */
export const issuedBy: readonly TemplateBlock[] = [
  w.paragraph('{frame.issuer}', { align: 'right' }),
  w.paragraph('{frame.issuedAt|date}', { align: 'right' }),
];
