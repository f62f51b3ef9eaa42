/** Checkpoint 5: the tender file, from which notice, contract and evaluation follow. */
import { dateOf, plusDays, plusMonths } from '../../../server/machines/time.js';
import { say } from '../words.js';
import { type Circumstances, isAsset, isProcurement, isWorks, typedYuan } from './circumstances.js';
import {
  area,
  choice,
  confirm,
  date,
  deny,
  type EventForm,
  evidence,
  type Field,
  group,
  lines,
  list,
  money,
  text,
  type Values,
  whole,
  yesno,
} from './field.js';
import { depositLine, priorityLine, startLine } from './announcement-lines.js';
import { advanceLine, bondLine, retentionLine } from './contract-lines.js';

const limitOf = ({ view }: Circumstances) =>
  view.facts?.valuation?.amount ?? view.facts?.resolution?.limit ?? 0;
/** Of the month after the earliest award; while that is not known, of the month after next. */
function startOfTerm({ view, now }: Circumstances): string {
  const award = view.earliest.find(({ key }) => key === 'award');
  const day = award ? dateOf(award.at) : plusDays(dateOf(now), 30);
  return plusMonths(`${day.slice(0, 7)}-01`, 1);
}
const byScore = (_c: Circumstances, values: Values) => values.award === 'score';

function countWeights(values: Values): string | null {
  if (values.award !== 'score') return null;
  const rows = (values.scoring as { weight?: string }[] | undefined) ?? [];
  const sum =
    Number(values.priceWeight || 0) +
    rows.reduce((total, row) => total + Number(row.weight || 0), 0);
  return sum === 100 ? null : say('价格分与各评分项权重合计{sum},应为100。', { sum });
}

const leaseTerms: readonly Field[] = [
  lines('prohibited', '禁止行为', { item: '行为' }),
  text('rentFree', '免租期'),
  text('utilities', '费用负担'),
  text('lessorRepairs', '出租方维修范围'),
  yesno('subletAllowed', '经同意可以转租'),
  whole('overdueDaysToTerminate', '逾期多少日可解除', { unit: '日' }),
  money('breachPenalty', '其他违约的违约金'),
  whole('returnWithinDays', '返还期限', { unit: '日' }),
];
const worksTerms: readonly Field[] = [
  text('method', '承包方式'),
  text('quality', '质量标准'),
  text('priceForm', '价款形式'),
  whole('safetyFeeBasisPoints', '安全文明施工费', { unit: '‱' }),
  whole('wagesBasisPoints', '付入工资账户的比例', { unit: '‱' }),
  text('materials', '材料设备的供应'),
  list('warranty', '保修期限', '保修项目', [text('item', '保修项目'), text('length', '保修期限')]),
  yesno('subcontractingAllowed', '经同意可以分包'),
  whole('delayDailyBasisPoints', '逾期完工每日违约金', { unit: '‱' }),
  whole('delayCapBasisPoints', '逾期完工违约金上限', { unit: '‱' }),
];
const only = (fields: readonly Field[], when: (c: Circumstances) => boolean) =>
  fields.map((field) => ({ ...field, when }) as Field);

export const tenderFile: EventForm = {
  intro: '公告、合同和评审都以这份文件为准。理事长确认后才能发布公告。',
  tally: countWeights,
  sections: [
    {
      title: '资格与公平竞争',
      fields: [
        area('conditions', '资格条件', {
          initial: (c) =>
            isWorks(c)
              ? '依法登记、具有承担本工程所需资质的企业或个体工商户'
              : '具有完全民事行为能力的自然人、法人或其他组织',
        }),
        yesno('postQualification', '资格后审', {
          hint: '报名即可报价,开标后再审资格',
          initial: (c) => isProcurement(c) || c.view.mode.key === 'sealed',
        }),
        list(
          'fairnessItems',
          '公平竞争审查',
          '事项',
          [text('item', '审查事项'), confirm('passed', '符合')],
          {
            initial: () =>
              ['未设置不合理的准入条件', '未限定特定的产品或供应商', '未设置地域限制'].map(
                (item) => ({ item }),
              ),
          },
        ),
        deny('conditionsTailored', '资格条件没有指向特定主体'),
      ],
    },
    {
      title: '保证金与评审办法',
      fields: [
        money('deposit', '保证金', {
          rule: depositLine,
          initial: (c) => typedYuan(Math.floor(limitOf(c) * (isAsset(c) ? 0.1 : 0.01))),
        }),
        text('depositAccount', '保证金专户', { hint: '交易站或区的专户名称' }),
        text('depositBank', '开户银行'),
        text('depositAccountNumber', '专户账号'),
        money('bond', '履约保证金', {
          rule: bondLine,
          initial: (c) => typedYuan(isWorks(c) ? Math.floor(limitOf(c) * 0.05) : 0),
        }),
        whole('minOffers', '最少有效报价家数', {
          unit: '家',
          initial: (c) =>
            isAsset(c) && c.view.mode.key !== 'scored'
              ? '1'
              : c.view.mode.key === 'negotiation'
                ? '2'
                : '3',
        }),
        choice(
          'award',
          '成交办法',
          { price: '按价格', score: '按得分' },
          { initial: ({ view }) => (view.mode.key === 'scored' ? 'score' : 'price') },
        ),
        whole('priceWeight', '价格分权重', {
          unit: '分',
          when: byScore,
          initial: ({ view }) => (view.mode.key === 'scored' ? '60' : '100'),
        }),
        list(
          'scoring',
          '评分项',
          '评分项',
          [
            text('name', '名称'),
            text('key', '代号', { hint: '小写字母,例如 plan' }),
            whole('weight', '权重', { unit: '分' }),
          ],
          {
            when: byScore,
            sum: 'weight',
            initial: ({ view }) =>
              view.mode.key === 'scored'
                ? [
                    { name: '实施方案', key: 'plan', weight: '25' },
                    { name: '服务承诺', key: 'service', weight: '15' },
                  ]
                : [],
          },
        ),
      ],
    },
    {
      title: '期限与付款',
      fields: [
        date('planReportedOn', '入市方案报区日期', {
          when: ({ view }) => view.category.key === 'construction_land',
          required: true,
        }),
        whole('termMonths', '期限', {
          unit: '个月',
          when: isAsset,
          initial: ({ view }) =>
            String(
              view.facts?.resolution?.termMonths ?? view.facts?.application?.termMonths ?? '',
            ),
        }),
        date('startsOn', '合同起始日期', {
          when: isAsset,
          initial: startOfTerm,
          rule: startLine,
        }),
        whole('escalation', '租金每年递增', { unit: '%', when: isAsset, initial: () => '0' }),
        text('duration', '工期或履行期限', { when: isProcurement, hint: '例如:60日历天' }),
        whole('retention', '质量保证金', {
          unit: '%',
          when: isProcurement,
          rule: retentionLine,
          initial: (c) => (isWorks(c) ? '3' : '0'),
        }),
        whole('retentionMonths', '质量保证期', {
          unit: '个月',
          when: isProcurement,
          initial: (c) => (isWorks(c) ? '24' : '0'),
        }),
        whole('advance', '预付款', {
          unit: '%',
          when: isProcurement,
          rule: advanceLine,
          initial: () => '0',
        }),
        area('paymentTerms', '付款方式', {
          rows: 2,
          initial: (c) =>
            isAsset(c) ? '先付后用，每年一付' : '按进度支付60%，结算后支付至97%，质量保证金3%',
        }),
        area('contractDraft', '合同草案要点', { initial: () => '按平台合同示范文本' }),
      ],
    },
    {
      title: '优先权',
      folded: true,
      when: isAsset,
      fields: [
        whole('priorityHolders', '公告载明的优先权人数', { unit: '人', initial: () => '0' }),
        date('prioritiesServedOn', '书面通知送达日期', { rule: priorityLine }),
        list('priorities', '优先权人与依据(按行使顺序)', '优先权人', [
          text('holder', '优先权人'),
          text('ground', '依据'),
        ]),
      ],
    },
    {
      title: '开标地点与联系方式',
      fields: [
        text('place', '开标地点', { initial: ({ view }) => `${view.town.name}公共资源交易站` }),
        text('contact', '咨询与异议受理方式', {
          initial: ({ view }) => `${view.town.name}公共资源交易站`,
        }),
        group('offices', '受理机构', [
          group('station', '交易站', [text('phone', '电话'), text('address', '地址')]),
          group('town', '镇街三资办', [text('phone', '电话')]),
          group('discipline', '镇街纪(工)委', [text('phone', '电话')]),
        ]),
        evidence('other'),
      ],
    },
    {
      title: '合同条款(不填的按平台示范条款)',
      folded: true,
      fields: [
        group('contractTerms', '合同条款', [
          whole('lateDailyBasisPoints', '逾期付款每日违约金', { unit: '‱' }),
          whole('copies', '合同份数', { unit: '份' }),
          text('dispute', '争议的解决'),
          whole('bondReturnDays', '履约保证金返还期限', { unit: '日' }),
          ...only(leaseTerms, isAsset),
          ...only(worksTerms, isWorks),
        ]),
      ],
    },
  ],
};
