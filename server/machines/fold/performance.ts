/** What checkpoints 16 to 20 leave behind. */
import { priceDues } from '../contract-dues.js';
import type { Due, Facts } from '../facts.js';
import { ruleValue } from '../rules/book.js';
import { type CivilDate, dateOf, instantOf } from '../time.js';
import { endOfWorkingDays, workingTime } from '../working-days.js';
import { type FoldTable, receive, takeBack, withDue } from './patch.js';

/** The settlement due is what the settled amount leaves after all other dues of the price. */
function settleDues(facts: Facts, amount: number): Due[] {
  if (facts.project.side === 'asset') return facts.dues;
  const dues = facts.dues.some((d) => d.kind === 'settlement') ? facts.dues : withSettlement(facts);
  const fixed = priceDues(dues)
    .filter((d) => d.kind !== 'settlement' && d.state !== 'written_off')
    .reduce((sum, d) => sum + d.amount, 0);
  let rest = Math.max(amount - fixed, 0);
  return dues.map((due) => {
    if (due.kind !== 'settlement' || isPaid(due)) return due;
    const share = rest;
    rest = 0;
    return { ...due, amount: share };
  });
}
const isPaid = (due: Due) => due.state === 'paid' || due.state === 'applied';

/** After an early end the plan may name no settlement; what the work done is worth is owed all the same. */
function withSettlement(facts: Facts): Due[] {
  if (!facts.contractEnded) return facts.dues;
  return [...facts.dues, extraDue(facts, '结算款', 'settlement', 0, facts.contract?.endsOn ?? '')];
}

function extraDue(
  facts: Facts,
  label: string,
  kind: Due['kind'],
  amount: number,
  dueOn: CivilDate,
): Due {
  const by = kind === 'rent' ? 'payments' : 'acceptance';
  return { no: facts.dues.length + 1, label, kind, amount, dueOn, by, state: 'open', paid: 0 };
}

/** A lower price is taken from what is still to be settled. */
function reduced(dues: readonly Due[], less: number): Due[] {
  let left = less;
  return dues.map((due) => {
    if (due.kind !== 'settlement' || due.state !== 'open' || left === 0) return due;
    const taken = Math.min(left, due.amount);
    left -= taken;
    return { ...due, amount: due.amount - taken };
  });
}

/**
 * An early end cuts what is not due yet. Rent that had fallen due stays owed; of a procurement the work done
 * is paid by the settlement. A bond paid in part is held as far as it was paid.
 */
function cutOff(facts: Facts, due: Due, today: CivilDate): Due {
  if (due.state !== 'open' || due.kind === 'settlement') return due;
  if (due.kind === 'bond') {
    return due.paid > 0
      ? { ...due, amount: due.paid, state: 'paid' }
      : { ...due, state: 'written_off' };
  }
  const owed = facts.project.side === 'asset' && facts.handedOver && due.dueOn <= today;
  if (owed) return due;
  return due.paid > 0
    ? { ...due, amount: due.paid, state: 'paid' }
    : { ...due, state: 'written_off' };
}

export const performanceFold = {
  receive_payment: (facts, { data, at }, law) => {
    const days = ruleValue(law, 'payment.receipt');
    const late = at > endOfWorkingDays(workingTime(law), instantOf(data.receivedOn), days);
    return {
      dues: withDue(facts, data.due, (due) => receive(due, data.amount)),
      ...(late ? { flagged: [...facts.flagged, `receipt:${data.due}:${data.receivedOn}`] } : {}),
    };
  },
  apply_payment: (facts, { data }) => ({
    dues: withDue(facts, data.due, () => ({ state: 'applied' })),
  }),
  release_payment: (facts, { data }) => ({
    dues: withDue(facts, data.due, (due) => ({ state: 'paid', paid: due.amount })),
  }),
  reverse_booking: (facts, { data, found }) =>
    found.booking
      ? {
          dues: withDue(facts, found.booking.due, (due) => takeBack(due, found.booking?.amount ?? 0)),
          reversed: [...(facts.reversed ?? []), data.entry],
        }
      : {},
  demand_payment: () => ({}),
  return_bond: (facts, { data }) => ({
    dues: withDue(facts, data.due, () => ({ state: 'returned' })),
  }),
  write_off_due: (facts, { data }) => ({
    dues: withDue(facts, data.due, () => ({ state: 'written_off' })),
  }),
  record_inspection: (facts, { data, at }) => {
    const inspections = facts.inspections + 1;
    const rectifications = data.rectification
      ? [...facts.rectifications, inspections]
      : facts.rectifications;
    return { inspections, inspectedAt: at, rectifications };
  },
  close_rectification: (facts, { data }) => ({
    rectifications: facts.rectifications.filter((no) => no !== data.no),
  }),
  record_measurement: (facts, { data }) => ({ measured: facts.measured + data.value }),
  amend_contract: (facts, { data }) => {
    const { contract } = facts;
    if (!contract) return {};
    const changed: Partial<Facts> = {
      contract: {
        ...contract,
        changes: contract.changes + data.change,
        changed: contract.changed + Math.abs(data.change),
        endsOn: data.endsOn ?? contract.endsOn,
      },
    };
    if (data.change < 0) return { ...changed, dues: reduced(facts.dues, -data.change) };
    if (data.change === 0) return changed;
    const kind = facts.project.side === 'asset' ? 'rent' : 'settlement';
    const extra = extraDue(facts, '补充协议', kind, data.change, data.dueOn);
    return { ...changed, dues: [...facts.dues, extra] };
  },
  complete_works: () => ({ performed: true }),
  end_term: () => ({ performed: true }),
  terminate_contract: (facts, { at }) => ({
    contractEnded: true,
    performed: true,
    dues: facts.dues.map((due) => cutOff(facts, due, dateOf(at))),
  }),
  propose_settlement: (facts, { data }) => ({
    settlement: { amount: data.amount, returned: data.returned },
    dues: settleDues(facts, data.amount),
  }),
  sign_acceptance: (facts, { actor }) => ({
    acceptedBy: [
      ...facts.acceptedBy,
      { account: actor.account, role: actor.role as Exclude<typeof actor.role, 'clock'> },
    ],
  }),
  file_engineer_acceptance: (facts, { actor }) => ({
    acceptedBy: [...facts.acceptedBy, { account: actor.account, role: 'engineer' as const }],
  }),
  reject_acceptance: () => ({ settlement: null, acceptedBy: [] }),
  rate: (facts) => ({ ratings: facts.ratings + 1 }),
  ratify_emergency: () => ({ ratified: true }),
  release_retention: (facts, { data }) => ({
    dues: withDue(facts, data.due, (due) => ({ state: 'paid', paid: due.amount })),
  }),
} satisfies FoldTable;
