/** Stage 5 合同签订: forms of checkpoints 14 and 15. */
import { isAsset, isWorks, isProcurement, tenderFile, typedYuan } from './circumstances.js';
import {
  area,
  choice,
  confirm,
  date,
  type EventForm,
  evidence,
  form,
  group,
  list,
  money,
  text,
  whole,
} from './field.js';
import { endOf, plannedDues, startOf } from './payment-plan.js';
import { bondLine, planSumLine, priceLine } from './contract-lines.js';

export const DUE_KINDS = {
  rent: '租金',
  bond: '履约保证金',
  price: '价款',
  advance: '预付款',
  progress: '进度款',
  settlement: '结算款',
  retention: '质量保证金',
};
export const DUE_PLACES = {
  handover: '交付前',
  payments: '履约期内',
  acceptance: '验收后',
  after: '归档后(质保期满)',
};
const party = [
  text('identity', '证件号码或信用代码'),
  text('representative', '负责人或代表人'),
  text('address', '地址'),
  text('contact', '联系方式'),
];
/** Filled in where its collective is registered. */
const villageParty = [
  text('identity', '统一社会信用代码', {
    hint: '集体经济组织已登记的,代码和住所已按登记填好;没有登记的可以不填',
    initial: ({ view }) => view.collective?.creditCode,
  }),
  text('representative', '负责人或代表人'),
  text('address', '住所', { initial: ({ view }) => view.collective?.seat }),
  text('contact', '联系方式'),
];

export const contractForms: Record<string, EventForm> = {
  grant_winner_approval: form(
    [
      confirm('creditChecked', '已审查资信'),
      confirm('capacityChecked', '已审查经营能力'),
      area('opinion', '审查意见'),
      evidence('permit', 'other'),
    ],
    { consequence: '批准后开始计算合同签订期限。' },
  ),
  prepare_contract: {
    intro: '价款、期限、递增、保证金须与公告和成交结果一致,已按成交结果填好。',
    sections: [
      {
        title: '合同主要内容',
        fields: [
          text('number', '合同编号', { initial: ({ view }) => `${view.code}-HT` }),
          money('amount', '合同价', {
            hint: '资产类为首年租金或总价',
            rule: priceLine,
            initial: ({ view }) => typedYuan(view.facts?.candidate?.amount),
          }),
          date('startsOn', '起始日期', { initial: startOf }),
          date('endsOn', '终止日期', { initial: endOf }),
          date('handoverBy', '交付日期', { when: isAsset }),
          whole('escalation', '租金每年递增', {
            unit: '%',
            when: isAsset,
            initial: (c) => String(tenderFile(c)?.escalation ?? 0),
          }),
          whole('retention', '质量保证金', {
            unit: '%',
            when: isProcurement,
            initial: (c) => String(tenderFile(c)?.retention ?? 0),
          }),
          money('bond', '履约保证金', {
            rule: bondLine,
            initial: (c) => typedYuan(tenderFile(c)?.bond ?? 0),
          }),
          text('supervisingEngineer', '监理单位', { when: isWorks }),
          area('clauses', '补充条款', {
            hint: '不得改变公告与报价的实质内容',
            initial: () => '无补充条款',
          }),
        ],
      },
      {
        title: '收付款计划',
        fields: [
          list(
            'dues',
            '各期款项',
            '款项',
            [
              text('label', '名称'),
              choice('kind', '种类', DUE_KINDS),
              money('amount', '金额'),
              date('dueOn', '应收(付)日期'),
              choice('by', '须结清于', DUE_PLACES),
            ],
            { sum: 'amount', rule: planSumLine, initial: plannedDues },
          ),
        ],
      },
      {
        title: '双方与账户',
        fields: [
          group('village', '村方', villageParty),
          group('personal', '成交方与账户(单独保存,可依法删除)', [
            group('winner', '成交方', party),
            group('account', '收款账户', [
              text('name', '户名', { hint: '资产类为村集体的,采购类为成交方的;不得为个人账户' }),
              text('bank', '开户银行'),
              text('number', '账号'),
            ]),
            text('wagesAccount', '农民工工资专用账户', { when: isWorks }),
            text('employerAgent', '甲方代表', { when: isWorks }),
            group(
              'siteManager',
              '乙方项目负责人',
              [text('name', '姓名'), text('certificate', '资格')],
              { when: isWorks },
            ),
          ]),
          evidence('contract', 'authority'),
        ],
      },
    ],
  },
  sign_contract: form([confirm('signed', '我代表本集体签订合同')], {
    intro: '请先打开“文件”里的合同全文核对,再签。',
    consequence: '签署写入存证,具有法律效力,不能撤回。',
  }),
  countersign_contract: form([confirm('signed', '我方同意并签订合同')], {
    intro: '请先打开“文件”里的合同全文核对,再签。',
    consequence: '签署写入存证,具有法律效力。签署后不能再放弃成交。',
  }),
  witness_contract: form([confirm('witnessed', '双方签署属实,合同与成交结果一致')], {
    consequence: '见证后合同生效,送镇街备案。',
  }),
  serve_signing_notice: form([], {
    intro: '签订期限已过,向成交方发出催告。',
    consequence: '催告后3日仍不签订的,视为弃标,保证金不退。',
  }),
  file_contract: form(
    [
      text('filingNumber', '备案编号', { initial: ({ view }) => `${view.code}-BA` }),
      evidence('other'),
    ],
    {
      intro: '核对合同与成交结果、交易文件一致后备案。',
      consequence: '备案后合同不能退回。',
    },
  ),
  return_contract: form([area('reasons', '理由')], {
    grave: true,
    consequence: '退回后合同须重新拟定并重新签署。',
  }),
  issue_certificate: form([text('number', '编号', { initial: ({ view }) => `${view.code}-JZ` })], {
    consequence: '签发后进入履约。',
  }),
};
