/** Data of checkpoint 14: what is owed, by whom, and when. */
import { contractTotal } from '../../../server/machines/contract-dues.js';
import { plusDays, plusMonths } from '../../../server/machines/time.js';
import type { Input, Play } from '../play.js';
import { leased } from './basics.js';

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
