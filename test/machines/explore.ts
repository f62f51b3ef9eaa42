/**
 * Enumerates (place, small facts) of a trade: from a draft, every representative act and the passing of time, until
 * nothing new appears. Facts are made small by leaving out names, amounts, counters and dates; of an instant only
 * whether it has passed is kept.
 */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { isSettled } from '../../server/machines/contract-dues.js';
import { nextDeadline } from '../../server/machines/deadlines.js';
import type { EventType } from '../../server/machines/events.js';
import type { Bidder, Due } from '../../server/machines/facts.js';
import type { Refusal } from '../../server/machines/refusal.js';
import type { Instant } from '../../server/machines/time.js';
import { BY_LAW } from './by-law-table.js';
import { open, type Plan } from './journey.js';
import { Play, Refused } from './play.js';
import { ACTS } from './representatives.js';

/** Of an earlier round only a deposit still held and a bar matter. */
function smallBidder(b: Bidder, round: number): string {
  const { deposit } = b;
  const money = `${deposit.state}${deposit.mayStay ? '+' : ''}`;
  if (b.round < round) return `then ${money} ${b.gaveUp && b.round === round - 1}`;
  const marks = [
    b.withdrawn && 'withdrawn',
    b.offer && 'offer',
    b.opened && (b.opened.amount === null ? 'broken' : 'opened'),
    b.excluded && 'excluded',
    b.gaveUp && 'left',
    b.matched && 'matched',
    b.explained && 'explained',
    b.barred,
    b.relation === 'none' ? null : b.relation,
  ];
  return [money, b.qualified, b.rank, ...marks.filter(Boolean)].join(' ');
}

/** Settled, open, or between the two; a bond is settled twice, coming and going. */
function smallDue(d: Due): string {
  const part = d.paid > 0 && d.state === 'open' ? ' in part' : '';
  const state = d.kind !== 'bond' && isSettled(d) ? 'settled' : d.state;
  return `${d.kind} ${d.by} ${state}${part}`;
}

const distinct = (list: string[]) => [...new Set(list)].sort();
/** Of this round everybody counts, of earlier ones each kind once. */
function smallBidders({ facts: { bidders, round } }: Play): string[] {
  const of = (now: boolean) =>
    Object.values(bidders)
      .filter((b) => (b.round === round) === now)
      .map((b) => smallBidder(b, round));
  return [...of(true).sort(), ...distinct(of(false))];
}

/** From the certificate on, who bid and how has no part in it but for deposits. */
function smallPerformance({ facts: f }: Play) {
  return [
    Object.values(f.bidders).filter((b) => b.deposit.state === 'received').length,
    f.dues.map(smallDue).sort(),
    [f.handedOver, f.performed, f.ratified || f.project.emergency === null, f.measured > 0],
    Math.min(f.rectifications.length, 1),
    (f.contract?.changed ?? 0) > 0,
    f.settlement !== null,
    f.acceptedBy.map((a) => a.role).sort(),
    f.disputes.some((d) => d.open),
    f.complaints.some((c) => c.open),
  ];
}

const smallInstant = (play: Play) => (at: Instant | null | undefined) =>
  at == null ? '-' : play.at >= at ? 'past' : 'ahead';

/** Between the award and the certificate the ranks still count, the way there does not. */
function smallContract(play: Play) {
  const f = play.facts;
  const ends = [f.signingDueAt, f.signingNoticeUntil, f.signingLatestAt];
  return [
    f.project.mode,
    smallBidders(play),
    f.candidate?.rank ?? null,
    ends.map(smallInstant(play)),
    [f.approvals.outsider, f.filed, f.ratified],
    f.contract && [...f.contract.signedBy].sort(),
    f.complaints.some((c) => c.open),
  ];
}

function smallSelection(play: Play) {
  const f = play.facts;
  const passed = smallInstant(play);
  const { panel, valuation, dates } = f;
  return [
    f.project.mode,
    Math.min(f.failures, 2),
    f.lowering,
    [f.application, f.resolution, f.tenderFile].map(Boolean),
    valuation && [valuation.secret, valuation.amount !== null, valuation.packageHash !== null],
    dates &&
      [dates.registrationClosesAt, dates.offersOpenAt, dates.offersCloseAt, dates.openingAt].map(
        passed,
      ),
    smallBidders(play),
    f.questions.open.length,
    distinct(f.objections.filter((o) => o.open).map((o) => o.about)),
    [
      f.missedWindow,
      f.reviewed !== null,
      f.negotiated,
      f.attestedBy !== null,
      f.openedAt !== null,
      f.substanceChecked,
      f.nextRank,
    ],
    [f.priorityUntil, f.publicityEndsAt].map(passed),
    panel && [panel.drawn.length, panel.recused.length, panel.scored.length],
    f.candidate?.rank ?? null,
    f.awardConfirmed,
  ];
}

/** The small facts of a trade, as one line. */
export function smallFacts(play: Play): string {
  const [stage = ''] = play.line.split('.');
  const late = ['performance', 'closing', 'archived'].includes(stage);
  const facts = late ? smallPerformance : stage === 'contract' ? smallContract : smallSelection;
  return JSON.stringify([play.line, ...facts(play)]);
}

/** When something next changes by itself: a deadline, or an instant that an act waits for. */
function nextMoment(play: Play): Instant | null {
  const f = play.facts;
  const due = nextDeadline(play.state, f, play.law);
  const moments = [due?.at, f.dates?.openingAt, f.signingDueAt, f.signingLatestAt, f.priorityUntil];
  const later = f.dues
    .filter((d) => d.by === 'after' && d.state === 'open')
    .map((d) => Date.parse(`${d.dueOn}T00:00:00+08:00`));
  const ahead = [...moments, ...later].filter((at): at is number => at != null && at > play.at);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** The trade when time has changed something that the small facts show. */
function waited(play: Play): Play | null {
  const later = play.fork();
  const before = smallFacts(play);
  for (let n = 0; n < 40; n += 1) {
    const moment = nextMoment(later);
    if (moment === null) return null;
    if (smallFacts(later.wait(moment)) !== before) return later;
  }
  return null;
}

export interface Graph {
  nodes: Map<string, Play>;
  /** By node, the nodes that acts and time lead to. */
  edges: Map<string, Set<string>>;
}

export interface Scope {
  plan: Plan;
  /** Acts taken out of the by-law for this enumeration. */
  without: readonly EventType[];
  /** Places that are gone into no further; from everywhere one of them must be reachable. */
  goals: readonly string[];
}

export function explore(scope: Scope, most = 20_000): Graph {
  const { stackTraceLimit } = Error;
  // Thousands of refusals are only asked whether they are; their stacks would take most of the time.
  Error.stackTraceLimit = 0;
  try {
    return enumerate(scope, most);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function enumerate(scope: Scope, most: number): Graph {
  const start = open(scope.plan);
  start.checked = false;
  const first = smallFacts(start);
  const graph: Graph = { nodes: new Map([[first, start]]), edges: new Map() };
  for (const [key, play] of graph.nodes) {
    const edges = new Set<string>();
    graph.edges.set(key, edges);
    const ends = scope.goals.includes(play.line) && play.line !== 'archived';
    for (const after of ends ? [] : successors(play, scope)) {
      const next = smallFacts(after);
      edges.add(next);
      if (!graph.nodes.has(next)) graph.nodes.set(next, after);
    }
    assert.ok(graph.nodes.size <= most, `more than ${most} nodes: the abstraction is too fine`);
  }
  return graph;
}

function successors(play: Play, { plan, without }: Scope): Play[] {
  const found: Play[] = [];
  const later = waited(play);
  if (later) found.push(later);
  // Refunds lead somewhere only where something waits for them.
  const refunds = ['failed', 'announcement.notice', 'closing.archive'].includes(play.line);
  const here = BY_LAW[play.line] ?? [];
  const always = ['decide_complaint' as const, ...(refunds ? ['return_deposit' as const] : [])];
  for (const type of [...here, ...always]) {
    if (without.includes(type)) continue;
    for (const attempt of ACTS[type]?.(play, plan) ?? []) {
      const after = attempted(play, attempt);
      if (after instanceof Play) found.push(after);
      if (after === null || after instanceof Play || after.earliest === undefined) continue;
      // Whoever comes too early comes again when it is time.
      const then = play.fork().wait(after.earliest);
      const again = then.line === play.line ? attempted(then, attempt) : then;
      if (again instanceof Play) found.push(again);
    }
  }
  return found;
}

/** The trade after an act, or why the by-law refuses it now; null where the act's data make no sense. */
function attempted(play: Play, attempt: (play: Play) => void): Play | Refusal | null {
  const after = play.fork();
  try {
    attempt(after);
    return after;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Nodes from which none of the goals is reachable. */
export function stranded(graph: Graph, { goals }: Scope): string[] {
  const back = new Map<string, string[]>();
  for (const [from, tos] of graph.edges)
    for (const to of tos) back.set(to, [...(back.get(to) ?? []), from]);
  const queue = [...graph.nodes]
    .filter(([, play]) => goals.includes(play.line))
    .map(([key]) => key);
  const reaching = new Set(queue);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const from of back.get(key) ?? []) {
      if (!reaching.has(from)) {
        reaching.add(from);
        queue.push(from);
      }
    }
  }
  return [...graph.nodes.keys()].filter((key) => !reaching.has(key));
}
