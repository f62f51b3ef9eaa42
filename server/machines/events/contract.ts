/** Stage 5 合同签订: acts of checkpoints 14 and 15. */
import { z } from 'zod';
import { event } from './definition.js';
import { date, evidence, fen, personal, text, yes } from './fields.js';

const nothing = z.strictObject({});

const identity = text(60).optional().describe('证件号码或信用代码');
const representative = text(60).optional().describe('负责人或代表人');
const address = text(200).optional().describe('地址');
const contact = text(100).optional().describe('联系方式');

/** Of persons and accounts: erased with them, while the contract's other terms stay. */
const contractPersons = personal({
  winner: z
    .strictObject({ identity, representative, address, contact })
    .optional()
    .describe('成交方'),
  account: z
    .strictObject({
      name: text(100).describe('户名'),
      bank: text(100).describe('开户银行'),
      number: text(60).describe('账号'),
    })
    .optional()
    .describe('收款账户:资产类为村集体的,采购类为成交方的'),
  wagesAccount: text(200).optional().describe('施工:农民工工资专用账户'),
  employerAgent: text(100).optional().describe('施工:甲方代表'),
  siteManager: z
    .strictObject({ name: text(60).describe('姓名'), certificate: text(100).describe('资格') })
    .optional()
    .describe('施工:乙方项目负责人'),
});

export const contractEvents = {
  grant_winner_approval: event(
    '批准受让方(资信与经营能力审查)',
    ['town_officer'],
    z.strictObject({ creditChecked: yes, capacityChecked: yes, opinion: text(2000), evidence }),
  ),
  prepare_contract: event(
    '拟定合同',
    ['accountant'],
    z.strictObject({
      number: text(60).describe('合同编号'),
      amount: fen.describe('合同价:资产类为首年租金或总价,采购类为合同总价(分)'),
      startsOn: date,
      endsOn: date,
      escalation: z.int().min(0).max(50).default(0),
      retention: z.int().min(0).max(100).default(0),
      bond: fen.default(0),
      clauses: text(20000).describe('补充条款(不得改变公告与报价的实质内容)'),
      dues: z
        .array(
          z.strictObject({
            label: text(60),
            kind: z.enum([
              'rent',
              'bond',
              'price',
              'advance',
              'progress',
              'settlement',
              'retention',
            ]),
            amount: fen,
            dueOn: date,
            by: z
              .enum(['handover', 'payments', 'acceptance', 'after'])
              .describe('须在哪个节点前结清'),
          }),
        )
        .min(1)
        .max(400)
        .describe('收付款计划'),
      village: z
        .strictObject({ identity, representative, address, contact })
        .optional()
        .describe('村方'),
      handoverBy: date.optional().describe('租赁:交付日期'),
      supervisingEngineer: text(200).optional().describe('施工:监理单位'),
      personal: contractPersons.optional(),
      evidence,
    }),
  ),
  sign_contract: event('签订合同(村方)', ['head'], z.strictObject({ signed: yes })),
  countersign_contract: event('签订合同(成交方)', ['bidder'], z.strictObject({ signed: yes }), {
    bidders: 'own',
  }),
  witness_contract: event('见证合同', ['supervisor'], z.strictObject({ witnessed: yes })),
  serve_signing_notice: event('催告签订合同', ['station'], nothing),
  forfeit_for_not_signing: event('逾期不签视为弃标', [], nothing, { bidders: 'all' }),
  file_contract: event(
    '合同备案',
    ['town_officer'],
    z.strictObject({ filingNumber: text(60), evidence }),
  ),
  return_contract: event('退回合同', ['town_officer'], z.strictObject({ reasons: text(2000) })),
  issue_certificate: event(
    '签发交易鉴证书(备案回执)',
    ['station'],
    z.strictObject({ number: text(60) }),
  ),
};
