/**
 * Separation of duties in one project: maker ≠ decider ≠ checker ≠ watcher ≠ payer (domain §2), so that no
 * single account, whatever roles it holds, can take a trade from draft to award.
 */
import type { EventType, MachineEvent } from './events.js';
import type { AccountId, Duty, Facts } from './facts.js';
import { type Refusal, refuse } from './refusal.js';
import type { ActorRole } from './roles.js';
import type { Law } from './rules/book.js';

const DUTY_OF: Partial<Record<ActorRole, Duty>> = {
  accountant: 'maker',
  head: 'decider',
  town_officer: 'checker',
  station: 'checker',
  reviewer: 'scorer',
  supervisor: 'watcher',
  delegate: 'watcher',
  discipline: 'overseer',
  agent_accountant: 'payer',
};

const DUTY_NAMES: Record<Duty, string> = {
  maker: '经办',
  decider: '决定',
  checker: '审核',
  scorer: '评审',
  watcher: '监督',
  overseer: '纪检',
  payer: '付款审核',
};

/** Acts that the same person may not both do, though the duty is one (small places: both town roles). */
const NOT_BOTH: readonly [EventType, EventType][] = [
  ['approve_project', 'open_offers'],
  ['compile_tender_file', 'open_offers'],
  ['review_qualification', 'confirm_qualification'],
];
const TRACKED = new Set<string>(NOT_BOTH.flat());

export function refuseMixedDuties(facts: Facts, event: MachineEvent, law: Law): Refusal | null {
  const { account, role } = event.actor;
  const duty = DUTY_OF[role];
  const first = facts.duties[account];
  if (duty && first && first !== duty) {
    return refuse(
      law,
      'duties.separate',
      `您在本项目中已履行“${DUTY_NAMES[first]}”职责,不能再履行“${DUTY_NAMES[duty]}”职责,请由其他人员办理。`,
    );
  }
  for (const [one, other] of NOT_BOTH) {
    const opposite = event.type === one ? other : event.type === other ? one : null;
    if (opposite && facts.acts[opposite]?.includes(account)) {
      return refuse(
        law,
        'duties.opening',
        '同一人不得既审核(编制)又主持开标,也不得兼任资格审查的初审与复核,请由另一名工作人员办理。',
      );
    }
  }
  return null;
}

/** What the act leaves behind about who did what. */
export function rememberDuty(facts: Facts, event: MachineEvent): Pick<Facts, 'duties' | 'acts'> {
  const { account, role } = event.actor;
  const duty = DUTY_OF[role];
  const duties =
    duty && !facts.duties[account] ? { ...facts.duties, [account]: duty } : facts.duties;
  if (!TRACKED.has(event.type)) return { duties, acts: facts.acts };
  const done: AccountId[] = facts.acts[event.type] ?? [];
  const acts = done.includes(account)
    ? facts.acts
    : { ...facts.acts, [event.type]: [...done, account] };
  return { duties, acts };
}
