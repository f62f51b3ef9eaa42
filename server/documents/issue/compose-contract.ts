/** What both contracts say: the parties, the authority, the award and the dues, as the parties signed them. */
import { dateOf, speakDate } from '../../machines/time.js';
import type { DataOf } from '../../machines/events.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { authority, collective, logNumber, staffName, winnerName } from './parts.js';
import { said, written } from './said.js';

type Contract = FactsOf<'contract-lease'>;
type ContractPersons = NonNullable<DataOf<'prepare_contract'>['personal']>;

export function contractHead(m: Material) {
  const award = needed(m, 'certify_award');
  const witness = needed(m, 'witness_contract');
  const { data } = needed(m, 'prepare_contract');
  return {
    number: said(data.number),
    supplement: written(data.clauses),
    witness: `村监会 ${staffName(m, witness.actor)}`,
    authority: authority(m),
    award: { number: said(award.data.number, logNumber(award)), date: dateOf(award.at) },
  };
}

export function village(m: Material): Contract['lessor'] {
  const given = needed(m, 'prepare_contract').data.village;
  return {
    name: collective(m),
    identity: said(given?.identity),
    representative: said(given?.representative, m.head),
    address: said(given?.address, `${m.story.town.name}${m.story.village.name}`),
    contact: said(given?.contact),
  };
}

/** Kept apart from the act's other data, and empty once it was erased. */
export const persons = (m: Material): ContractPersons =>
  (needed(m, 'prepare_contract').personal as ContractPersons | null) ?? {};

/** No identity or phone number on paper: who the party is, its number on the platform says. */
export function winner(m: Material): Contract['lessee'] {
  const given = persons(m).winner;
  return {
    name: winnerName(m),
    identity: said(given?.identity, m.winnerCode ? `平台主体编号 ${m.winnerCode}` : undefined),
    ...(given?.representative ? { representative: said(given.representative) } : {}),
    address: said(given?.address, '以平台实名登记为准'),
    contact: said(given?.contact, '以平台实名登记为准'),
  };
}

const BEFORE: Record<string, string> = {
  handover: '交付（开工）前付清',
  payments: '按期支付',
  acceptance: '验收结算后支付',
  after: '到期且无质量问题后退还',
};

/** A bond is a security and has a clause of its own. */
export function dues(m: Material): Contract['dues'] {
  const { data } = needed(m, 'prepare_contract');
  return data.dues
    .filter((due) => due.kind !== 'bond')
    .map((due) => ({
      name: said(due.label),
      dueOn: speakDate(due.dueOn),
      amount: due.amount,
      condition: BEFORE[due.by] ?? due.by,
    }));
}
