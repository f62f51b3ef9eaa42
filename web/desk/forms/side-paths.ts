/** Beside the flow: forms for failure, suspension and termination. */
import { civilDay } from '../../text/moments.js';
import { MODES } from '../../../server/machines/modes.js';
import { type Circumstances, dues, spokenYuan } from './circumstances.js';
import { area, choice, type EventForm, evidence, form, pick, text, yesno } from './field.js';

const OTHER_WAYS = { negotiation: MODES.negotiation.name, agreement: MODES.agreement.name };

const askedByDiscipline = ({ view }: Circumstances) =>
  view.facts?.suspension?.by === 'discipline' ? 'discipline' : undefined;

export const sidePathForms: Record<string, EventForm> = {
  choose_next_round: form(
    [
      choice('choice', '下一轮怎么办', {
        same_terms: '原条件再次公告',
        lower_reserve: '在授权内降低底价',
        new_resolution: '重新民主决策',
      }),
      choice('mode', '改用的方式', OTHER_WAYS, {
        hint: '两次失败后才能改,不改的不选',
        when: ({ view }) => (view.facts?.failures ?? 0) >= 2,
      }),
    ],
    {
      intro: '保证金全部退清,或本人书面同意留存后,新一轮才能开始。',
      consequence: '选定后不能更改。',
    },
  ),
  suspend: form(
    [
      choice(
        'ground',
        '情形',
        { complaint: '投诉', dispute: '纠纷', fault: '故障', discipline: '纪委提请' },
        { initial: askedByDiscipline },
      ),
      area('reasons', '理由'),
      evidence('other'),
    ],
    { grave: true, consequence: '中止期间只办异议、答复、退款、恢复和终止;最长30日,可延长一次。' },
  ),
  request_stop: form([area('reasons', '理由')], {
    grave: true,
    intro: '提请后交易暂停,由镇街在3个工作日内决定是否中止。',
    consequence: '暂停立即生效。',
  }),
  renew_suspension: form([area('reasons', '理由')], { consequence: '只能延长一次。' }),
  resume: form([area('reasons', '理由')], {
    intro: '恢复当日发布恢复公告,各时点按剩余工作日重算。',
    consequence: '剩余工作日接着计算,正在进行的报价时段重新开始。',
  }),
  terminate: form(
    [
      yesno('ownWish', '本集体自行要求终止'),
      text('resolution', '本集体要求终止的决议文号', {
        when: (_c, v) => v.ownWish === true,
        required: true,
      }),
      area('reasons', '理由'),
      evidence('minutes', 'other'),
    ],
    { grave: true, consequence: '终止后不能恢复,保证金连同利息退还。' },
  ),
  release_retention: form(
    [
      pick('due', '哪一笔', (c) =>
        dues(c)
          .filter((d) => d.by === 'after' && d.state === 'open')
          .map((d) => ({
            value: String(d.no),
            label: `${d.no}. ${d.label} · ${spokenYuan(d.amount)} · ${civilDay(d.dueOn)}`,
          })),
      ),
      text('bankReference', '银行流水号'),
    ],
    { consequence: '质量保证金退还成交方。' },
  ),
};
