/** A guard says why an act is refused, or null. It is pure: facts, the act with its instant, the law. */
import type { EventOf, EventType, MachineEvent } from '../events.js';
import type { Facts } from '../facts.js';
import type { Refusal } from '../refusal.js';
import type { Law } from '../rules/book.js';

export interface Guard<T extends EventType = EventType> {
  (facts: Facts, event: EventOf<T>, law: Law): Refusal | null;
  /** It needs no data of the act, so that an act it refuses is not offered at all. */
  early?: boolean;
}

/** A guard that can be asked before anybody has filled in a form: it looks at facts, actor and time only. */
export function early(
  guard: (facts: Facts, event: MachineEvent, law: Law) => Refusal | null,
): Guard & { early: true } {
  return Object.assign(guard, { early: true as const });
}

/** 1,234.56元, for sentences. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}元`;
}

/** A file's guards by name; each takes the events it is named for in the machine. */
export type GuardTable = Record<
  string,
  ((facts: Facts, event: never, law: Law) => Refusal | null) & { early?: boolean }
>;
