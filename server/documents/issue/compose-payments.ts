/** 统一收据, 付款审批单 and 收付款票据汇总: money that came, money that went, and all of it together. */
import { priceDues } from '../../machines/contract-dues.js';
import type { Booking, DataOf } from '../../machines/events.js';
import type { Due } from '../../machines/facts.js';
import { dateOf } from '../../machines/time.js';
import { actsOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { WORDS } from '../words.js';
import { dues as plan, persons } from './compose-contract.js';
import { contractBrief, dueOf, papers } from './contract-brief.js';
import { type Material, needed, recorded } from './material.js';
import { roleName, staffName, winnerName } from './parts.js';
import { said } from './said.js';

const sum = (dues: readonly Due[], of: (due: Due) => number) =>
  dues.reduce((total, due) => total + of(due), 0);

export function composeReceipt(m: Material): FactsOf<'receipt'> {
  const received = needed(m, 'receive_payment');
  const { data } = received;
  const due = dueOf(m, data.due);
  return {
    contract: contractBrief(m),
    voucher: data.voucher,
    receiptNumber: said(data.receiptNumber),
    payer: said(winnerName(m)),
    due: { no: due.no, name: said(due.label), dueOn: due.dueOn, amount: due.amount },
    amount: data.amount,
    before: Math.max(due.paid - data.amount, 0),
    left: Math.max(due.amount - due.paid, 0),
    receivedOn: data.receivedOn,
    bankReference: said(data.bankReference),
    recorded: { by: said(staffName(m, received.actor)), at: received.at },
  };
}

export function composePaymentApproval(m: Material): FactsOf<'payment-approval'> {
  const released = needed(m, 'release_payment');
  const { data } = released;
  const due = dueOf(m, data.due);
  const applied = actsOf(m.story, 'apply_payment').findLast((e) => e.data.due === data.due);
  if (!applied) throw new Error(`document ${m.row.number}: nobody applied for due ${data.due}`);
  const paidAfter = sum(priceDues(m.facts.dues), (d) => d.paid);
  const { account } = persons(m);
  const { measured } = m.facts;
  return {
    contract: contractBrief(m),
    due: {
      no: due.no,
      name: said(due.label),
      dueOn: due.dueOn,
      amount: due.amount,
      condition: conditionOf(m, due),
    },
    amount: data.amount,
    invoiceNumber: said(applied.data.invoiceNumber),
    ground: GROUNDS[due.kind],
    ...(measured > 0 ? { measured } : {}),
    paidBefore: paidAfter - data.amount,
    paidAfter,
    account: account
      ? said(`${account.name}，${account.bank}，账号${account.number}`)
      : '合同约定的乙方账户，审核人已核对',
    bankReference: said(data.bankReference),
    steps: [
      { step: '申请付款', role: roleName(applied.role), name: said(staffName(m, applied.actor)), at: applied.at },
      { step: '审核并付款', role: roleName(released.role), name: said(staffName(m, released.actor)), at: released.at },
    ],
    attachments: papers(m, applied),
  };
}

/** What each kind of due is paid on; the machine refuses a payment before it. */
const GROUNDS: Record<Due['kind'], string> = {
  rent: '合同约定的租金（承包费）',
  bond: '合同约定的履约保证金',
  price: '合同约定的价款',
  advance: '合同约定的预付款',
  progress: '镇街签认的计量，付款累计不超过已计量金额',
  settlement: '已签署的验收结算单',
  retention: '质量保证期届满',
};

/** As the contract's own table says it; a due that came by an amendment is not in it. */
function conditionOf(m: Material, due: Due): string {
  const row = due.kind === 'bond' ? undefined : plan(m).find((d) => d.name === said(due.label));
  return row?.condition ?? '按补充协议（验收结算）支付';
}

export function composePayments(m: Material): FactsOf<'payments'> {
  const price = priceDues(m.facts.dues);
  const writtenOff = price.filter((d) => d.state === 'written_off');
  const left = (d: Due) => d.amount - d.paid;
  return {
    contract: contractBrief(m),
    direction: m.facts.project.side === 'asset' ? 'in' : 'out',
    dues: m.facts.dues.map((d) => ({
      no: d.no,
      name: said(d.label),
      dueOn: d.dueOn,
      amount: d.amount,
      paid: d.paid,
      state: d.state,
    })),
    vouchers: vouchers(m),
    writtenOff: actsOf(m.story, 'write_off_due').map(({ data }) => ({
      due: data.due,
      amount: left(dueOf(m, data.due)),
      decision: said(data.decision),
    })),
    totals: {
      due: sum(price, (d) => d.amount),
      paid: sum(price, (d) => d.paid),
      writtenOff: sum(writtenOff, left),
      later: sum(price.filter((d) => d.state === 'open' || d.state === 'applied'), left),
    },
  };
}

/** In the order in which money moved. */
function vouchers(m: Material): FactsOf<'payments'>['vouchers'] {
  const received = actsOf(m.story, 'receive_payment').map(({ at, data }) => ({
    at,
    due: data.due,
    kind: WORDS.voucher[data.voucher],
    number: said(data.receiptNumber),
    amount: data.amount,
    on: data.receivedOn,
  }));
  const paid = actsOf(m.story, 'release_payment').map(({ at, entryNo, data }) => ({
    at,
    due: data.due,
    kind: '供方发票',
    number: said(invoiceOf(m, data.due, entryNo)),
    amount: data.amount,
    on: dateOf(at),
  }));
  const taken = actsOf(m.story, 'reverse_booking').flatMap(({ at, data, found: { booking } }) =>
    booking ? [{ at, due: booking.due, ...redVoucher(booking, data), amount: -booking.amount, on: dateOf(at) }] : [],
  );
  const converted = recorded(m, 'convert_deposit');
  const turnedIn = converted && converted.entryNo > needed(m, 'prepare_contract').entryNo ? [turned(m)] : [];
  return [...received, ...paid, ...taken, ...turnedIn]
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...voucher }) => voucher);
}

function redVoucher({ voucher, receiptNumber }: Booking, data: DataOf<'reverse_booking'>) {
  if (voucher === undefined) return { kind: '付款冲销', number: `冲第${data.entry}条` };
  return { kind: `红字${WORDS.voucher[voucher as keyof typeof WORDS.voucher]}`, number: `${said(data.receiptNumber)}（冲${said(receiptNumber)}）` };
}

const invoiceOf = (m: Material, due: number, before: number) =>
  actsOf(m.story, 'apply_payment').findLast((e) => e.data.due === due && e.entryNo < before)?.data
    .invoiceNumber;

/** A deposit that became part of a due moved no money, but it is how the due was paid. */
function turned(m: Material) {
  const { at, data } = needed(m, 'convert_deposit');
  const name = m.facts.candidate?.bidder;
  return {
    at,
    due: data.due,
    kind: '交易保证金转入',
    number: '见保证金转款单',
    amount: (name && m.facts.bidders[name]?.deposit.received) || 0,
    on: dateOf(at),
  };
}
