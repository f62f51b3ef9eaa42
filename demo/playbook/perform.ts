/** Checkpoints 14 to 20: contract, money, acceptance, archive. */
import { type Builder, dateOf, once, type Page, plusDays, plusMonths } from './context.js';

interface Due {
  no: number;
  kind: string;
  amount: number;
  paid: number;
  dueOn: string;
  by: string;
  state: string;
}
const dues = (page: Page) => (page.view.facts?.dues ?? []) as Due[];
const incoming = (page: Page, due: Due) => page.case.side === 'asset' || due.kind === 'bond';
const openDue = (page: Page, inward: boolean, states: string[]) =>
  dues(page).find((d) => states.includes(d.state) && incoming(page, d) === inward && d.by !== 'after' && (d.dueOn <= dateOf(page.now) || d.by === 'handover'));

function leasePlan(page: Page, amount: number, startsOn: string) {
  const months = page.case.termMonths ?? 12;
  const plan = [];
  for (let year = 0; year * 12 < months; year += 1) {
    const rent = Number((BigInt(amount) * BigInt(100 + page.case.escalation) ** BigInt(year)) / 100n ** BigInt(year));
    const share = Math.floor((rent * Math.min(12, months - year * 12)) / 12);
    plan.push({ label: `第${year + 1}年租金`, kind: 'rent', amount: share, dueOn: plusMonths(startsOn, year * 12), by: year === 0 ? 'handover' : 'payments' });
  }
  return plan;
}

function worksPlan(amount: number, bond: number, share: number, today: string) {
  const retention = Math.floor((amount * share) / 100);
  const progress = Math.floor(amount * 0.6);
  return [
    ...(bond > 0 ? [{ label: '履约保证金', kind: 'bond', amount: bond, dueOn: today, by: 'handover' }] : []),
    { label: '进度款', kind: 'progress', amount: progress, dueOn: plusDays(today, 40), by: 'payments' },
    { label: '结算款', kind: 'settlement', amount: amount - progress - retention, dueOn: plusDays(today, 75), by: 'acceptance' },
    ...(retention > 0 ? [{ label: '质量保证金', kind: 'retention', amount: retention, dueOn: plusMonths(plusDays(today, 59), 24), by: 'after' }] : []),
  ];
}

export const performing: Record<string, Builder> = {
  grant_winner_approval: once('grant_winner_approval', () => ({ creditChecked: true, capacityChecked: true, opinion: '经审查，受让方资信与经营能力符合要求' })),
  prepare_contract: once('prepare_contract', (page) => {
    const { facts } = page.view;
    const file = facts?.tenderFile ?? {};
    const amount = facts?.candidate?.amount ?? 0;
    const today = dateOf(page.now);
    const startsOn = file.startsOn ?? today;
    const asset = page.case.side === 'asset';
    const endsOn = asset ? plusDays(plusMonths(startsOn, file.termMonths ?? 12), -1) : plusDays(today, 59);
    return {
      number: `${page.view.code}-HT`,
      amount,
      startsOn,
      endsOn,
      escalation: file.escalation ?? 0,
      retention: file.retention ?? 0,
      bond: file.bond ?? 0,
      clauses: '无补充条款',
      village: { identity: '演示信用代码', contact: '演示电话' },
      ...(asset ? {} : { supervisingEngineer: '演示监理单位' }),
      personal: {
        winner: { address: '演示地址', contact: '演示电话' },
        ...(asset
          ? { account: { name: '村集体账户（演示）', bank: '演示银行', number: '演示账号' } }
          : {
              account: { name: '成交方账户（演示）', bank: '演示银行', number: '演示账号' },
              wagesAccount: '演示工资专用账户',
              siteManager: { name: '演示项目负责人', certificate: '演示资格' },
            }),
      },
      dues: asset ? leasePlan(page, amount, startsOn) : worksPlan(amount, file.bond ?? 0, file.retention ?? 0, today),
    };
  }),
  sign_contract: () => ({ signed: true }),
  countersign_contract: () => ({ signed: true }),
  witness_contract: () => ({ witnessed: true }),
  file_contract: ({ view }) => ({ filingNumber: `${view.code}-BA` }),
  issue_certificate: ({ view }) => ({ number: `${view.code}-JZ` }),
  convert_deposit: (page) => {
    const winner = page.view.bidders?.find((b) => b.rank === 1);
    const due = openDue(page, true, ['open']);
    const fits = winner?.deposit.state === 'received' && due && winner.deposit.received <= due.amount - due.paid;
    return fits ? { due: due.no } : null;
  },
  return_deposit: (page) => {
    const next = page.view.bidders?.find((b) => b.refundable && (b.rank !== 1 || page.view.stage === 'closing'));
    return next && page.view.passed.signing ? { bidder: next.bidder, amount: next.deposit.received, bankReference: `演示退款${page.done('return_deposit') + 1}` } : null;
  },
  receive_payment: (page) => {
    const due = openDue(page, true, ['open']);
    if (!due) return null;
    const no = page.done('receive_payment') + 1;
    return { due: due.no, amount: due.amount - due.paid, receiptNumber: `演示票据${page.view.code}-${no}`, voucher: 'unified_receipt', bankReference: `演示流水${no}`, receivedOn: dateOf(page.now) };
  },
  apply_payment: async (page) => {
    const due = openDue(page, false, ['open']);
    if (!due || (due.kind === 'progress' && page.view.facts?.measured < due.amount)) return null;
    if (due.by === 'acceptance' && (page.view.facts?.acceptedBy?.length ?? 0) < 3) return null;
    return due.amount === 0 ? null : { due: due.no, amount: due.amount, invoiceNumber: `演示发票${due.no}`, evidence: await page.evidence('invoice') };
  },
  release_payment: (page) => {
    const due = dues(page).find((d) => d.state === 'applied');
    return due ? { due: due.no, amount: due.amount, bankReference: `演示付款${due.no}`, toContractorAccount: true } : null;
  },
  record_handover: async (page) => {
    const startsOn = page.view.facts?.contract?.startsOn ?? '';
    if (dateOf(page.now) < startsOn) return null;
    return { items: [{ item: page.case.title.slice(0, 90), condition: '完好' }], safetyDuty: true, actualStart: dateOf(page.now), evidence: await page.evidence('photo') };
  },
  confirm_handover: () => ({ confirmed: true }),
  record_inspection: once('record_inspection', async ({ evidence }) => ({ finding: '现场检查正常（演示）', evidence: await evidence('inspection') })),
  record_measurement: once('record_measurement', async (page) => ({ value: dues(page).filter((d) => d.kind === 'progress').reduce((sum, d) => sum + d.amount, 0), evidence: await page.evidence('measurement') })),
  complete_works: (page) => (page.view.passed.payments ? { completedOn: dateOf(page.now) } : null),
  propose_settlement: once('propose_settlement', async (page) => ({
    amount: page.view.facts?.contract?.total ?? 0,
    returned: page.case.side === 'asset',
    condition: page.case.side === 'asset' ? '标的已收回，状况良好' : '验收合格',
    ...(page.case.side === 'asset' ? { returnedOn: dateOf(page.now), meters: '演示读数', next: '重新公开交易（演示）' } : { reviewer: '演示审核单位' }),
    evidence: await page.evidence('acceptance'),
  })),
  sign_acceptance: () => ({ opinion: '同意', passed: true }),
  return_bond: (page) => {
    const bond = dues(page).find((d) => d.kind === 'bond' && d.state === 'paid');
    return bond && page.view.passed.acceptance ? { due: bond.no, bankReference: '演示退保' } : null;
  },
  rate: once('rate', () => ({ stars: 5, remark: '公开透明（演示）' })),
  archive_project: () => ({ custodian: '镇三资办（演示）', keptFor: '30年（演示）' }),
};
