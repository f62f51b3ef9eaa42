/** 验收结算单: what was agreed, what was changed, what was paid, what comes back. */
import { priceDues } from '../../machines/contract-dues.js';
import type { Due } from '../../machines/facts.js';
import { dateOf, speakDate } from '../../machines/time.js';
import { actsOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed, recorded } from './material.js';
import { contractBrief } from './contract-brief.js';
import { roleName, staffName, subject } from './parts.js';
import { NOT_RECORDED, said, written } from './said.js';

type Facts = FactsOf<'acceptance'>;

export function composeAcceptance(m: Material): Facts {
  const proposed = needed(m, 'propose_settlement');
  const { application, project } = m.facts;
  const asset = project.side === 'asset';
  const sold = asset && application?.dealing === 'transfer';
  return {
    contract: contractBrief(m),
    acceptedAt: m.entry.at,
    place: subject(m).place,
    ...(asset ? {} : { works: works(m) }),
    ...(sold ? { sale: sale(m) } : {}),
    ...(asset && !sold ? { leaseReturn: leaseReturn(m) } : {}),
    findings: findings(m),
    ...rectified(m),
    conclusion: written(proposed.data.condition),
    persons: persons(m),
  };
}

const sum = (dues: readonly Due[], of: (due: Due) => number) =>
  dues.reduce((total, due) => total + of(due), 0);
const writtenOff = (dues: readonly Due[]) =>
  sum(
    dues.filter((d) => d.state === 'written_off'),
    (d) => d.amount - d.paid,
  );

function works(m: Material): NonNullable<Facts['works']> {
  const proposed = needed(m, 'propose_settlement');
  const contract = needed(m, 'prepare_contract').data;
  const settlement = proposed.data.amount;
  const dues = priceDues(m.facts.dues);
  const retained = dues.filter((d) => d.kind === 'retention');
  const retention = sum(retained, (d) => d.amount);
  const paid = sum(
    dues.filter((d) => d.kind !== 'retention'),
    (d) => d.paid,
  );
  const deductions = writtenOff(dues);
  const changes = actsOf(m.story, 'amend_contract').map((e, n) => ({
    number: `补充协议${n + 1}`,
    reason: said(e.data.reason),
    amount: e.data.change,
    decidedBy: said(
      [e.data.decision, e.data.townApproval].filter(Boolean).join('；'),
      '未达须决议的比例',
    ),
  }));
  const finishedOn = recorded(m, 'complete_works')?.data.completedOn ?? dateOf(proposed.at);
  const startedOn = recorded(m, 'record_handover')?.data.actualStart ?? contract.startsOn;
  const agreed = m.facts.contract?.endsOn ?? contract.endsOn;
  return {
    startedOn,
    finishedOn,
    delay:
      finishedOn <= agreed
        ? `约定${speakDate(agreed)}前完工，按期`
        : `约定${speakDate(agreed)}前完工，逾期`,
    changes,
    changesTotal: changes.reduce((total, c) => total + c.amount, 0),
    settlement,
    deviation: deviation(settlement, contract.amount),
    reviewer: said(proposed.data.reviewer),
    paid,
    deductions,
    ...(retained[0]
      ? {
          retention: {
            rate: contract.retention * 100,
            amount: retention,
            releaseOn: retained[0].dueOn,
          },
        }
      : {}),
    dueNow: Math.max(settlement - paid - deductions - retention, 0),
    invoice: invoices(m),
  };
}

function deviation(settlement: number, agreed: number): string {
  if (settlement === agreed) return '与合同价一致';
  const points = Number(
    (BigInt(Math.abs(settlement - agreed)) * 10_000n) / BigInt(Math.max(agreed, 1)),
  );
  return `${settlement > agreed ? '增加' : '减少'}${(points / 100).toFixed(2)}%`;
}

function invoices(m: Material): string {
  const numbers = new Set(actsOf(m.story, 'apply_payment').map((e) => e.data.invoiceNumber));
  return said([...numbers].join('、'));
}

function leaseReturn(m: Material): NonNullable<Facts['leaseReturn']> {
  const proposed = needed(m, 'propose_settlement');
  const ended = recorded(m, 'terminate_contract');
  const rents = priceDues(m.facts.dues);
  const bond = sum(
    m.facts.dues.filter((d) => d.kind === 'bond'),
    (d) => d.paid,
  );
  const deductions = proposed.data.deductions ?? [];
  const [due, paid] = [sum(rents, (d) => d.amount), sum(rents, (d) => d.paid)];
  return {
    endedOn: ended ? dateOf(ended.at) : (m.facts.contract?.endsOn ?? dateOf(proposed.at)),
    returnedOn: proposed.data.returnedOn ?? dateOf(proposed.at),
    reason: ended ? said(`合同解除：${ended.data.reasons}`) : '租期届满',
    meters: said(proposed.data.meters),
    rentDue: due - writtenOff(rents),
    rentPaid: paid,
    arrears: Math.max(due - writtenOff(rents) - paid, 0),
    bond,
    deductions,
    bondReturned: Math.max(bond - deductions.reduce((total, d) => total + d.amount, 0), 0),
    next: said(proposed.data.next),
  };
}

/** Handed over and paid: what a one-off sale comes to. */
function sale(m: Material): NonNullable<Facts['sale']> {
  const dues = priceDues(m.facts.dues);
  const handover = recorded(m, 'record_handover');
  const [price, paid] = [sum(dues, (d) => d.amount), sum(dues, (d) => d.paid)];
  return {
    deliveredOn: handover?.data.actualStart ?? dateOf(m.entry.at),
    items: handover?.data.items.length ?? 0,
    price,
    paid,
    arrears: Math.max(price - writtenOff(dues) - paid, 0),
    registration: said(needed(m, 'propose_settlement').data.next, '依合同约定办理'),
  };
}

/** Each inspection as it was recorded; what was found in order passes, what was mended passes as mended. */
function findings(m: Material): Facts['findings'] {
  const inspections = actsOf(m.story, 'record_inspection');
  const closed = new Set(actsOf(m.story, 'close_rectification').map((e) => e.data.no));
  return inspections.map((e, n) => ({
    item: `第${n + 1}次履约检查（${speakDate(dateOf(e.at))}）`,
    standard: '合同约定',
    finding: said(e.data.finding),
    verdict:
      e.data.rectification === null
        ? ('passed' as const)
        : closed.has(n + 1)
          ? ('rectified' as const)
          : ('failed' as const),
  }));
}

function rectified(m: Material): Pick<Facts, 'rectification'> {
  const done = actsOf(m.story, 'close_rectification').map(
    (e) => `第${e.data.no}项：${e.data.result}`,
  );
  return done.length === 0 ? {} : { rectification: written(done.join('\n')) };
}

/** Those who signed this settlement; signatures under one that was rejected do not count. */
function persons(m: Material): Facts['persons'] {
  const proposed = needed(m, 'propose_settlement');
  const engineers = actsOf(m.story, 'file_engineer_acceptance').map((e) => ({
    entryNo: e.entryNo,
    role: `监理（${said(e.found.engineer)}），由${roleName(e.role)}登记`,
    name: said(e.personal?.engineer as string | undefined, NOT_RECORDED),
    opinion: said(e.data.opinion, NOT_RECORDED),
    signedAt: e.at,
  }));
  const present = actsOf(m.story, 'sign_acceptance').map((e) => ({
    entryNo: e.entryNo,
    role: roleName(e.role),
    name: said(staffName(m, e.actor)),
    opinion: said(e.data.opinion, NOT_RECORDED),
    signedAt: e.at,
  }));
  return [...present, ...engineers]
    .filter((e) => e.entryNo > proposed.entryNo)
    .sort((a, b) => a.entryNo - b.entryNo)
    .map(({ entryNo: _, ...person }) => person);
}
