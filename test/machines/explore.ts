/**
 * Enumerates (place, small facts) of a trade: from a draft, every representative act and the passing of time, until
 * nothing new appears. Facts are made small by leaving out names, amounts, counters and dates; of an instant only
 * whether it has passed is kept.
 */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { nextDeadline } from '../../server/machines/deadlines.js';
import type { EventType } from '../../server/machines/events.js';
import type { Bidder } from '../../server/machines/facts.js';
import type { Refusal } from '../../server/machines/refusal.js';
import type { Instant } from '../../server/machines/time.js';
import { BY_LAW } from './by-law-table.js';
import { open, type Plan } from './journey.js';
import { Play, Refused } from './play.js';
import { ACTS } from './representatives.js';

const small = (b: Bidder, round: number) =>
  [
    b.round === round ? 'now' : 'then',
    b.withdrawn ? 'withdrawn' : '',
    b.deposit.state + (b.deposit.mayStay ? '+' : ''),
    b.qualified,
    b.offer ? 'offer' : '',
    b.opened ? (b.opened.amount === null ? 'broken' : 'opened') : '',
    b.excluded ? 'excluded' : '',
    b.gaveUp ? 'left' : '',
    b.rank,
    b.matched ? 'matched' : '',
    b.explained ? 'explained' : '',
  ].join(' ');

/** The small facts of a trade, as one line. */
export function smallFacts(play: Play): string {
  const f = play.facts;
  const passed = (at: Instant | null | undefined) =>
    at == null ? '-' : play.at >= at ? 'past' : 'ahead';
  const { contract, panel, valuation, dates } = f;
  return JSON.stringify([
    play.line,
    f.project.mode,
    Math.min(f.failures, 2),
    f.lowering,
    [f.application, f.resolution, f.tenderFile].map(Boolean),
    f.resolution?.mayLower,
    valuation && [valuation.secret, valuation.amount !== null, valuation.packageHash !== null],
    dates &&
      [dates.registrationClosesAt, dates.offersOpenAt, dates.offersCloseAt, dates.openingAt].map(
        passed,
      ),
    Object.values(f.bidders)
      .map((b) => small(b, f.round))
      .sort(),
    f.namedParty !== null,
    f.questions.open.length,
    f.objections.map((o) => `${o.about} ${o.open}`).sort(),
    [
      f.missedWindow,
      f.reviewed !== null,
      f.negotiated,
      f.attestedBy !== null,
      f.openedAt !== null,
      f.substanceChecked,
      f.nextRank,
    ],
    [
      f.priorityUntil,
      f.publicityEndsAt,
      f.signingDueAt,
      f.signingNoticeUntil,
      f.signingLatestAt,
    ].map(passed),
    panel && [panel.drawn.length, panel.recused.length, panel.scored.length],
    f.candidate?.rank ?? null,
    [
      f.awardConfirmed,
      f.approvals.outsider,
      f.filed,
      f.contractEnded,
      f.handedOver,
      f.performed,
      f.ratified,
      f.ratings > 0,
    ],
    contract && [[...contract.signedBy].sort(), contract.changed > 0],
    f.dues.map((d) => `${d.kind} ${d.by} ${d.state} ${d.paid > 0} ${d.amount > 0}`).sort(),
    f.measured > 0,
    f.rectifications.length,
    Math.min(f.inspections, 2),
    f.settlement !== null,
    f.acceptedBy.map((a) => a.role).sort(),
  ]);
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

export interface Graph {
  nodes: Map<string, Play>;
  /** By node, the nodes that acts and time lead to. */
  edges: Map<string, Set<string>>;
}

export function explore(plan: Plan, without: readonly EventType[], most = 20_000): Graph {
  const start = open(plan);
  start.checked = false;
  const first = smallFacts(start);
  const graph: Graph = { nodes: new Map([[first, start]]), edges: new Map() };
  for (const [key, play] of graph.nodes) {
    const edges = new Set<string>();
    graph.edges.set(key, edges);
    for (const after of successors(play, plan, without)) {
      const next = smallFacts(after);
      edges.add(next);
      if (!graph.nodes.has(next)) graph.nodes.set(next, after);
    }
    assert.ok(graph.nodes.size <= most, `more than ${most} nodes: the abstraction is too fine`);
  }
  return graph;
}

function successors(play: Play, plan: Plan, without: readonly EventType[]): Play[] {
  const found: Play[] = [];
  const moments = new Set([nextMoment(play)]);
  for (const type of [...(BY_LAW[play.line] ?? []), 'return_deposit' as const]) {
    if (without.includes(type)) continue;
    for (const attempt of ACTS[type]?.(play, plan) ?? []) {
      const after = attempted(play, attempt);
      if (after instanceof Play) found.push(after);
      else if (after?.earliest !== undefined && after.earliest > play.at)
        moments.add(after.earliest);
    }
  }
  const later = [...moments].filter((at) => at !== null);
  return [...found, ...later.map((at) => play.fork().wait(at))];
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

/** Nodes from which no node of the given place is reachable. */
export function stranded(graph: Graph, place: string): string[] {
  const back = new Map<string, string[]>();
  for (const [from, tos] of graph.edges)
    for (const to of tos) back.set(to, [...(back.get(to) ?? []), from]);
  const queue = [...graph.nodes].filter(([, play]) => play.line === place).map(([key]) => key);
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
