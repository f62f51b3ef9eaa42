/** What all contracts say: the parties, the authority, the award and the dues, as the parties signed them. */
import { dateOf, daysBetween, speakDate } from '../../machines/time.js';
import type { DataOf } from '../../machines/events.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed, recorded } from './material.js';
import {
  attachments,
  authority,
  collective,
  evidenceOf,
  logNumber,
  months,
  staffName,
  winnerName,
} from './parts.js';
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

/** What the act says goes before the register: it may be newer than that. */
export function village(m: Material): Contract['lessor'] {
  const registered = m.story.collective;
  const given = needed(m, 'prepare_contract').data.village;
  return {
    name: collective(m),
    identity: said(given?.identity ?? registered?.creditCode),
    representative: said(given?.representative, signer(m)),
    address: said(given?.address ?? registered?.seat, `${m.story.town.name}${m.story.village.name}`),
    contact: said(given?.contact),
  };
}

/** Whoever signed for the village: another director, where the head stands aside. */
function signer(m: Material): string {
  const signed = recorded(m, 'sign_contract');
  return signed ? staffName(m, signed.actor) : m.head;
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

interface CommonTerms {
  lateDailyBasisPoints: number;
  dispute: string;
  copies: number;
  bondReturnDays: number;
}

/** The facts of templates made of `templates/contract-parts.ts`. */
export function contractCommon(m: Material, terms: CommonTerms) {
  const { bond } = needed(m, 'prepare_contract').data;
  const { account } = persons(m);
  const asset = m.facts.project.side === 'asset';
  return {
    ...contractHead(m),
    partyA: village(m),
    partyB: winner(m),
    dues: dues(m),
    account: {
      name: said(account?.name, asset ? collective(m) : winnerName(m)),
      bank: said(account?.bank, asset ? '本集体经济组织的开户银行' : '乙方的开户银行'),
      number: said(
        account?.number,
        asset ? '以代理会计中心书面告知的为准' : '以乙方首次付款申请所附发票载明的为准',
      ),
    },
    ...(bond > 0 ? { bond: { amount: bond, returnWithinDays: terms.bondReturnDays } } : {}),
    lateDaily: terms.lateDailyBasisPoints,
    dispute: said(terms.dispute),
    copies: terms.copies,
    attachments: attachments(m, recorded(m, 'compile_tender_file'), needed(m, 'prepare_contract')),
  };
}

/** Whose it is, as far as it was filed. */
export function permitOf(m: Material): string {
  const application = needed(m, 'submit_application');
  const filed = evidenceOf(application).some((e) => e.kind === 'permit');
  return said(
    application.data.certificate,
    filed ? '见立项时所附权属（许可）材料' : '甲方申报并确认权属清楚、无争议',
  );
}

export function lengthOf(m: Material): string {
  const { startsOn, endsOn } = needed(m, 'prepare_contract').data;
  const count = m.facts.tenderFile?.termMonths ?? m.facts.resolution?.termMonths ?? null;
  return count === null ? `${daysBetween(startsOn, endsOn) + 1}日` : months(count);
}

export function escalationOf(m: Material): { escalation?: string } {
  const { escalation } = needed(m, 'prepare_contract').data;
  return escalation > 0
    ? { escalation: `第二年起，每年在上一年基础上递增${escalation}%` }
    : {};
}

export function retentionOf(m: Material): { retention?: { rate: number; months: number } } {
  const { retention } = needed(m, 'prepare_contract').data;
  const kept = recorded(m, 'compile_tender_file')?.data.retentionMonths ?? 0;
  return retention > 0 ? { retention: { rate: retention * 100, months: kept } } : {};
}
