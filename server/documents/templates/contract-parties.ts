/** The two parties of a contract: at its head, and where they sign. */
import { z } from 'zod';
import { words } from '../facts.js';
import type { TemplateBlock, TemplateField } from '../template.js';
import { writerFor } from '../write-template.js';
import { attached } from './contract-parts.js';
import { party } from './shared-facts.js';

/** The facts of a contract that calls them nothing else. */
export const partiesAB = { partyA: party, partyB: party };

/** As contracts call the two parties: 出租方 and 承租方, 采购方 and 供货方. */
export interface Sides {
  a: string;
  b: string;
  /** Where their facts are, if not in partyA and partyB. */
  facts?: { a: string; b: string };
  /** The second can be no natural person, so that it has a code and a seal. */
  organisations?: boolean;
}

const w = writerFor(z.strictObject({ number: words, witness: words }));
const factsOf = ({ facts }: Sides) => facts ?? { a: 'partyA', b: 'partyB' };

const partyRows = (title: string, fact: string, identity: string, representative: string): TemplateField[] => [
  w.wide(title, `{${fact}.name}`),
  w.field(identity, `{${fact}.identity}`),
  w.field(representative, `{${fact}.representative?—}`),
  w.field('地址', `{${fact}.address}`),
  w.field('联系方式', `{${fact}.contact}`),
];

/** Number and parties; `more` is what else a contract says of the second of them. */
export const headOf = (sides: Sides, ...more: TemplateField[]): TemplateBlock =>
  w.fields(
    w.wide('合同编号', '{number}'),
    ...partyRows(`甲方（${sides.a}）`, factsOf(sides).a, '信用代码', '负责人'),
    ...partyRows(`乙方（${sides.b}）`, factsOf(sides).b, sides.organisations ? '信用代码' : '证件（代码）', '代表人'),
    ...more,
  );

/** What belongs to the contract, and who signs it. */
export function endOf(sides: Sides): readonly TemplateBlock[] {
  const signing = [
    w.blank(sides.organisations ? '盖章' : '盖章（签名）'),
    w.blank('法定代表人（代理人）'),
    w.blank('签订日期'),
  ];
  return [
    attached,
    w.paragraph('（以下无正文，为签署处）'),
    w.signatures(
      w.party(`甲方（${sides.a}）`, `{${factsOf(sides).a}.name}`, ...signing),
      w.party(`乙方（${sides.b}）`, `{${factsOf(sides).b}.name}`, ...signing),
      w.party('见证（村监会）', '{witness}', w.blank('签名'), w.blank('日期')),
    ),
  ];
}
