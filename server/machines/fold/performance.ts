/** What checkpoints 17 to 20 leave behind. */
import { priceDues } from '../contract-dues.js';
import type { Due, Facts } from '../facts.js';
import { type FoldTable, receive, withDue } from './patch.js';

/** The settlement due is what the settled amount leaves after all other dues of the price. */
function settleDues(facts: Facts, amount: number): Due[] {
  if (facts.project.side === 'asset') return facts.dues;
  const fixed = priceDues(facts.dues).filter((d) => d.kind !== 'settlement' && d.state !== 'written_off').reduce((sum, d) => sum + d.amount, 0);
  let rest = amount - fixed;
  return facts.dues.map((due) => {
    if (due.kind !== 'settlement') return due;
    const share = Math.max(rest, 0);
    rest = 0;
    return { ...due, amount: share, state: share === 0 ? ('paid' as const) : due.state };
  });
}

export const performanceFold = {
  receive_payment: (facts, { data }) => ({ dues: withDue(facts, data.due, (due) => receive(due, data.amount)) }),
  apply_payment: (facts, { data }) => ({ dues: withDue(facts, data.due, () => ({ state: 'applied' })) }),
  release_payment: (facts, { data }) => ({ dues: withDue(facts, data.due, (due) => ({ state: 'paid', paid: due.amount })) }),
  return_bond: (facts, { data }) => ({ dues: withDue(facts, data.due, () => ({ state: 'returned' })) }),
  write_off_due: (facts, { data }) => ({ dues: withDue(facts, data.due, () => ({ state: 'written_off' })) }),
  record_inspection: (facts, { data }) => {
    const inspections = facts.inspections + 1;
    return { inspections, rectifications: data.rectification ? [...facts.rectifications, inspections] : facts.rectifications };
  },
  close_rectification: (facts, { data }) => ({ rectifications: facts.rectifications.filter((no) => no !== data.no) }),
  record_measurement: (facts, { data }) => ({ measured: facts.measured + data.value }),
  amend_contract: (facts, { data }) => {
    if (!facts.contract) return {};
    const contract = { ...facts.contract, changes: facts.contract.changes + data.change, endsOn: data.endsOn ?? facts.contract.endsOn };
    if (data.change === 0) return { contract };
    const inward = facts.project.side === 'asset';
    const extra: Due = { no: facts.dues.length + 1, label: '补充协议', kind: inward ? 'rent' : 'settlement', amount: data.change, dueOn: data.dueOn, by: inward ? 'payments' : 'acceptance', state: 'open', paid: 0 };
    if (data.change > 0) return { contract, dues: [...facts.dues, extra] };
    let less = -data.change;
    const dues = facts.dues.map((due) => {
      if (due.kind !== 'settlement' || due.state !== 'open' || less === 0) return due;
      const taken = Math.min(less, due.amount);
      less -= taken;
      return { ...due, amount: due.amount - taken };
    });
    return { contract, dues };
  },
  complete_works: () => ({ performed: true }),
  end_term: () => ({ performed: true }),
  terminate_contract: (facts) => ({ contractEnded: true, performed: true, dues: facts.dues.map(cutOff) }),
  propose_settlement: (facts, { data }) => ({
    settlement: { amount: data.amount, returned: data.returned },
    dues: settleDues(facts, data.amount),
  }),
  sign_acceptance: (facts, { actor }) => ({
    acceptedBy: [...facts.acceptedBy, { account: actor.account, role: actor.role as Exclude<typeof actor.role, 'clock'> }],
  }),
  reject_acceptance: () => ({ settlement: null, acceptedBy: [] }),
  rate: (facts) => ({ ratings: facts.ratings + 1 }),
  ratify_emergency: () => ({ ratified: true }),
  release_retention: (facts, { data }) => ({ dues: withDue(facts, data.due, (due) => ({ state: 'paid', paid: due.amount })) }),
} satisfies FoldTable;

/** A contract ended early owes nothing further by plan; what is owed goes into the settlement. */
function cutOff(due: Due): Due {
  return due.state === 'open' && due.kind !== 'settlement' && due.paid === 0 ? { ...due, state: 'written_off' } : due;
}
