/** Stage 3 报名竞价: forms of checkpoints 7 to 10. */
import { interestOf } from '../../../server/machines/deposit-interest.js';
import {
  bidders,
  type Circumstances,
  dues,
  spokenYuan,
  today,
  typedYuan,
} from './circumstances.js';
import {
  area,
  bidder,
  confirm,
  date,
  type EventForm,
  evidence,
  type Field,
  form,
  group,
  instant,
  list,
  money,
  type Option,
  pick,
  priceUnit,
  text,
  whole,
  yesno,
} from './field.js';
import { hoursLine, windowLine } from './announcement-lines.js';
import { nextWindow } from './legal-dates.js';
import { typedInstant } from './wall-clock.js';
import { say } from '../words.js';

export const everyBidder = (c: Circumstances): Option[] =>
  bidders(c).map((b) => ({ value: b.bidder, label: b.name || b.bidder, ...(b.name && { bidder: b.bidder }) }));
const refundable = (c: Circumstances): Option[] =>
  bidders(c)
    .filter((b) => b.refundable)
    .map((b) => ({
      value: b.bidder,
      label: b.name || b.bidder,
      bidder: b.bidder,
      note: spokenYuan(b.deposit.received),
    }));
const priorities = ({ view }: Circumstances): Option[] =>
  Array.from({ length: view.facts?.tenderFile?.priorityHolders ?? 10 }, (_, i) => ({
    value: String(i + 1),
    label: say('第{no}顺位', { no: i + 1 }),
  }));
const openIncome = (c: Circumstances): Option[] =>
  dues(c)
    .filter((d) => d.state === 'open' && (c.view.side.key === 'asset' || d.kind === 'bond'))
    .map((d) => ({
      value: String(d.no),
      label: `${d.no}. ${d.label} · ${spokenYuan(d.amount - d.paid)}`,
    }));

const at = (key: 'offersOpenAt' | 'offersCloseAt' | 'openingAt') => (c: Circumstances) =>
  typedInstant(nextWindow(c)?.[key] ?? null);
/** Offers, close and opening announced anew. */
export const newWindow = (when: Field['when']): Field =>
  group(
    'newWindow',
    '新的报价时段',
    [
      instant('offersOpenAt', '报价开始', { initial: at('offersOpenAt'), rule: windowLine }),
      instant('offersCloseAt', '报价截止', { initial: at('offersCloseAt') }),
      instant('openingAt', '开标', { initial: at('openingAt'), rule: hoursLine }),
    ],
    { when },
  );
const missed = (c: Circumstances) =>
  Boolean(c.view.facts?.missedWindow) ||
  (c.view.dates?.offersOpenAt ?? Number.POSITIVE_INFINITY) <= c.now;

/** Of a terminated trade deposits go back with what they bore. */
function leastInterest({ view, law, now }: Circumstances): string {
  const deposit = view.bidders?.find((b) => b.refundable)?.deposit;
  return view.facts?.terminated && law && deposit
    ? typedYuan(interestOf({ deposit }, now, law).least)
    : '0.00';
}

export const biddingForms: Record<string, EventForm> = {
  register_bidder: form(
    [
      confirm('commitment', '我已阅读公告,承诺遵守公告与交易规则'),
      yesno('noConflict', '与本村村干部及交易工作人员无利害关系', {
        hint: '如实声明;隐瞒的,成交无效',
      }),
      confirm('consentToPublish', '同意成交后公示名称'),
      pick('priority', '主张优先权', priorities, { hint: '不主张的不选' }),
      evidence('permit', 'authority', 'other'),
    ],
    {
      intro: '开标前没有人能看到谁报了名。报名后请按回执上的子账号缴纳保证金。',
      consequence: '报名后须在截止前缴足保证金,未到账的报价无效。',
    },
  ),
  withdraw_registration: form([], {
    grave: true,
    intro: '撤回后不再参加本项目,已缴的保证金会退还。',
    consequence: '撤回报名后,已交的报价一并作废。',
  }),
  record_deposit: form(
    [
      bidder(everyBidder, { label: '保证金子账号', hint: '银行流水附言里的子账号:b-加12位字母数字' }),
      money('amount', '到账金额', {
        initial: ({ view }) => typedYuan(view.facts?.tenderFile?.deposit),
      }),
      instant('receivedAt', '到账时刻', { initial: ({ now }) => typedInstant(now) }),
      text('bankReference', '银行流水号'),
    ],
    { intro: '只按银行流水登记。开标前不显示报名名单。' },
  ),
  submit_offer: form(
    [
      money('amount', '报价', { required: true, unit: priceUnit }),
      text('text', '说明', { hint: '不超过300字' }),
    ],
    {
      seals: 'offer',
      intro:
        '报价在您的浏览器里封好再送出(平台密封)。开标前页面上谁都看不到金额;截止前可以再交,以最后一次为准。',
      consequence: '请核对金额。平台以受理时刻为准,截止时刻起不再接收。',
    },
  ),
  withdraw_offer: form([], {
    grave: true,
    intro: '撤回后您没有有效报价,截止前可以重新提交。',
    consequence: '撤回报价立即生效。',
  }),
  review_qualification: form(
    [
      list(
        'decisions',
        '逐家审查',
        '报名人',
        [
          bidder(everyBidder, { settled: true }),
          list('items', '审查事项', '事项', [
            text('item', '事项'),
            yesno('passed', '审查结果', { answers: ['符合', '不符合'] }),
          ]),
          yesno('qualified', '结论', { answers: ['合格', '不合格'] }),
          text('ground', '理由', { hint: '不合格的必填' }),
        ],
        {
          fixed: true,
          // Each item is judged on its own: nobody passes by leaving the form as it was.
          initial: (c) =>
            bidders(c).map((b) => ({
              bidder: b.bidder,
              items: ['主体资格', '资格条件', '信用与欠款', '利害关系'].map((item) => ({ item })),
            })),
        },
      ),
    ],
    { intro: '初审与复核由两人分别办理,逐家逐项写明结论。' },
  ),
  confirm_qualification: form([confirm('confirmed', '复核同意初审结论'), newWindow(missed)], {
    consequence: '复核后结论送达各报名人,不能更改。',
  }),
  attest_opening: form([confirm('sealsIntact', '密封完好,件数与截止时记录一致')], {
    intro: '您作为监督人确认密封完好后,交易站才能开标。',
  }),
  open_offers: form(
    [
      text('attended', '到场情况', { initial: () => '监督人员与交易站工作人员到场' }),
      evidence('photo', 'other'),
    ],
    {
      intro: '点“开标”后系统解封全部报价,当场显示并生成开标记录。',
      consequence: '开标不能撤回,全部报价随即公开给办理人员。',
    },
  ),
  record_external_opening: form([
    text('centre', '交易中心'),
    text('reference', '交易编号'),
    date('openedOn', '开标日期', { initial: today }),
    whole('offers', '有效报价家数', { unit: '家' }),
    evidence('other'),
  ]),
  negotiate: form([
    area('record', '谈判内容', { hint: '与谁、谈了什么、结果如何' }),
    evidence('minutes', 'other'),
  ]),
  return_deposit: form(
    [
      bidder(refundable),
      money('amount', '退还金额', {
        initial: ({ view }) => typedYuan(view.bidders?.find((b) => b.refundable)?.deposit.received),
      }),
      money('interest', '利息', { initial: leastInterest }),
      text('bankReference', '银行流水号'),
    ],
    { intro: '只列出现在可以退还的保证金。' },
  ),
  convert_deposit: form([pick('due', '抵作哪一项', openIncome)], {
    intro: '成交方的保证金转为履约保证金或价款。',
    consequence: '转抵后不再退还这笔保证金。',
  }),
  leave_deposit: form([confirm('agreed', '同意保证金留待下一轮')], {
    consequence: '同意后保证金不退,下一轮报名时直接使用。',
  }),
};
