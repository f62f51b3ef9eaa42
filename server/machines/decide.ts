/** decide(state, facts, event) → the trade after it, or why it is refused. The only user of the machine. */
import { type CheckpointKey, checkpoint } from './checkpoints.js';
import { refuseMixedDuties } from './duties.js';
import { definitionOf, type EventType, type MachineEvent } from './events.js';
import type { Facts, FailureReason, Pseudonym } from './facts.js';
import { fold } from './fold.js';
import { GUARDS } from './guards.js';
import { guardsHere, type Lead, leadOf } from './leads.js';
import {
  checkpointNumber,
  isSuspended,
  stateLine,
  type TradeState,
} from './position.js';
import { type Refusal, refuse } from './refusal.js';
import type { Law } from './rules/book.js';

/** What must happen outside after the act has been stored. */
export interface Effect {
  kind: 'document';
  document: string;
  checkpoint: CheckpointKey | null;
  /** The bidder who acted, or whom the act was about. */
  bidder: Pseudonym | null;
}

export interface Accepted {
  state: TradeState;
  facts: Facts;
  completed: CheckpointKey[];
  effects: Effect[];
}
export type Decision = Accepted | { refused: Refusal };

const outOfOrder = (state: TradeState, type: EventType, law: Law) =>
  refuse(
    law,
    'flow.order',
    `项目当前处于“${whereInWords(state)}”,不能办理“${definitionOf(type).name}”。`,
  );

function whereInWords(state: TradeState): string {
  const words: Record<string, string> = {
    failed: '流标待选择',
    terminated: '已终止',
    archived: '已归档',
  };
  const key = stateLine(state).split(/[.(!]/);
  if (key[0] && words[key[0]]) return words[key[0]] as string;
  return key[1] === 'running' ? '履约中' : checkpoint(key[1] as CheckpointKey).name;
}

/** Why an event would be refused before anybody has filled in its data, or null if it may be offered. */
export function refuseEarly(
  state: TradeState,
  facts: Facts,
  event: MachineEvent,
  law: Law,
): Refusal | null {
  return refusal(state, facts, event, law, true);
}

function refusal(
  state: TradeState,
  facts: Facts,
  event: MachineEvent,
  law: Law,
  earlyOnly: boolean,
): Refusal | null {
  const definition = definitionOf(event.type);
  const names = guardsHere(state, event.type);
  if (names === null) return outOfOrder(state, event.type, law);
  if (isSuspended(state) && !definition.whileSuspended) {
    return refuse(
      law,
      'suspension.acts',
      `交易已中止,期间只办理异议、答复、退款、恢复、延长和终止,不能办理“${definition.name}”。`,
    );
  }
  const mixed = refuseMixedDuties(facts, event, law);
  if (mixed) return mixed;
  for (const name of names) {
    const guard = GUARDS[name];
    if (earlyOnly && !guard.early) continue;
    const refused = guard(facts, event as never, law);
    if (refused) return refused;
  }
  return null;
}

/** Drops what a way back undoes: checkpoints from the new place on are to be passed again. */
function passedAfter(before: TradeState, after: TradeState, facts: Facts): Facts['passed'] {
  const from = checkpointNumber(before) || Number.POSITIVE_INFINITY;
  const to = checkpointNumber(after);
  if (to === 0 || to >= from) return { ...facts.passed };
  return Object.fromEntries(
    Object.entries(facts.passed).filter(([key]) => checkpoint(key as CheckpointKey).no < to),
  );
}

/**
 * Decides one event. A refusal is a value; an exception means a fault of this program.
 * @param event parsed by its schema, dated with the instant read under the project's lock
 */
export function decide(state: TradeState, facts: Facts, event: MachineEvent, law: Law): Decision {
  const refused = refusal(state, facts, event, law, false);
  if (refused) return { refused };
  const folded = fold(facts, event, law);
  // What was asked above holds still: nothing of it has changed.
  const held = guardsHere(state, event.type) ?? [];
  const lead = leadOf(state, { facts, after: folded, law }, event, held);
  if (!lead) return { refused: outOfOrder(state, event.type, law) };
  const settled = settle(state, folded, event, lead);
  return { ...settled, effects: [...settled.effects, ...forfeits(facts, folded)] };
}

/** Whoever loses a deposit is told so in writing, whichever act led there. */
function forfeits(before: Facts, after: Facts): Effect[] {
  return Object.entries(after.bidders)
    .filter(
      ([name, { deposit }]) =>
        deposit.state === 'forfeited' && before.bidders[name]?.deposit.state !== 'forfeited',
    )
    .map(([bidder]) => ({ kind: 'document', document: '保证金没收单', checkpoint: null, bidder }));
}

function bidderOf({ actor, data }: MachineEvent): Pseudonym | null {
  return actor.bidder ?? (data as { bidder?: Pseudonym }).bidder ?? null;
}

function settle(
  before: TradeState,
  folded: Facts,
  event: MachineEvent,
  { after, actions }: Lead,
): Accepted {
  const done = (type: string) => actions.filter((a) => a.type === type).map((a) => a.params);
  const completed = done('complete').map((p) => p.checkpoint as CheckpointKey);
  const reason = done('fail')[0]?.reason as FailureReason | undefined;
  const passed = passedAfter(before, after, folded);
  for (const key of completed) passed[key] = event.at;
  for (const { checkpoint: key } of done('reopen')) delete passed[key as CheckpointKey];
  const moved = stateLine(before).replace('!', '') !== stateLine(after).replace('!', '');
  const facts: Facts = {
    ...folded,
    passed,
    since: moved ? event.at : folded.since,
    ...(reason ? { failed: { reason, at: event.at }, failures: folded.failures + 1 } : {}),
  };
  const about = { kind: 'document' as const, bidder: bidderOf(event) };
  const effects: Effect[] = [
    ...completed.map((key) => ({
      ...about,
      document: checkpoint(key).document,
      checkpoint: key,
    })),
    ...done('issue').map((p) => ({
      ...about,
      document: p.document as string,
      checkpoint: null,
    })),
  ];
  return { state: after, facts, completed, effects };
}
