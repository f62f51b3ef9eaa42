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

/**
 * Small places: one person may hold both town roles, but whoever acted at 4 or 5 does not host 10 (domain §2).
 * That the two reviews of 8 are by two persons is asked there, of the present review only.
 */
const ACTS_AT_4_OR_5: readonly EventType[] = [
  'approve_project',
  'return_project',
  'compile_tender_file',
  'reopen_tender_file',
];
const HOSTING: readonly EventType[] = ['open_offers', 'record_external_opening'];
const TRACKED = new Set<string>([...ACTS_AT_4_OR_5, ...HOSTING]);

/** The acts that whoever does this one may not have done. */
function excludedBy(type: EventType): readonly EventType[] {
  if (HOSTING.includes(type)) return ACTS_AT_4_OR_5;
  return ACTS_AT_4_OR_5.includes(type) ? HOSTING : [];
}

export function refuseMixedDuties(facts: Facts, event: MachineEvent, law: Law): Refusal | null {
  const { account, role } = event.actor;
  if (role === 'head' && facts.actingHead !== null && facts.actingHead !== account) {
    return refuse(law, 'duties.head', '本项目理事长已回避,由理事会指定的理事代行。');
  }
  const duty = DUTY_OF[role];
  const first = facts.duties[account];
  if (first && role === 'bidder') {
    const done = `您在本项目中已履行“${DUTY_NAMES[first]}”职责,不能以竞买人(供应商)身份参加。`;
    return refuse(law, 'duties.separate', done);
  }
  if (duty && first && first !== duty) {
    return refuse(
      law,
      'duties.separate',
      `您在本项目中已履行“${DUTY_NAMES[first]}”职责,不能再履行“${DUTY_NAMES[duty]}”职责,请由其他人员办理。`,
    );
  }
  const both = excludedBy(event.type).some((type) => facts.acts[type]?.includes(account));
  if (!both) return null;
  return refuse(law, 'duties.opening', '同一人不得既审核(编制)又主持开标,请由另一名工作人员办理。');
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
