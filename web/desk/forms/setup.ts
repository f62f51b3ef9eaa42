/** Stage 1 项目建立: forms of checkpoints 1 to 4. */
import { BODY_NAMES } from '../../../server/machines/who-decides.js';
import { say } from '../words.js';
import { application } from './application.js';
import { isAsset, typedYuan } from './circumstances.js';
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
  moneys,
  priceUnit,
  text,
  whole,
  yesno,
  type Values,
} from './field.js';
import { appraisalLine, assemblyNoticeLine, bodyLine, comparablesLine, planLine, reserveLine, resultPublicityLine, tallyLine } from './setup-lines.js';

const number = (value: unknown) => Number(value || 0);

/** What the machine counts, counted while typing. */
function countTally(values: Values): string | null {
  const [present, agree, against, abstain, recused] = [
    'present',
    'agree',
    'against',
    'abstain',
    'recused',
  ].map((key) => number(values[key]));
  if (values.present === '' || values.present === undefined) return null;
  const sum = (agree ?? 0) + (against ?? 0) + (abstain ?? 0) + (recused ?? 0);
  if (number(values.present) > number(values.entitled))
    return say('实到{present}人超过应到{entitled}人。', { present: present ?? 0, entitled: number(values.entitled) });
  if (sum !== present) return say('同意、反对、弃权与回避合计{sum}人,实到{present}人,两者应相等。', { sum, present: present ?? 0 });
  return null;
}

export const setupForms: Record<string, EventForm> = {
  submit_application: application,
  record_resolution: {
    intro: '按会议记录如实填写。人数对不上、机构不够、公示不满,系统都会当场说明。',
    tally: countTally,
    sections: [
      {
        title: '会议与决策机构',
        fields: [
          text('number', '决议编号'),
          choice('body', '决策机构', BODY_NAMES, { rule: bodyLine, initial: () => 'delegates' }),
          date('proposedOn', '提议日期'),
          date('discussedOn', '商议日期'),
          date('reviewedOn', '审议日期'),
          date('planPublishedOn', '方案公示起始日期', { rule: planLine, hint: '非重大事项可不填' }),
          date('noticeOn', '会议通知日期', {
            when: (_c, v) => v.body === 'assembly',
            rule: assemblyNoticeLine,
          }),
          date('heldOn', '决议日期'),
          date('publishedOn', '决议结果公示起始日期', { rule: resultPublicityLine }),
        ],
      },
      {
        title: '到会与表决',
        fields: [
          whole('entitled', '应到人数', { unit: '人', rule: tallyLine }),
          whole('present', '实到人数', { unit: '人', hint: '含线上与委托' }),
          whole('online', '其中线上', { unit: '人', initial: () => '0' }),
          whole('proxies', '其中委托', { unit: '人', initial: () => '0' }),
          yesno('proxiesOfHousehold', '受托人均为同户成员且有书面委托', {
            when: (_c, v) => number(v.proxies) > 0,
            initial: () => false,
          }),
          whole('recused', '其中回避(到会不表决)', { unit: '人', initial: () => '0' }),
          whole('agree', '同意', { unit: '人' }),
          whole('against', '反对', { unit: '人', initial: () => '0' }),
          whole('abstain', '弃权', { unit: '人', initial: () => '0' }),
        ],
      },
      {
        title: '授权',
        fields: [
          money('limit', { asset: '授权的底价下限', procurement: '授权的限价上限' }, {
            unit: priceUnit,
            initial: ({ view }) => typedYuan(view.facts?.application?.estimate),
          }),
          whole('termMonths', '期限', {
            unit: '个月',
            when: isAsset,
            initial: ({ view }) => String(view.facts?.application?.termMonths ?? ''),
          }),
          yesno('mayLower', '授权流标后降低底价', { when: isAsset, initial: () => false }),
          text('partyCode', '相对方的平台主体编号', {
            required: true,
            when: ({ view }) => view.mode.key === 'agreement',
          }),
          evidence('minutes', 'resolution_notice', 'plan_notice'),
        ],
      },
      {
        title: '记录人与主持人',
        folded: true,
        fields: [
          group('personal', '个人信息(单独保存,可依法删除)', [
            text('recorder', '记录人'),
            text('chair', '主持人'),
          ]),
        ],
      },
    ],
  },
  countersign_resolution: form([confirm('witnessed', '会议与公示属实,票数与记录一致')], {
    intro: '您作为村监会确认:会议真实召开、票数属实、结果已公示。',
    consequence: '联署后决策节点完成,项目进入定价。联署写入存证,不能撤回。',
  }),
  reject_resolution: form([area('reasons', '理由', { hint: '写明哪里不符,村会计据此改正' })], {
    grave: true,
    consequence: '退回后村会计须重新登记决策。',
  }),
  propose_valuation: form(
    [
      choice(
        'method',
        '定价依据',
        { appraisal: '评估', comparables: '可比实例', budget: '预算' },
        { initial: (c) => (isAsset(c) ? 'comparables' : 'budget'), rule: appraisalLine },
      ),
      money('appraised', '评估价', { when: (_c, v) => v.method === 'appraisal', required: true }),
      date('appraisalPublishedOn', '评估结果公示起始日期', {
        when: (_c, v) => v.method === 'appraisal',
      }),
      moneys('comparables', '可比实例价格', {
        item: '实例',
        when: (_c, v) => v.method === 'comparables',
        rule: comparablesLine,
      }),
      yesno('secret', '底价保密', {
        hint: '保密的由理事长封存、监事联署,会计不填金额',
        initial: () => false,
      }),
      money('amount', { asset: '底价', procurement: '限价' }, {
        when: (_c, v) => v.secret !== true,
        required: true,
        rule: reserveLine,
        unit: priceUnit,
        initial: ({ view }) => typedYuan(view.facts?.resolution?.limit),
      }),
      evidence('appraisal', 'budget', 'other'),
    ],
    { intro: '提出底价或限价,由理事长确认。' },
  ),
  seal_reserve: form([money('amount', '保密底价', { required: true, unit: priceUnit })], {
    seals: 'reserve',
    intro: '底价在您的浏览器里封好再送出,平台收到的是密封包。开标成交前,页面上谁都看不到金额。',
    consequence: '封存后须由监事核对哈希值联署。请勿把金额告诉任何人。',
  }),
  countersign_reserve: form(
    [
      text('packageHash', '密封包的哈希值', {
        hint: '请理事长出示封存回执,逐位核对',
        initial: ({ view }) => view.facts?.valuation?.packageHash ?? '',
      }),
    ],
    {
      intro: '核对理事长手中回执上的哈希值,与这里显示的一致才联署。',
      consequence: '联署后保密底价不能再改。',
    },
  ),
  confirm_valuation: form(
    [confirm('confirmed', { asset: '同意按所提底价办理', procurement: '同意按所提限价办理' })],
    {
      intro: '村会计提出的定价列在下面,核对后确认。',
      consequence: '确认后送镇街审核。确认写入存证,不能撤回。',
    },
  ),
  approve_project: {
    intro: '逐项审核,每项都通过才能审核通过;有一项不符的,请用“退回补正”。',
    consequence: '审核通过后项目名称公开,交易站即可编制交易文件。',
    sections: [
      {
        fields: [
          list(
            'items',
            '逐项审核意见',
            '事项',
            [text('item', '审核事项'), confirm('passed', '通过'), text('remark', '备注')],
            {
              initial: () =>
                ['标的权属', '民主程序', '定价依据', '交易方式', '资金来源或上期合同'].map(
                  (item) => ({ item }),
                ),
            },
          ),
          yesno('modeGroundApproved', '认可协议或谈判方式的情形', {
            when: ({ view }) => Boolean(view.facts?.project.ground),
            initial: () => false,
          }),
          text('number', '审核编号', { initial: ({ view }) => `${view.code}-SH` }),
        ],
      },
    ],
  },
  return_project: form(
    [
      choice('to', '退回至', {
        application: '立项申报',
        resolution: '民主决策',
        valuation: '定价',
      }),
      area('reasons', '理由', { hint: '逐条写明要补什么、改什么' }),
    ],
    { grave: true, consequence: '退回后由村里重新办理所选节点及其后的节点。' },
  ),
};
