/** The payment plan that a contract opens with: what the tender file and the price already say. */
import { contractTotal, rentOfYear } from '../../../server/machines/contract-dues.js';
import type { Facts } from '../../../server/machines/facts.js';
import { plusDays, plusMonths } from '../../../server/machines/time.js';
import {
  type Circumstances,
  isAsset,
  isWorks,
  tenderFile,
  today,
  typedYuan,
} from './circumstances.js';

export interface PlannedDue {
  label: string;
  kind: string;
  amount: string;
  dueOn: string;
  by: string;
}

export const startOf = (c: Circumstances) => tenderFile(c)?.startsOn ?? today(c);

export function endOf(c: Circumstances): string {
  const months = tenderFile(c)?.termMonths;
  return months ? plusDays(plusMonths(startOf(c), months), -1) : plusDays(today(c), 59);
}

/** The rows of the plan; together they are the contract's total, a bond comes on top. */
export function plannedDues(c: Circumstances): PlannedDue[] {
  const { facts } = c.view;
  const amount = facts?.candidate?.amount ?? 0;
  const bond = tenderFile(c)?.bond ?? 0;
  const first = bond > 0 ? [row('履约保证金', 'bond', bond, today(c), 'handover')] : [];
  if (isAsset(c)) return [...first, ...rents(c, amount)];
  return [
    ...first,
    ...(isWorks(c)
      ? works(c, amount)
      : [row('价款', 'price', amount, plusDays(today(c), 60), 'payments')]),
  ];
}

function rents(c: Circumstances, amount: number): PlannedDue[] {
  const months = tenderFile(c)?.termMonths;
  const yearly = c.view.facts?.application?.dealing !== 'transfer';
  if (!months || !yearly)
    return [
      row(
        '价款',
        'price',
        contractTotal(c.view.facts as unknown as Facts, amount),
        startOf(c),
        'handover',
      ),
    ];
  const escalation = tenderFile(c)?.escalation ?? 0;
  return Array.from({ length: Math.ceil(months / 12) }, (_, year) => {
    const left = Math.min(12, months - year * 12);
    const rent = Number((BigInt(rentOfYear(amount, escalation, year)) * BigInt(left)) / 12n);
    return row(
      `第${year + 1}年租金`,
      'rent',
      rent,
      plusMonths(startOf(c), year * 12),
      year === 0 ? 'handover' : 'payments',
    );
  });
}

function works(c: Circumstances, amount: number): PlannedDue[] {
  const { retention = 0, advance = 0 } = tenderFile(c) ?? {};
  const share = (percent: number) => Math.floor((amount * percent) / 100);
  const kept = share(retention);
  const early = share(advance);
  const progress = Math.max(0, share(60) - early);
  const rest = amount - kept - early - progress;
  return [
    ...(early > 0 ? [row('预付款', 'advance', early, today(c), 'payments')] : []),
    row('进度款', 'progress', progress, plusDays(today(c), 40), 'payments'),
    row('结算款', 'settlement', rest, plusDays(today(c), 75), 'acceptance'),
    ...(kept > 0 ? [row('质量保证金', 'retention', kept, plusMonths(endOf(c), 24), 'after')] : []),
  ];
}

const row = (label: string, kind: string, fen: number, dueOn: string, by: string): PlannedDue => ({
  label,
  kind,
  amount: typedYuan(fen),
  dueOn,
  by,
});
