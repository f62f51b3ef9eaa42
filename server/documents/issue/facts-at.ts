/**
 * What was known of a trade at a moment of its log: the machine's own fold over the logged acts. A document made late
 * must not say what happened since.
 */
import { definitionOf, isEventType, type MachineEvent } from '../../machines/events.js';
import {
  type Bidder,
  type Facts,
  firstFacts,
  type Project,
  type Pseudonym,
} from '../../machines/facts.js';
import { fold } from '../../machines/fold.js';
import type { Law } from '../../machines/rules/book.js';
import type { Story, StoryEntry } from '../../transactions/story.js';

type Bidders = Record<Pseudonym, Bidder>;

/** So long at a time: other requests are waiting for this thread. */
const BREATHE_EVERY = 500;

/** @throws where the log of the project cannot be followed: its first entry is missing or an act was erased */
export async function factsAt(story: Story, law: Law): Promise<Facts> {
  const [first, ...rest] = story.entries;
  const { project, flagged = [] } = (first?.data ?? {}) as {
    project?: Project;
    flagged?: string[];
  };
  if (!first || !project) throw new Error(`project ${story.id}: no first entry to begin from`);
  let facts: Facts = { ...firstFacts(project, first.rules, first.at), flagged };
  let bidders: Bidders = {};
  for (const [n, entry] of rest.entries()) {
    if (n % BREATHE_EVERY === BREATHE_EVERY - 1)
      await new Promise((resolve) => setImmediate(resolve));
    const event = eventOf(entry);
    if (!event) continue;
    const needs = definitionOf(event.type).bidders;
    const present = needs === 'all' ? bidders : some(bidders, namesFor(needs, event, facts));
    // Dates were counted by the calendar of that day, whatever was announced since.
    const then = law.named?.(entry.rules) ?? law;
    const { bidders: after, ...own } = fold({ ...facts, bidders: present }, event, then);
    facts = { ...own, bidders: {} };
    // An act of one bidder changes one: copying all of them for each would grow with their square.
    if (needs === 'all') bidders = after;
    else Object.assign(bidders, after);
  }
  return { ...facts, bidders };
}

/** Null for an entry that is no act of the machine, as the issue of a document. */
function eventOf(entry: StoryEntry): MachineEvent | null {
  if (!isEventType(entry.event)) return null;
  if (entry.data === null) throw new Error(`entry ${entry.entryNo} was erased`);
  const bidder = entry.role === 'bidder' ? entry.actor : null;
  const actor = { account: entry.actor, role: entry.role, bidder };
  return {
    type: entry.event,
    data: entry.data,
    found: entry.found,
    actor,
    at: entry.at,
  } as MachineEvent;
}

/** As the door loads them: whoever acts, and whom the act is about. */
function namesFor(
  needs: 'none' | 'own' | 'named' | 'winner',
  event: MachineEvent,
  facts: Facts,
): (Pseudonym | null | undefined)[] {
  const own = event.actor.bidder;
  if (needs === 'named') return [own, (event.data as { bidder?: Pseudonym }).bidder];
  if (needs === 'winner') return [own, facts.candidate?.bidder];
  return [own];
}

function some(bidders: Bidders, names: (Pseudonym | null | undefined)[]): Bidders {
  const found: Bidders = {};
  for (const name of names) if (name && bidders[name]) found[name] = bidders[name];
  return found;
}
