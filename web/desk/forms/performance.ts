/** Stage 6 履约管理: forms of checkpoints 16 to 18. */
import type { Due } from '../../../server/machines/facts.js';
import { dateOf } from '../../../server/machines/time.js';
import { civilDay } from '../../text/moments.js';
import { type Circumstances, dues, inDays, spokenYuan, today, typedYuan } from './circumstances.js';
import {
  area,
  choice,
  confirm,
  date,
  type EventForm,
  evidence,
  type Field,
  form,
  list,
  money,
  type Option,
  pick,
  text,
} from './field.js';
import { changeLine } from './contract-lines.js';
import { say } from '../words.js';

const inward = (c: Circumstances, due: Due) => c.view.side.key === 'asset' || due.kind === 'bond';
const offered =
  (fits: (c: Circumstances, due: Due) => boolean) =>
  (c: Circumstances): Option[] =>
    dues(c)
      .filter((d) => fits(c, d))
      .map((d) => ({
        value: String(d.no),
        label: `${d.no}. ${d.label} · ${spokenYuan(d.amount - d.paid)} · ${civilDay(d.dueOn)}`,
      }));
const toReceive = (c: Circumstances, d: Due) =>
  d.state === 'open' && inward(c, d) && d.amount > d.paid;
const toApply = (c: Circumstances, d: Due) =>
  d.state === 'open' && !inward(c, d) && d.by !== 'after' && d.amount > 0;
const toRelease = (c: Circumstances, d: Due) => d.state === 'applied' && !inward(c, d);
const bonds = (_c: Circumstances, d: Due) => d.kind === 'bond' && d.state === 'paid';

const due = (fits: (c: Circumstances, due: Due) => boolean): Field =>
  pick('due', '哪一笔', offered(fits), {
    initial: (c) => offered(fits)(c)[0]?.value ?? '',
    named: offered(() => true),
  });
/** What is still owed on the first due that fits. */
const owed = (fits: (c: Circumstances, due: Due) => boolean) => (c: Circumstances) => {
  const first = dues(c).find((d) => fits(c, d));
  return typedYuan(first && first.amount - first.paid);
};
const rectifications = ({ view }: Circumstances): Option[] =>
  (view.facts?.rectifications ?? []).map((no) => ({ value: String(no), label: say('第{no}号整改', { no }) }));
/** What was booked and not taken back yet. */
const bookings = ({ view }: Circumstances): Option[] =>
  (view.bookings ?? [])
    .filter((b) => !b.reversed)
    .map((b) => {
      const booked = { due: b.due, amount: spokenYuan(b.amount), when: civilDay(dateOf(b.at)) };
      const said = b.event === 'receive_payment' ? say('第{due}笔 · 收{amount} · {when}', booked) : say('第{due}笔 · 付{amount} · {when}', booked);
      const voucher = b.receiptNumber ? say('票据{number}', { number: b.receiptNumber }) : null;
      return { value: String(b.entry), label: voucher ? `${said} · ${voucher}` : said };
    });
const VOUCHERS = {
  digital_invoice: '数电发票',
  fiscal_bill: '财政电子票据',
  unified_receipt: '统一收据',
};

export const performanceForms: Record<string, EventForm> = {
  record_handover: form(
    [
      list('items', '交付清单', '项目', [text('item', '名称'), text('condition', '状况')], {
        initial: ({ view }) => [{ item: view.title.slice(0, 100), condition: '完好' }],
      }),
      confirm('safetyDuty', '已签订安全责任书'),
      date('actualStart', '实际交付或开工日期', { initial: today }),
      evidence('photo', 'other'),
    ],
    { intro: '现场拍照,逐件写明状况;由成交方确认后生效。' },
  ),
  confirm_handover: form([confirm('confirmed', '已按清单接收(进场)')], {
    consequence: '确认后开始履约。',
  }),
  receive_payment: form(
    [
      due(toReceive),
      money('amount', '到账金额', { initial: owed(toReceive) }),
      date('receivedOn', '到账日期', { initial: today }),
      text('bankReference', '银行流水号'),
      choice('voucher', '票据种类', VOUCHERS, { initial: () => 'unified_receipt' }),
      text('receiptNumber', '票据号码', { hint: '号码不得重复使用' }),
    ],
    { consequence: '登记后票据号码不能再用,更正须开红字。' },
  ),
  apply_payment: form(
    [
      due(toApply),
      money('amount', '申请金额', { initial: owed(toApply) }),
      text('invoiceNumber', '发票号码'),
      evidence('invoice', 'measurement', 'other'),
    ],
    { intro: '凭发票申请,由代理会计审核付款。' },
  ),
  release_payment: form(
    [
      due(toRelease),
      money('amount', '付款金额', { initial: owed(toRelease) }),
      text('bankReference', '银行流水号'),
      confirm('toContractorAccount', '付至合同约定账户', { hint: '账户写在合同里,请先打开合同核对' }),
    ],
    { consequence: '付款后不能撤回。' },
  ),
  reverse_booking: form(
    [
      pick('entry', '哪一笔登记', bookings),
      text('receiptNumber', '红字票据号码', { hint: '冲销收款时填写;冲销付款的不填' }),
      text('bankReference', '退款银行流水号', { hint: '款项没有动的不填' }),
      area('reason', '冲销原因', { rows: 2 }),
      evidence('bank_slip', 'other'),
    ],
    {
      grave: true,
      intro: '由原登记人以外的人办理。冲销后这笔款重新列为未付,再按正确的金额登记。',
      consequence: '原登记与红字单都留在存证中,不能撤回。',
    },
  ),
  demand_payment: form([date('payBy', '要求付清的日期', { initial: (c) => inDays(c, 10) })], {
    intro: '向承租人(承包人)送达催缴函。',
  }),
  return_bond: form([due(bonds), text('bankReference', '银行流水号')], {
    consequence: '履约保证金退还成交方。',
  }),
  write_off_due: form(
    [due(toReceive), area('decision', '核销决定与依据', { rows: 2 }), evidence('minutes', 'other')],
    {
      grave: true,
      consequence: '核销后这笔款不再催收。',
    },
  ),
  record_inspection: form([
    area('finding', '检查情况'),
    area('rectification', '整改要求', { hint: '没有需要整改的不填', rows: 2 }),
    evidence('inspection', 'photo'),
  ]),
  close_rectification: form([
    pick('no', '哪项整改', rectifications),
    area('result', '整改结果'),
    evidence('photo', 'inspection'),
  ]),
  record_measurement: form(
    [
      money('value', '本次计量金额', {
        initial: (c) =>
          typedYuan(
            dues(c)
              .filter((d) => d.kind === 'progress')
              .reduce((sum, d) => sum + d.amount, 0),
          ),
      }),
      evidence('measurement', 'photo'),
    ],
    { intro: '计量之后才能支付相应的进度款。' },
  ),
  amend_contract: form(
    [
      area('reason', '变更原因'),
      {
        key: 'change',
        label: '价款增减',
        widget: 'money',
        signed: true,
        hint: '减少填负数',
        rule: changeLine,
        initial: () => '0.00',
      },
      date('endsOn', '变更后的完工日期', { hint: '工期不变的不填' }),
      text('decision', '民主决策文号'),
      text('townApproval', '镇街批准文号'),
      date('dueOn', '增减款项的应付日期', { initial: today }),
      evidence('contract', 'minutes'),
    ],
    { consequence: '补充协议成为合同的一部分,不能撤回。' },
  ),
  complete_works: form(
    [date('completedOn', '完工日期', { initial: today }), evidence('photo', 'acceptance')],
    {
      consequence: '登记完工后进入验收结算。',
    },
  ),
  terminate_contract: form([area('reasons', '理由'), evidence('other')], {
    grave: true,
    consequence: '合同提前解除,随即进入验收结算,不能恢复。',
  }),
};
