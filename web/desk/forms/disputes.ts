/** Beside the flow: complaints to the town, disputes of a contract, who may not take part, and standing aside. */
import { everyBidder } from './bidding.js';
import type { Circumstances } from './circumstances.js';
import {
  area,
  bidder,
  choice,
  type EventForm,
  evidence,
  form,
  group,
  instant,
  onlyOne,
  type Option,
  pick,
  text,
  yesno,
} from './field.js';
import { complaintLine } from './selection-lines.js';
import { typedInstant } from './wall-clock.js';
import { say } from '../words.js';

const open =
  (what: 'complaints' | 'disputes', name: string) =>
  ({ view }: Circumstances): Option[] =>
    (view.facts?.[what] ?? [])
      .filter((one) => one.open)
      .map(({ no }) => ({ value: String(no), label: say('第{no}号{name}', { no, name: say(name) }) }));

export const disputeForms: Record<string, EventForm> = {
  file_complaint: form(
    [
      area('content', '投诉事项与理由', { hint: '写明事实、依据和要求' }),
      group('personal', '投诉人(单独保存,可依法删除)', [text('complainant', '姓名或名称')]),
      evidence('other'),
    ],
    { intro: '投诉由镇街处理,投诉人的身份不公开。' },
  ),
  decide_complaint: form(
    [
      pick('no', '哪件投诉', open('complaints', '投诉'), { rule: complaintLine, initial: onlyOne(open('complaints', '投诉')) }),
      yesno('upheld', '处理结论', { answers: ['投诉成立', '投诉不成立'] }),
      area('decision', '处理决定', { hint: '成立的写明后续措施' }),
      evidence('other'),
    ],
    { consequence: '处理决定送达投诉人,不能更改。' },
  ),
  record_dispute: form([area('subject', '纠纷事项'), evidence('other')], {
    intro: '纠纷了结前项目不能归档。',
  }),
  settle_dispute: form([
    pick('no', '哪件纠纷', open('disputes', '纠纷'), { initial: onlyOne(open('disputes', '纠纷')) }),
    area('result', '了结方式与结果'),
    evidence('other'),
  ]),
  record_bar: form(
    [
      bidder(everyBidder),
      choice('ground', '情形', { blacklist: '列入失信名单', arrears: '拖欠集体款项' }),
      text('source', '依据', { hint: '名单文号或欠款凭证' }),
      evidence('other'),
    ],
    { grave: true, consequence: '列入失信名单的不得参加;拖欠的在截止前结清后可以参加。' },
  ),
  clear_arrears: form([
    bidder(everyBidder),
    instant('clearedAt', '结清时刻', { initial: ({ now }) => typedInstant(now) }),
    text('reference', '凭证'),
    evidence('bank_slip', 'other'),
  ]),
  decide_relation: form(
    [
      bidder(everyBidder),
      yesno('approved', '认定结论', { answers: ['同意参加', '不同意参加'] }),
      area('reasons', '理由', { rows: 2 }),
    ],
    { intro: '报名人申报了与本村的利害关系,由镇街认定能否参加。' },
  ),
  name_acting_head: form(
    [
      text('director', '代行理事的账号'),
      text('resolution', '理事会决定文号'),
      area('reasons', '回避理由', { rows: 2 }),
      evidence('minutes', 'other'),
    ],
    { consequence: '此后由代行理事办理本项目中理事长的事项。' },
  ),
};
