/**
 * Plays trades as the door does, without a database: what is due is settled first, dated at its deadline, then
 * the act is decided. Every accepted act is decided a second time with only the bidders its definition asks for
 * and its facts are sent through JSON, so that what the door stores is what the machine meant.
 */
import assert from 'node:assert/strict';
import type { z } from 'zod';
import { nextDeadline } from '../../server/machines/deadlines.js';
import { type Accepted, decide } from '../../server/machines/decide.js';
import {
  type Actor,
  definitionOf,
  EVENTS,
  type EventType,
  type Found,
  type MachineEvent,
} from '../../server/machines/events.js';
import { type Facts, firstFacts, type Project } from '../../server/machines/facts.js';
import { FIRST_STATE, stateLine, type TradeState } from '../../server/machines/position.js';
import type { Refusal } from '../../server/machines/refusal.js';
import type { Law } from '../../server/machines/rules/book.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { foundOnLeaving } from '../../server/machines/secrecy.js';
import { dateOf, type Instant, instantOf } from '../../server/machines/time.js';

export const LAW: Law = { book: bookOf('2025-05-01'), calendar: CALENDAR };
/** With these the door finds whether the round was opened. */
const LEAVES_ROUND = new Set<EventType>(['choose_next_round', 'uphold_objection']);
export const CLOCK: Actor = { account: 'clock', role: 'clock', bidder: null };

const staff = (role: Actor['role'], account: string = role): Actor => ({
  account,
  role,
  bidder: null,
});
export const WHO = {
  accountant: staff('accountant'),
  head: staff('head'),
  supervisor: staff('supervisor'),
  delegate: staff('delegate'),
  town: staff('town_officer'),
  station: staff('station', 'station-1'),
  station2: staff('station', 'station-2'),
  agent: staff('agent_accountant'),
  discipline: staff('discipline'),
  reviewers: [1, 2, 3, 4, 5].map((n) => staff('reviewer', `reviewer-${n}`)) as [
    Actor,
    Actor,
    Actor,
    Actor,
    Actor,
  ],
} as const;

/** The n-th bidder's pseudonym and the bidder acting under it. */
export const name = (n: number) => `b-${String(n).padStart(12, '0')}`;
export const bidder = (n: number): Actor => ({
  account: `bidder-${n}`,
  role: 'bidder',
  bidder: name(n),
});

/** `2025-07-02 10:00` in Shanghai. */
export const on = (moment: string): Instant => {
  const [date = '', time = '00:00'] = moment.split(' ');
  return instantOf(date, time);
};
export const iso = (at: Instant) => new Date(at).toISOString();

export type Input<T extends EventType> = z.input<(typeof EVENTS)[T]['data']>;
export interface Step {
  type: EventType;
  at: Instant;
  to: string;
  decided: Accepted;
}

export const PROJECT: Project = {
  id: 'p-1',
  village: 'v-1',
  town: 't-1',
  side: 'procurement',
  category: 'works',
  mode: 'comparison',
  ground: null,
  emergency: null,
};

/** An act that the by-law refused, with the refusal. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    where: string,
  ) {
    super(`${where}: ${refusal.message}`);
  }
}

export class Play {
  state: TradeState = FIRST_STATE;
  facts: Facts;
  readonly steps: Step[] = [];
  /** Whether each act is also decided as the door stores it; an enumeration of thousands does without. */
  checked = true;

  constructor(
    project: Partial<Project> = {},
    public at: Instant = on('2025-06-16 10:00'),
    public law: Law = LAW,
  ) {
    this.facts = firstFacts({ ...PROJECT, ...project }, law.book.version, at);
  }

  get line() {
    return stateLine(this.state);
  }
  get today() {
    return dateOf(this.at);
  }
  get types() {
    return this.steps.map((s) => s.type);
  }

  /** Lets time pass: every deadline up to the moment is settled, dated at the deadline. */
  wait(until: Instant | string): this {
    const to = typeof until === 'string' ? on(until) : until;
    for (let n = 0; n < 40; n += 1) {
      const due = nextDeadline(this.state, this.facts, this.law);
      if (!due || due.at > to) {
        this.at = Math.max(this.at, to);
        return this;
      }
      const last = this.steps.at(-1)?.at ?? 0;
      assert.ok(due.at >= last, `${due.event} is dated before the act that came last`);
      this.at = Math.max(this.at, due.at);
      this.#take({
        type: due.event,
        data: {},
        found: {},
        actor: CLOCK,
        at: due.at,
      } as MachineEvent);
    }
    throw new Error('a deadline is due again and again');
  }

  /** An act that the by-law allows here. */
  do<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found = {}): this {
    this.wait(this.at);
    this.#take(this.event(type, actor, data, found));
    return this;
  }

  /** The act as soon as the by-law allows it: waits for the earliest moment that a refusal names. */
  when<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found = {}): this {
    this.wait(this.at);
    const decided = this.decide(type, actor, data, found);
    if ('refused' in decided && decided.refused.earliest !== undefined)
      this.wait(decided.refused.earliest);
    return this.do(type, actor, data, found);
  }

  /** The refusal of an act; fails where the act passes. */
  refused<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found = {}): Refusal {
    this.wait(this.at);
    const decided = this.decide(type, actor, data, found);
    if (!('refused' in decided)) assert.fail(`${type} was accepted at ${this.line}`);
    return decided.refused;
  }

  decide<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found = {}) {
    return decide(this.state, this.facts, this.event(type, actor, data, found), this.law);
  }

  /** The same trade, to be played on in another way. */
  fork(): Play {
    const other = new Play({}, this.at, this.law);
    other.state = this.state;
    other.facts = this.facts;
    other.steps.push(...this.steps);
    other.checked = this.checked;
    return other;
  }

  event<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found): MachineEvent {
    return {
      type,
      data: EVENTS[type].data.parse(data),
      found: { ...(LEAVES_ROUND.has(type) ? foundOnLeaving(this.facts) : {}), ...found },
      actor,
      at: this.at,
    } as unknown as MachineEvent;
  }

  #take(event: MachineEvent): void {
    const decided = decide(this.state, this.facts, event, this.law);
    if ('refused' in decided) throw new Refused(decided.refused, `${event.type} at ${this.line}`);
    if (this.checked) this.#checkAsStored(event, decided);
    this.state = decided.state;
    this.facts = decided.facts;
    this.steps.push({ type: event.type, at: event.at, to: this.line, decided });
  }

  /** The door loads no more bidders than the definition names, and keeps facts as JSON. */
  #checkAsStored(event: MachineEvent, decided: Accepted): void {
    assert.deepEqual(
      JSON.parse(JSON.stringify(decided.facts)),
      decided.facts,
      `${event.type} leaves facts that JSON changes`,
    );
    const { bidders } = definitionOf(event.type);
    if (bidders === 'all') return;
    const wanted = new Set<string | null | undefined>([event.actor.bidder]);
    if (bidders === 'named') wanted.add((event.data as { bidder: string }).bidder);
    if (bidders === 'winner') wanted.add(this.facts.candidate?.bidder);
    const some = Object.fromEntries(
      Object.entries(this.facts.bidders).filter(([key]) => wanted.has(key)),
    );
    const again = decide(this.state, { ...this.facts, bidders: some }, event, this.law);
    if ('refused' in again)
      assert.fail(`${event.type} needs more bidders than it asks for: ${again.refused.message}`);
    const { bidders: theirs, ...others } = again.facts;
    const merged = { ...others, bidders: { ...this.facts.bidders, ...theirs } };
    assert.deepEqual(merged, decided.facts, `${event.type} needs more bidders than it asks for`);
    assert.deepEqual(again.state, decided.state);
  }
}
