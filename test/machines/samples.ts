/** Data of every event, as plain as the by-law lets it be; tests change one field at a time. */

import { notApplicable } from '../../server/machines/checkpoints.js';
import { contractTotal } from '../../server/machines/contract-dues.js';
import { interestOf } from '../../server/machines/deposit-interest.js';
import type { Booking, EventType } from '../../server/machines/events.js';
import type { Due } from '../../server/machines/facts.js';
import { validOffers } from '../../server/machines/ranking.js';
import { instantOf, plusDays, plusMonths } from '../../server/machines/time.js';
import { endOfWorkingDays, workingDayAfter } from '../../server/machines/working-days.js';
import { type Input, iso, name, type Play } from './play.js';

export const FILE = 'a'.repeat(64);
export const evidence = (
  ...kinds: NonNullable<Input<'submit_application'>['evidence']>[number]['kind'][]
) => kinds.map((kind) => ({ kind, file: FILE }));
/** Yuan in fen. */
export const yuan = (amount: number) => Math.round(amount * 100);
export const PACKAGE = 'A'.repeat(1366);
const leased = (play: Play) => play.facts.project.side === 'asset';

export const application = (
  play: Play,
  over: Partial<Input<'submit_application'>> = {},
): Input<'submit_application'> => ({
  description: '标的与需求说明',
  place: '村委会东侧',
  ...(leased(play)
    ? {
        dealing: 'lease',
        estimate: yuan(25_575),
        termMonths: 36,
        assetCode: 'ZC-001',
        evidence: evidence('photo'),
      }
    : { estimate: yuan(300_000), fundSource: '村集体经营收入', evidence: evidence('budget') }),
  noOverlap: true,
  noDispute: true,
  notIllegalBuilding: true,
  ...over,
});

/** A resolution of today, with its notice and plan long published. */
export const resolution = (
  play: Play,
  over: Partial<Input<'record_resolution'>> = {},
): Input<'record_resolution'> => {
  const named = play.facts.project.mode === 'agreement' || play.facts.project.emergency !== null;
  return {
    number: '2025-01',
    body:
      leased(play) &&
      (play.facts.application?.termMonths ?? 0) <= 36 &&
      (play.facts.application?.estimate ?? 0) < yuan(50_000) &&
      !play.facts.application?.declaredMajor
        ? 'council'
        : 'delegates',
    proposedOn: plusDays(play.today, -20),
    discussedOn: plusDays(play.today, -18),
    reviewedOn: plusDays(play.today, -17),
    heldOn: play.today,
    noticeOn: plusDays(play.today, -16),
    planPublishedOn: plusDays(play.today, -17),
    publishedOn: play.today,
    entitled: 45,
    present: 45,
    agree: 45,
    against: 0,
    abstain: 0,
    limit: play.facts.application?.estimate ?? 0,
    termMonths: play.facts.application?.termMonths ?? null,
    partyCode: named ? '91330200MA00000001' : null,
    evidence: evidence('minutes'),
    ...over,
  };
};

export const valuation = (
  play: Play,
  over: Partial<Input<'propose_valuation'>> = {},
): Input<'propose_valuation'> => {
  const amount = play.facts.resolution?.limit ?? 0;
  if (play.facts.application?.dealing === 'transfer') {
    return {
      method: 'appraisal',
      appraised: amount,
      appraisalPublishedOn: plusDays(play.today, -30),
      amount,
      ...over,
    };
  }
  return leased(play)
    ? { method: 'comparables', comparables: [amount, amount, amount], amount, ...over }
    : { method: 'budget', amount, ...over };
};

export const approval = (play: Play): Input<'approve_project'> => ({
  items: [{ item: '材料齐全', passed: true }],
  modeGroundApproved: play.facts.project.ground !== null,
});

export const tenderFile = (
  play: Play,
  over: Partial<Input<'compile_tender_file'>> = {},
): Input<'compile_tender_file'> => {
  const { project, application: applied, resolution: decided } = play.facts;
  const byScore = project.mode === 'scored';
  const yearly = applied?.dealing === 'lease' || applied?.dealing === 'contracting';
  return {
    conditions: '具备独立承担民事责任的能力',
    conditionsTailored: false,
    fairnessItems: [{ item: '未设置歧视性条件', passed: true }],
    postQualification: true,
    deposit: project.mode === 'agreement' ? 0 : leased(play) ? yuan(5_000) : yuan(5_000),
    depositAccount: '镇交易站保证金专户',
    bond: leased(play) ? 0 : yuan(10_000),
    minOffers:
      leased(play) && !byScore
        ? project.mode === 'negotiation'
          ? 2
          : 1
        : project.mode === 'negotiation'
          ? 2
          : 3,
    award: byScore ? 'score' : 'price',
    ...(byScore
      ? {
          priceWeight: 60,
          scoring: [
            { key: 'plan', name: '方案', weight: 25 },
            { key: 'record', name: '业绩', weight: 15 },
          ],
        }
      : {}),
    ...(yearly
      ? {
          termMonths: decided?.termMonths ?? applied?.termMonths,
          startsOn: plusMonths(play.today, 2),
        }
      : {}),
    retention: leased(play) ? 0 : 3,
    retentionMonths: leased(play) ? 0 : 24,
    advance: 0,
    paymentTerms: '按合同约定',
    contractDraft: '见附件',
    place: '镇公共资源交易站',
    contact: '镇公共资源交易站窗口',
    ...over,
  };
};

/** Dates `wd` working days ahead: with post-qualification one close, else one day each for 7, 8 and 9. */
export const notice = (
  play: Play,
  wd: number,
  over: Partial<Input<'publish_notice'>> = {},
): Input<'publish_notice'> => {
  const time = { calendar: play.law.calendar, closingHour: '16:00' };
  const close = endOfWorkingDays(time, play.at, wd);
  if (play.facts.tenderFile?.postQualification) {
    return {
      registrationClosesAt: iso(close),
      offersOpenAt: iso(play.at),
      offersCloseAt: iso(close),
      openingAt: iso(close),
      ...over,
    };
  }
  const opens = instantOf(workingDayAfter(play.law.calendar, play.today, wd + 1), '09:00');
  const closes = endOfWorkingDays(time, play.at, wd + 1);
  return {
    registrationClosesAt: iso(close),
    offersOpenAt: iso(opens),
    offersCloseAt: iso(closes),
    openingAt: iso(closes),
    ...over,
  };
};

export const registration = (
  over: Partial<Input<'register_bidder'>> = {},
): Input<'register_bidder'> => ({
  commitment: true,
  noConflict: true,
  consentToPublish: true,
  ...over,
});

export const deposit = (
  play: Play,
  n: number,
  over: Partial<Input<'record_deposit'>> = {},
): Input<'record_deposit'> => ({
  bidder: name(n),
  amount: play.facts.tenderFile?.deposit ?? 0,
  receivedAt: iso(play.at),
  bankReference: `流水${n}`,
  ...over,
});

/** What a deposit of a terminated trade bore; of others nothing is asked. */
const interestIn = ({ facts, at, law }: Play, name: string) => {
  const bidder = facts.bidders[name];
  return facts.terminated && bidder ? interestOf(bidder, at, law).least : 0;
};
export const refund = (play: Play, bidder: string): Input<'return_deposit'> => ({
  bidder,
  amount: play.facts.bidders[bidder]?.deposit.received ?? 0,
  interest: interestIn(play, bidder),
  bankReference: '退款流水',
});

export const review = (play: Play, unqualified: string[] = []): Input<'review_qualification'> => ({
  decisions: Object.entries(play.facts.bidders)
    .filter(([, b]) => b.round === play.facts.round && !b.withdrawn)
    .map(([bidder]) => ({
      bidder,
      qualified: !unqualified.includes(bidder),
      ground: unqualified.includes(bidder) ? '证照不符合公告条件' : null,
      items: [{ item: '营业执照', passed: !unqualified.includes(bidder) }],
    })),
});

/** What the packages held, by the bidders' numbers. */
export const opened = (amounts: Record<number, number>) => ({
  opened: Object.fromEntries(
    Object.entries(amounts).map(([n, amount]) => [name(Number(n)), { amount, reason: null }]),
  ),
});

export const substance = (play: Play, excluded: string[] = []): Input<'check_substance'> => ({
  decisions: validOffers(play.facts).map(([bidder]) => ({
    bidder,
    passed: !excluded.includes(bidder),
    ground: excluded.includes(bidder) ? '未实质响应' : null,
  })),
});

export const scores = (
  play: Play,
  points: (bidder: string, key: string) => number = () => 80,
): Input<'score_offers'> => ({
  scores: validOffers(play.facts).map(([bidder]) => ({
    bidder,
    items: (play.facts.tenderFile?.scoring ?? []).map(({ key }) => ({
      key,
      points: points(bidder, key),
    })),
  })),
  noConflict: true,
});

/** Objections upheld by an answer to the newest one. */
export const uphold = (
  play: Play,
  finding: Input<'uphold_objection'>['finding'],
): Input<'uphold_objection'> => ({
  no: play.facts.objections.at(-1)?.no ?? 1,
  answer: '经核实成立',
  finding,
});

export type DueInput = Input<'prepare_contract'>['dues'][number];

export const contract = (
  play: Play,
  over: Partial<Input<'prepare_contract'>> = {},
): Input<'prepare_contract'> => {
  const { facts } = play;
  const amount = facts.candidate?.amount ?? 0;
  const file = facts.tenderFile;
  const startsOn = file?.startsOn ?? play.today;
  const months = file?.termMonths ?? null;
  const endsOn =
    months === null ? plusMonths(startsOn, 2) : plusDays(plusMonths(startsOn, months), -1);
  const bond = file?.bond ?? 0;
  return {
    number: '2025-HT-01',
    amount,
    startsOn,
    endsOn,
    escalation: file?.escalation ?? 0,
    retention: file?.retention ?? 0,
    bond,
    clauses: '无',
    dues: leased(play)
      ? income(play, amount, startsOn)
      : expense(play, amount, bond, startsOn, endsOn),
    ...over,
  };
};

function income(play: Play, amount: number, startsOn: string): DueInput[] {
  const months = play.facts.tenderFile?.termMonths ?? null;
  if (months === null)
    return [
      {
        label: '价款',
        kind: 'price',
        amount: contractTotal(play.facts, amount),
        dueOn: startsOn,
        by: 'handover',
      },
    ];
  const years = Math.ceil(months / 12);
  const rents = Array.from({ length: years }, (_, year) =>
    contractTotal(
      {
        ...play.facts,
        tenderFile: play.facts.tenderFile && {
          ...play.facts.tenderFile,
          termMonths: Math.min(months, (year + 1) * 12),
        },
      },
      amount,
    ),
  );
  return rents.map((sum, year) => ({
    label: `第${year + 1}年租金`,
    kind: 'rent' as const,
    amount: sum - (rents[year - 1] ?? 0),
    dueOn: plusMonths(startsOn, year * 12),
    by: year === 0 ? ('handover' as const) : ('payments' as const),
  }));
}

function expense(
  play: Play,
  amount: number,
  bond: number,
  startsOn: string,
  endsOn: string,
): DueInput[] {
  const retention = Math.floor((amount * (play.facts.tenderFile?.retention ?? 0)) / 100);
  const progress = Math.floor(amount / 2);
  const dues: DueInput[] = [
    { label: '履约保证金', kind: 'bond', amount: bond, dueOn: startsOn, by: 'handover' },
    { label: '进度款', kind: 'progress', amount: progress, dueOn: endsOn, by: 'payments' },
    {
      label: '结算款',
      kind: 'settlement',
      amount: amount - progress - retention,
      dueOn: endsOn,
      by: 'acceptance',
    },
    {
      label: '质量保证金',
      kind: 'retention',
      amount: retention,
      dueOn: plusMonths(endsOn, 24),
      by: 'after',
    },
  ];
  return dues.filter((d) => d.amount > 0);
}

export const handover = (play: Play): Input<'record_handover'> => ({
  items: [{ item: '标的', condition: '完好' }],
  safetyDuty: true,
  actualStart: play.today,
  evidence: evidence('photo'),
});

export const receipt = (
  play: Play,
  due: number,
  over: Partial<Input<'receive_payment'>> = {},
): Input<'receive_payment'> => ({
  due,
  amount: (play.facts.dues[due - 1]?.amount ?? 0) - (play.facts.dues[due - 1]?.paid ?? 0),
  receiptNumber: `票${due}`,
  voucher: 'unified_receipt',
  bankReference: `流水${due}`,
  receivedOn: play.today,
  ...over,
});

export const payment = (play: Play, due: number): Input<'apply_payment'> => ({
  due,
  amount: play.facts.dues[due - 1]?.amount ?? 0,
  invoiceNumber: `发票${due}`,
  evidence: evidence('invoice'),
});
export const release = (play: Play, due: number): Input<'release_payment'> => ({
  due,
  amount: play.facts.dues[due - 1]?.amount ?? 0,
  bankReference: `付${due}`,
  toContractorAccount: true,
});

/** A red entry of all that was booked on a due, as the door finds it in the log. */
export const reversal = (
  play: Play,
  due: Due,
  entry = 1_000 + (play.facts.reversed?.length ?? 0),
): { data: Input<'reverse_booking'>; found: { booking: Booking } } => {
  const inward = play.facts.project.side === 'asset' || due.kind === 'bond';
  const booking = { due: due.no, amount: due.paid, at: play.at, by: 'agent_accountant' };
  return inward
    ? {
        data: { entry, receiptNumber: `红${entry}`, reason: '误记' },
        found: { booking: { event: 'receive_payment', ...booking, voucher: 'unified_receipt', receiptNumber: `票${due.no}` } },
      }
    : { data: { entry, reason: '误付' }, found: { booking: { event: 'release_payment', ...booking } } };
};

export const settlement = (
  play: Play,
  over: Partial<Input<'propose_settlement'>> = {},
): Input<'propose_settlement'> => ({
  amount: leased(play)
    ? 0
    : (play.facts.contract?.total ?? 0) + (play.facts.contract?.changes ?? 0),
  returned: leased(play) && play.facts.application?.dealing !== 'transfer',
  condition: '符合约定',
  evidence: evidence('acceptance'),
  ...over,
});

export const engineersPaper = (): Input<'file_engineer_acceptance'> => ({
  opinion: '符合设计与规范',
  passed: true,
  evidence: evidence('acceptance'),
  personal: { engineer: '某监理' },
});

/** Checkpoints that this trade has. */
export const has = (play: Play, key: Parameters<typeof notApplicable>[0]) =>
  notApplicable(key, {
    mode: play.facts.project.mode,
    emergency: play.facts.project.emergency !== null,
  }) === null;
export type { EventType };
