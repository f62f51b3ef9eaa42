/** Stage 4 定标: forms of checkpoints 11 to 13. */
import { everyBidder, newWindow } from './bidding.js';
import { type Circumstances, standing, today } from './circumstances.js';
import {
  area,
  bidder,
  choice,
  confirm,
  date,
  type EventForm,
  evidence,
  type Field,
  form,
  group,
  list,
  money,
  onlyOne,
  type Option,
  pick,
  text,
  whole,
  yesno,
} from './field.js';
import { answerLine, lowPriceLine, publicityLine } from './selection-lines.js';
import { say } from '../words.js';

const openObjections = ({ view }: Circumstances): Option[] =>
  (view.facts?.objections ?? [])
    .filter((o) => o.open)
    .map((o) => ({ value: String(o.no), label: say('第{no}号异议', { no: o.no }) }));
const opened = (c: Circumstances): Option[] =>
  everyBidder({ ...c, view: { ...c.view, bidders: standing(c) } });
const scores: Field = { key: 'scores', label: '评分', widget: 'scores' };

export const selectionForms: Record<string, EventForm> = {
  check_substance: form(
    [
      list(
        'decisions',
        '逐家结论',
        '报名人',
        [
          bidder(opened, { settled: true }),
          yesno('passed', '结论', { answers: ['通过', '不通过'] }),
          text('ground', '理由', { hint: '不通过的必填' }),
        ],
        {
          fixed: true,
          // Each is judged on its own: none passes by leaving the form as it was.
          initial: (c) => standing(c).map((b) => ({ bidder: b.bidder })),
        },
      ),
    ],
    {
      intro: '资格后审:逐家核对资格与实质性响应,不通过须写明理由。',
      consequence: '结论写入评审记录,不能更改。',
    },
  ),
  accept_explanation: form([
    bidder(opened, { rule: lowPriceLine }),
    area('explanation', '书面说明要点'),
    evidence('other'),
  ]),
  reject_explanation: form(
    [bidder(opened, { rule: lowPriceLine }), area('reasons', '不认可的理由'), evidence('other')],
    {
      grave: true,
      consequence: '不认可的报价作无效处理。',
    },
  ),
  exercise_priority: form([confirm('match', '同意按最优报价行使优先权')], {
    intro: '您是公告载明的优先权人,可以按最优报价成交。',
    consequence: '行使后您即为中选候选人;逾期不行使视为放弃。',
  }),
  draw_reviewers: form(
    [whole('count', '抽取人数', { unit: '人', hint: '3至9人,须为单数', initial: () => '3' })],
    {
      intro: '系统随机抽取,种子与名单写入存证,任何人可以重算。',
      consequence: '抽取结果不能重抽;需要回避的由专家本人申请。',
    },
  ),
  recuse: form([area('reasons', '回避理由')], {
    grave: true,
    consequence: '回避后由系统补抽其他专家。',
  }),
  score_offers: form(
    [confirm('noConflict', { asset: '与各竞买人均无利害关系', procurement: '与各供应商均无利害关系' }), scores],
    {
      intro: '按公告载明的评分项独立评分:每项满分100分,按权重折算;其余权重为价格分,由系统计算。提交前别人看不到您的分数。',
      consequence: '提交后分数不能更改。',
    },
  ),
  confirm_ranking: form(
    [
      area('report', '评审意见', { initial: () => '按公告载明的办法评审并排序' }),
      evidence('other'),
    ],
    {
      intro: '系统按公告的办法排好名次,请核对后确认。',
      consequence: '确认后名次写入存证,随后发布结果公示。',
    },
  ),
  record_external_evaluation: form([
    text('winnerCode', '中选人的平台主体编号'),
    money('amount', '中选金额'),
    evidence('other'),
  ]),
  publish_result: form([], {
    intro: '公示第一候选人的名称、价格与排名,公示期内接受异议。',
    rule: publicityLine,
    consequence: '公示立即公开。',
  }),
  record_external_publicity: form([
    date('publishedOn', '公示起始日期'),
    date('endedOn', '公示截止日期', { initial: today }),
    evidence('other'),
  ]),
  raise_objection: form(
    [
      area('content', '异议内容', { hint: '写明事实、依据和要求' }),
      group('personal', '提出人(单独保存,可依法删除)', [text('objector', '姓名或名称')]),
    ],
    { intro: '异议由交易站在规定期限内答复,答复前公示不结束。' },
  ),
  dismiss_objection: form(
    [pick('no', '异议', openObjections, { rule: answerLine, initial: onlyOne(openObjections) }), area('answer', '答复')],
    {
      intro: '写明调查的事实与不成立的理由。',
      consequence: '答复送达提出人并公开。',
    },
  ),
  uphold_objection: form(
    [
      pick('no', '异议', openObjections, { rule: answerLine, initial: onlyOne(openObjections) }),
      choice('finding', '认定', {
        ranking_error: '排名错误',
        auction_fault: '竞价故障',
        winner_unqualified: '中选人不合格',
        fraud: '弄虚作假',
        other: '其他',
      }),
      area('answer', '答复'),
      newWindow((_c, v) => v.finding === 'auction_fault'),
    ],
    {
      grave: true,
      consequence: '异议成立后按认定的情形退回相应节点,已产生的结果不再有效。',
    },
  ),
  confirm_award: form([confirm('confirmed', '同意按公示结果成交')], {
    consequence: '确认后由交易站签发成交确认书,不能撤回。',
  }),
  certify_award: form(
    [text('number', '成交确认书编号', { initial: ({ view }) => `${view.code}-CJ` })],
    {
      consequence: '签发后成交方须在期限内签订合同。',
    },
  ),
  give_up: form([area('reasons', '理由')], {
    grave: true,
    consequence: '放弃成交的,保证金不退,并且不得参加本项目下一轮交易。',
  }),
};
