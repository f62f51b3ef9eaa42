/** What a page of the playbook sees: the case, the trade as the actor sees it, and the demo clock. */
import type { Case } from '../case.js';

export interface View {
  id: string;
  code: string;
  version: number | null;
  termsVersion: number;
  position: string;
  stage: string;
  checkpoints: string[];
  passed: Record<string, number>;
  now: number;
  dates: { registrationClosesAt: number; offersOpenAt: number; offersCloseAt: number; openingAt: number } | null;
  facts: Record<string, any> | null;
  bidders: { bidder: string; amount: number | null; invalid: string | null; rank: number | null; refundable: boolean; deposit: { received: number; state: string } }[] | null;
  me: ({ bidder: string; registered: boolean } & Record<string, any>) | null;
  sealing: { publicKey: string; context: unknown } | null;
  availableEvents: { type: string; name: string; role: string; schema: any }[];
}

export interface Page {
  case: Case;
  view: View;
  /** Epoch milliseconds of the demo clock. */
  now: number;
  /** Uploads a small demonstration picture once and names it as evidence of a kind. */
  evidence: (...kinds: string[]) => Promise<{ kind: string; file: string }[]>;
  /** How often this event was sent already. */
  done: (type: string) => number;
  /** The code of a bidder for ways of trading that name one. */
  namedParty: string;
  /** The number that the register gave to what is traded. */
  asset(): Promise<string>;
}

/** Builds an event's data; null: not now. */
export type Builder = (page: Page) => Promise<object | null> | object | null;

const OFFSET = 8 * 3_600_000;
export const dateOf = (at: number) => new Date(at + OFFSET).toISOString().slice(0, 10);
export const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`);
export const iso = (instant: number) => new Date(instant).toISOString();
export const plusDays = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export const plusMonths = (date: string, months: number) => {
  const d = new Date(`${date}T00:00:00Z`);
  d.setUTCMonth(d.getUTCMonth() + months);
  return d.toISOString().slice(0, 10);
};
export const once = (type: string, build: Builder): Builder => (page) => (page.done(type) > 0 ? null : build(page));

/** Instants at which something new may become possible, soonest first. */
export function comingMomentsOf({ view, now }: Page): number[] {
  const facts = view.facts ?? {};
  const dueDays = ((facts.dues ?? []) as { state: string; by: string; dueOn: string }[])
    .filter((d) => d.state === 'open' && d.by !== 'after')
    .map((d) => at(d.dueOn, '09:00'));
  const term = facts.contract ? [at(facts.contract.startsOn, '09:30'), at(plusDays(facts.contract.endsOn, 1), '09:00')] : [];
  const all = [...Object.values(view.dates ?? {}), facts.publicityEndsAt, facts.priorityUntil, ...dueDays, ...term];
  return all.filter((moment): moment is number => typeof moment === 'number' && moment > now).sort((a, b) => a - b);
}
