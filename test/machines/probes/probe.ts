/**
 * A probe asks the machine at a boundary, under any law, and tells only verdicts and instants: which rule refuses, when a
 * limit ends. A value of the rule book that could be changed without any probe noticing would be a value nobody enforces.
 */
import { decide } from '../../../server/machines/decide.js';
import type { Actor, EventType, Found } from '../../../server/machines/events.js';
import type { Facts } from '../../../server/machines/facts.js';
import { openLimits } from '../../../server/machines/flags.js';
import type { Law, RuleKey } from '../../../server/machines/rules/book.js';
import { type Input, on, type Play } from '../play.js';

export type Probe = (law: Law) => unknown;
export type Probes = Partial<Record<RuleKey, Probe>>;

/** Plays the way to a place once; probes fork it. */
export function once(make: () => Play): () => Play {
  let made: Play | undefined;
  return () => {
    made ??= make();
    return made.fork();
  };
}

/** The same trade under another law, and with other facts where a case needs them. */
export function under(play: Play, law: Law, facts: Partial<Facts> = {}): Play {
  play.law = law;
  play.facts = { ...play.facts, ...facts };
  play.checked = false;
  return play;
}

/** The same trade at another moment; of a Monday a few days more or less do not meet a weekend. */
export const at = (play: Play, moment: string) => Object.assign(play, { at: on(moment) });
export const MONDAY = '2025-07-07 10:00';

/** The rule that refuses an act, or null. */
export function verdict<T extends EventType>(
  play: Play,
  type: T,
  actor: Actor,
  data: Input<T>,
  found: Found = {},
): string | null {
  const decided = decide(play.state, play.facts, play.event(type, actor, data, found), play.law);
  return 'refused' in decided ? decided.refused.rule : null;
}

/** When a standing limit ends whose flag begins so, or null. */
export const limitOf = (play: Play, flag: string): number | null =>
  openLimits(play.facts, play.law).find((l) => l.flag.startsWith(flag))?.at ?? null;
