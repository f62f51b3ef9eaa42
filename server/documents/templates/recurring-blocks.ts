/** Blocks that several documents end with; the facts they print are those of the same name in shared-facts.ts. */
import { z } from 'zod';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { attachments, offices } from './shared-facts.js';

const w = writerFor(z.strictObject({ offices, attachments }));

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

/** Papers by their hash; where there are none, one line that says so. */
export const papers = (none: string): TemplateBlock => ({
  type: 'group',
  blocks: [
    w.when(
      'attachments',
      w.spacer(1),
      w.table(
        'attachments',
        (row) => [
          row.column('序号', 1, '{@no}', { align: 'center' }),
          row.column('随附材料', 6, '{name}'),
          row.column('页数', 1.2, '{pages?—}', { align: 'center' }),
          row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
        ],
        { empty: none },
      ),
    ),
    { type: 'note', when: '!attachments', text: none },
  ],
});

/** Issuer and date at the end of what is published. */
export const issuedBy: readonly TemplateBlock[] = [
  w.paragraph('{frame.issuer}', { align: 'right' }),
  w.paragraph('{frame.issuedAt|date}', { align: 'right' }),
];
