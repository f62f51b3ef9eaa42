/** What papers of a contract's performance have in common: which contract it is, and what was filed with the act. */
import { z } from 'zod';
import { civilDate, fen, hash, listOf, words } from '../facts.js';
import type { TemplateBlock, TemplateTable } from '../template.js';
import { writerFor } from '../write-template.js';

export const contractBrief = z.strictObject({
  number: words,
  name: words,
  owner: words,
  counterparty: words,
  signedOn: civilDate,
  price: fen,
});

/** Filed with the act, each by its hash. */
export const papers = listOf(z.strictObject({ name: words, sha256: hash }));

const w = writerFor(z.strictObject({ contract: contractBrief, attachments: papers }));

export const contractFields: TemplateBlock = w.fields(
  w.wide('合同名称', '{contract.name}'),
  w.field('合同编号', '{contract.number}'),
  w.field('签订日期', '{contract.signedOn|date}'),
  w.wide('集体经济组织', '{contract.owner}'),
  w.wide('合同相对方', '{contract.counterparty}'),
  w.wide('合同价', '{contract.price|money}（大写：{contract.price|capitals}）'),
);

export const papersTable = (none: string): TemplateTable =>
  w.table(
    'attachments',
    (row) => [
      row.column('序号', 1, '{@no}', { align: 'center' }),
      row.column('附件名称', 7, '{name}'),
      row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
    ],
    { empty: none },
  );
