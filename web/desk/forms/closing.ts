/** Stage 7 结项归档: forms of checkpoints 19 and 20. */
import { isAsset, isProcurement, today, typedYuan } from './circumstances.js';
import {
  area,
  confirm,
  date,
  type EventForm,
  evidence,
  form,
  group,
  list,
  money,
  pick,
  text,
  yesno,
} from './field.js';
import { say } from '../words.js';

const STARS = ['很不满意', '不满意', '一般', '满意', '非常满意'];
const stars = () =>
  STARS.map((word, i) => ({ value: String(i + 1), label: `${say('{points}分', { points: i + 1 })} ${say(word)}` })).reverse();

export const closingForms: Record<string, EventForm> = {
  propose_settlement: {
    intro: '提出后由监事、村民代表、镇街等三人以上签署验收。',
    sections: [
      {
        fields: [
          money('amount', '结算金额', {
            initial: ({ view }) => typedYuan(view.facts?.contract?.total),
          }),
          area('condition', '验收或收回情况', { rows: 3 }),
          // The schema asks both sides; a procurement has nothing to return.
          yesno('returned', '标的已收回', { when: isAsset, initial: isAsset, sentAnyway: true }),
          text('reviewer', '结算审核单位', { when: isProcurement }),
          date('returnedOn', '实际返还日期', { when: isAsset, initial: today }),
          text('meters', '计量读数', { when: isAsset }),
          text('renewedBy', '承接本标的的新项目编号', { when: isAsset }),
          list(
            'deductions',
            '从履约保证金中扣除',
            '扣除',
            [text('item', '扣除项目'), money('amount', '金额'), text('basis', '依据')],
            { when: isAsset },
          ),
          text('next', '后续安排', { when: isAsset }),
          evidence('acceptance', 'photo'),
        ],
      },
    ],
  },
  sign_acceptance: form(
    [
      area('opinion', '验收意见', { rows: 2, initial: () => '同意验收' }),
      confirm('passed', '验收通过'),
    ],
    {
      consequence: '签署写入存证,不能撤回。',
    },
  ),
  file_engineer_acceptance: form(
    [
      group('personal', '签署人(单独保存,可依法删除)', [text('engineer', '监理工程师')]),
      area('opinion', '监理的验收意见', { rows: 2 }),
      confirm('passed', '监理意见为验收通过'),
      evidence('acceptance', 'other'),
    ],
    {
      intro: '附上监理签字盖章的验收意见;代替镇街的签署。',
      consequence: '登记写入存证,不能撤回。',
    },
  ),
  reject_acceptance: form([area('reasons', '理由')], {
    grave: true,
    consequence: '村会计须整改后重新提出验收结算。',
  }),
  rate: form(
    [
      pick('stars', '评价', stars, { initial: () => '5' }),
      area('remark', '意见', { rows: 2 }),
    ],
    {
      intro: '评议会计入全过程公开页。',
    },
  ),
  ratify_emergency: form([
    date('meetingOn', '会议日期'),
    text('resolution', '决议文号'),
    evidence('minutes'),
  ]),
  archive_project: form(
    [
      area('remark', '归档说明', { rows: 2 }),
      text('custodian', '档案保管单位', { initial: ({ view }) => `${view.town.name}三资办` }),
      text('keptFor', '保管期限', { initial: () => '30年' }),
    ],
    {
      intro: '系统核对保证金、款项、异议和文书,都了结了才能归档。',
      consequence: '归档后项目不再接受任何办理,只退还未到期的质量保证金。',
    },
  ),
};
