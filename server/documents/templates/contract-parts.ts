/** What every contract between the collective and a winner says in the same words; each template adds what is its own. */
import { z } from 'zod';
import { basisPoints, civilDate, count, fen, prose, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { attachments, authority, dues, party } from './shared-facts.js';

/** Facts that a contract made of these parts has, besides its own. */
export const contractShape = {
  number: words,
  partyA: party,
  partyB: party,
  witness: words,
  authority,
  award: z.strictObject({ number: words, date: civilDate }),
  dues: dues.min(1),
  account: z.strictObject({ name: words, bank: words, number: words }),
  bond: z.strictObject({ amount: fen, returnWithinDays: count }).optional(),
  lateDaily: basisPoints,
  supplement: prose,
  dispute: words,
  copies: count,
  attachments,
};

/** As contracts call the two parties: 出租方 and 承租方, 采购方 and 供货方. */
export interface Sides {
  a: string;
  b: string;
}

const w = writerFor(z.strictObject(contractShape));
const signing = [w.blank('盖章（签名）'), w.blank('法定代表人（代理人）'), w.blank('签订日期')];

export const headOf = ({ a, b }: Sides): TemplateBlock =>
  w.fields(
    w.wide('合同编号', '{number}'),
    w.wide(`甲方（${a}）`, '{partyA.name}'),
    w.field('信用代码', '{partyA.identity}'),
    w.field('负责人', '{partyA.representative?—}'),
    w.field('地址', '{partyA.address}'),
    w.field('联系方式', '{partyA.contact}'),
    w.wide(`乙方（${b}）`, '{partyB.name}'),
    w.field('证件（代码）', '{partyB.identity}'),
    w.field('代表人', '{partyB.representative?—}'),
    w.field('地址', '{partyB.address}'),
    w.field('联系方式', '{partyB.contact}'),
  );

/** As the two sides of a trade call the winner and the paper that names it. */
export const SOLD = { winner: '成交人', paper: '成交确认书' };
export const BOUGHT = { winner: '中选人', paper: '中选通知书' };

/** `what` was decided: 本次发包, 本次采购. */
export const authorityOf = (what: string, { winner, paper }: typeof SOLD): TemplateBlock =>
  w.clause(
    'authority',
    '订立依据',
    w.item(
      `${what}经甲方{authority.body|body}决议同意，决议编号{authority.number}，作出日期{authority.heldOn|date}。`,
    ),
    w.item(
      `乙方为“{frame.projectName}”（项目编号：{frame.projectCode}）第 {frame.round} 轮交易的${winner}，${paper}编号{award.number}，日期{award.date|date}。交易公告、交易文件、乙方报价和${paper}是本合同的组成部分，与本合同不一致的，以${paper}为准。`,
    ),
  );

/** The table of dues of a contract by which the collective receives money. */
export const incomeOf = (title: string): TemplateBlock =>
  w.clause(
    'payment',
    title,
    w.item('乙方按下表支付：'),
    paymentTable('期次', '应付日期', '说明'),
    w.item(
      '款项只付入甲方账户：{account.name}，{account.bank}，账号{account.number}。付给任何个人的，不视为付款。',
    ),
    w.item('甲方收款后1个工作日内开具统一编号的票据。'),
  );

/** The table of dues of a contract by which the collective pays; `ground` is what payment rests on. */
export const expenseOf = (ground: string): TemplateBlock =>
  w.clause(
    'payment',
    '价款支付',
    w.item('甲方按下表支付：'),
    paymentTable('款项', '支付时间', '条件'),
    w.item(
      `付款以${ground}为依据；乙方应当先提供等额合法发票，未提供的，甲方有权暂缓付款且不承担逾期责任。`,
    ),
    w.item(
      '甲方只向乙方账户付款：{account.name}，{account.bank}，账号{account.number}。账户变更须经双方书面确认，并报镇村级会计代理中心备案。',
    ),
  );

const paymentTable = (name: string, when: string, condition: string): TemplateBlock =>
  w.table(
    'dues',
    (row) => [
      row.column(name, 2.4, '{name}'),
      row.column(when, 3, '{dueOn}'),
      row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
      row.column(condition, 4.2, '{condition}'),
    ],
    { empty: '无' },
  );

/** `after` is when it goes back: 货物验收合格后. */
export const bondOf = (after: string): TemplateBlock =>
  w.when(
    'bond',
    w.clause(
      'bond',
      '履约保证金',
      w.item('乙方在签订本合同时交付履约保证金{bond.amount|money}（大写：{bond.amount|capitals}）。'),
      w.item(
        `${after}，乙方结清全部费用后，甲方于{bond.returnWithinDays}日内无息退还；应由乙方承担的费用和违约金，甲方可以从中扣除，并书面告知明细。`,
      ),
    ),
  );

export const integrity: TemplateBlock = w.clause(
  'integrity',
  '廉洁约定',
  w.item(
    '任何一方工作人员不得索取、收受或者给予礼金、有价证券、回扣及其他利益。违反的，守约方可以解除合同，并移送镇街纪（工）委处理。',
  ),
);

export const service: TemplateBlock = w.clause(
  'notice',
  '通知与送达',
  w.item(
    '本合同首部所列地址和联系方式为双方确认的送达地址，变更的应当在3日内书面通知对方，否则按原地址发出即视为送达。',
  ),
);

export const supplementAndDispute: readonly TemplateBlock[] = [
  w.clause('supplement', '补充条款', w.item('{supplement|sentence}')),
  w.clause(
    'dispute',
    '争议的解决',
    w.item('因本合同发生争议，双方协商解决，或者请求镇街调解；协商、调解不成的，{dispute}。'),
  ),
];

/** `change` is how far it may be changed; `paper` is what the station issues when it is filed. */
export const effectOf = (change: string, paper: string): TemplateBlock =>
  w.clause(
    'effect',
    '生效、变更与备案',
    w.item(`本合同自双方签名（盖章）之日起生效。变更应当订立书面补充协议，${change}。`),
    w.item(
      `本合同一式{copies}份，甲乙双方、镇街三资办、交易站各执一份，效力相同。签订后7个工作日内报镇街三资办备案，由交易站出具${paper}。`,
    ),
  );

export const endOf = ({ a, b }: Sides): readonly TemplateBlock[] => [
  w.clause(
    'attachments',
    '附件',
    w.item('下列附件是本合同的组成部分：'),
    w.table(
      'attachments',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('附件名称', 6, '{name}'),
        row.column('页数', 1.2, '{pages?—}', { align: 'center' }),
        row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
      ],
      { empty: '无附件。' },
    ),
  ),
  w.paragraph('（以下无正文，为签署处）'),
  w.signatures(
    w.party(`甲方（${a}）`, '{partyA.name}', ...signing),
    w.party(`乙方（${b}）`, '{partyB.name}', ...signing),
    w.party('见证（村监会）', '{witness}', w.blank('签名'), w.blank('日期')),
  ),
];
