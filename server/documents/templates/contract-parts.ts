/** What every contract between the collective and a winner says in the same words; each template adds what is its own. */
import { z } from 'zod';
import { basisPoints, civilDate, count, fen, prose, words } from '../facts.js';
import type { TemplateBlock, TemplateItem } from '../template.js';
import { writerFor } from '../write-template.js';
import { attachmentsTable } from './recurring-blocks.js';
import { attachments, authority, dues } from './shared-facts.js';

/** Facts that every contract has, whatever it calls the two parties. */
export const contractTerms = {
  number: words,
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

const w = writerFor(z.strictObject(contractTerms));

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

/** The dues, as the two sides of a trade call a due, its day and what is said of it. */
export const duesTable = (name: string, when: string, condition: string): TemplateBlock =>
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

/** `settled` is what must be done before it goes back: 货物全部验收合格后，乙方结清全部费用后. */
export const bondOf = (settled: string): TemplateBlock =>
  w.when(
    'bond',
    w.clause(
      'bond',
      '履约保证金',
      w.item('乙方在签订本合同时交付履约保证金{bond.amount|money}（大写：{bond.amount|capitals}）。'),
      w.item(
        `${settled}，甲方于{bond.returnWithinDays}日内无息退还；应由乙方承担的费用和违约金，甲方可以从中扣除，并书面告知明细。`,
      ),
    ),
  );

/** The first way to end it early. */
export const endByAgreement: TemplateItem = w.item('双方协商一致可以解除合同，甲方须经原决策程序同意。');

export const forceMajeure: TemplateBlock = w.clause(
  'force',
  '不可抗力',
  w.item('因不可抗力不能履行的，部分或者全部免除责任；遭受一方应当及时通知，并在15日内提供证明。'),
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

export const supplement: TemplateBlock = w.clause('supplement', '补充条款', w.item('{supplement|sentence}'));

export const supplementAndDispute: readonly TemplateBlock[] = [
  supplement,
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

/** What belongs to it, each by its hash. */
export const attached: TemplateBlock = w.clause(
  'attachments',
  '附件',
  w.item('下列附件是本合同的组成部分：'),
  attachmentsTable('附件名称', '无附件。'),
);
