/** THE door. Nothing changes a trade but an event that passes here. */
import { askingAs } from '../../db/subject.js';
import { inTransaction, type Trx } from '../../db/transaction.js';
import { appendStatement } from '../audit/entry.js';
import { Forbidden, InvalidInput, NotAllowed, NotFound, type Problem, Stale } from '../errors.js';
import { decide, type Accepted as Decided } from '../machines/decide.js';
import { nextDeadline } from '../machines/deadlines.js';
import { type Actor, definitionOf, type EventType, type MachineEvent } from '../machines/events.js';
import type { Facts } from '../machines/facts.js';
import { currentCheckpoints, stageOf, stateLine } from '../machines/position.js';
import type { Refusal } from '../machines/refusal.js';
import { lawName } from '../machines/rules/book.js';
import type { Role } from '../machines/roles.js';
import { countIsSecret } from '../machines/secrecy.js';
import { mayAct, maySee } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { authorityOf, rememberUse, withAuthority } from './by-authority.js';
import { CLOCK, type Door, type Finding, type Held } from './door.js';
import { loadBidders, type ProjectRow } from './load-facts.js';
import { refuseUnfiledEvidence } from './evidence.js';
import { newPseudonym, rememberOnlooker } from './pseudonym.js';
import { storePublicTrade } from './public-trades.js';
import { storeBidders, storeEffects, storeProject } from './store.js';

export interface Advance {
  id: string;
  type: EventType;
  /** Parsed by the event's schema. */
  data: unknown;
  subject: Subject;
  /** Where an account holds several roles that fit. */
  role?: Role;
  expectedVersion?: number;
  expectedTerms?: number;
  idempotencyKey?: string;
  requestHash?: string;
}

export interface Accepted {
  kind: 'accepted';
  project: string;
  version: number;
  termsVersion: number;
  /** Null while the count of entries would betray how many have registered. */
  entryNo: number | null;
  seq: number;
  at: number;
  stage: string;
  checkpoints: string[];
  receipt?: Record<string, unknown>;
  replayed?: boolean;
}

interface Entered {
  project: ProjectRow;
  at: number;
  bidder: string | null;
  bidder_facts: Facts['bidders'][string] | null;
  earlier: { requestHash: string; answer: Omit<Accepted, 'seq'>; entryNo: number } | null;
}
type Result = Accepted | { problem: Problem };
/** One accepted event, not yet written. */
interface Step {
  entry: string;
  decided: Decided;
  entryNo: number;
}

const ENTER = 'select * from enter_door($1, $2, $3)';
const MAX_SETTLED = 32;

/**
 * Passes one event through the door.
 * @throws NotFound, Forbidden, Stale, InvalidInput, NotAllowed; deadlines settled on the way stay settled
 */
export async function advance(door: Door, request: Advance): Promise<Accepted> {
  const result = await inTransaction<Result, { append: number }>(
    askingAs(door.db, request.subject.account),
    (trx) => pass(door, trx, request),
    door.pause && (() => door.pause?.('appended') as Promise<void>),
  );
  await door.pause?.('committed');
  door.wake();
  if ('problem' in result) throw result.problem;
  return result;
}

async function pass(door: Door, trx: Trx, request: Advance) {
  const { id, subject, idempotencyKey = null } = request;
  const [entered] = await trx.query<Entered>(ENTER, [id, subject.account, idempotencyKey]);
  if (!entered) return refused(new NotFound());
  await door.pause?.('locked');
  if (entered.earlier) return replay(trx, id, entered.earlier, request);

  const held = hold(door, entered);
  const drawn = Boolean(held.facts.panel?.drawn.includes(subject.account));
  if (maySee(subject, held, { drawn }) === 'nothing') return refused(new NotFound());
  const steps: Step[] = [];
  await settleOverdue(door, trx, held, steps);
  const settled = steps.length;
  const outcome = await attempt(door, trx, held, request, entered, steps);
  await door.pause?.('decided');

  if ('problem' in outcome) {
    if (settled > 0) await store(trx, held, entered);
    return { last: steps.map((s) => s.entry), value: () => outcome as Result };
  }
  await store(trx, held, entered);
  const answer = answerOf(held, outcome.receipt);
  if (idempotencyKey) {
    await trx.query(
      'insert into idempotency_keys (account, key, request_hash, status, answer) values ($1, $2, $3, 200, $4)',
      [subject.account, idempotencyKey, request.requestHash ?? '', JSON.stringify({ ...answer, of: held.entryNo })],
    );
  }
  return {
    last: steps.map((s) => s.entry),
    value: (rows: { append: number }[]): Result => ({ ...answer, seq: Number(rows.at(-1)?.append) }),
  };
}

const refused = (problem: Problem) => ({ value: (): Result => ({ problem }) });

async function replay(trx: Trx, project: string, earlier: NonNullable<Entered['earlier']>, request: Advance) {
  if (earlier.requestHash !== (request.requestHash ?? '')) {
    return refused(new InvalidInput('该请求编号已用于另一项内容,请更换编号后重新提交。', { code: 'idempotency-key-reused' }));
  }
  const { of, ...answer } = earlier.answer as Omit<Accepted, 'seq'> & { of: number };
  const [entry] = await trx.query<{ seq: number }>('select seq from log.entries where project = $1 and entry_no = $2', [project, of]);
  return { value: (): Result => ({ ...answer, seq: Number(entry?.seq), replayed: true }) };
}

function hold(door: Door, { project, at, bidder, bidder_facts }: Entered): Held {
  const bidders = bidder && bidder_facts ? { [bidder]: bidder_facts } : {};
  return {
    id: project.id,
    code: project.code,
    title: project.title,
    village: project.village,
    town: project.town,
    district: project.district,
    state: project.state,
    facts: { ...project.facts, bidders },
    law: door.law(project.rules_version),
    at,
    version: project.version,
    entryNo: project.entry_no,
    publicAt: project.public_at,
  };
}

/** Deadlines first: a late job can never admit a late act (each is due at most once, dated at the deadline). */
async function settleOverdue(door: Door, trx: Trx, held: Held, steps: Step[]): Promise<void> {
  for (let n = 0; n < MAX_SETTLED; n += 1) {
    const due = nextDeadline(held.state, held.facts, held.law);
    if (!due || due.at > held.at) return;
    await load(trx, held, due.event, {});
    const finding = (await door.wings[due.event]?.find({ trx, held, data: {}, actor: CLOCK })) ?? { found: {} };
    // Nobody is there to be told why: the clock's own act has to be possible.
    if ('refused' in finding) throw new Error(`deadline ${due.event} refused: ${finding.refused.message}`);
    const event = { type: due.event, data: {}, found: finding.found, actor: CLOCK, at: due.at } as MachineEvent;
    const decided = decide(held.state, held.facts, event, held.law);
    if ('refused' in decided) throw new Error(`deadline ${due.event} refused: ${decided.refused.message}`);
    await finding.write?.();
    await take(trx, held, event, decided, finding, steps);
  }
  throw new Error(`project ${held.id}: more than ${MAX_SETTLED} deadlines in one pass`);
}

async function load(trx: Trx, held: Held, type: EventType, data: unknown): Promise<void> {
  const more = await loadBidders(trx, held.id, held.facts, definitionOf(type).bidders, data);
  held.facts = { ...held.facts, bidders: { ...held.facts.bidders, ...more } };
}

async function attempt(door: Door, trx: Trx, held: Held, request: Advance, entered: Entered, steps: Step[]) {
  const { type, subject } = request;
  const allowed = mayAct(subject, type, held, request.role);
  if ('denied' in allowed) return refuse(trx, held, request, null, new Forbidden(allowed.denied));
  const stale = staleness(held, request, steps.length > 0);
  if (stale) return refuse(trx, held, request, allowed.role, stale);
  const authority = await authorityOf(trx, subject);
  if (authority && 'denied' in authority) return refuse(trx, held, request, allowed.role, authority.denied);

  const bidder = allowed.role === 'bidder' ? (entered.bidder ?? newPseudonym()) : null;
  const actor: Actor = { account: subject.account, role: allowed.role, bidder };
  await load(trx, held, type, request.data);
  const unfiled = await refuseUnfiledEvidence(trx, held, request.data);
  if (unfiled) return refuse(trx, held, request, allowed.role, new NotAllowed(unfiled), unfiled);
  const finding = (await door.wings[type]?.find({ trx, held, data: request.data, actor })) ?? { found: {} };
  if ('refused' in finding) return refuse(trx, held, request, allowed.role, new NotAllowed(finding.refused), finding.refused);
  const said = withAuthority(authority, { data: request.data, found: finding.found }, definitionOf(type).secret || !countIsSecret(held.facts));
  const event = { type, ...said, actor, at: held.at } as MachineEvent;
  const decided = decide(held.state, held.facts, event, held.law);
  if ('refused' in decided) {
    return refuse(trx, held, request, allowed.role, new NotAllowed(decided.refused), decided.refused);
  }
  if (bidder && !entered.bidder) {
    finding.identities = { ...finding.identities, [bidder]: subject.account };
    if (!decided.facts.bidders[bidder]) await rememberOnlooker(trx, held.id, bidder, subject.account);
  }
  await finding.write?.();
  if (authority) await rememberUse(trx, authority, held.id, type);
  await take(trx, held, event, decided, finding, steps);
  return { receipt: finding.receipt?.(decided.facts) };
}

function staleness(held: Held, request: Advance, settled: boolean): Stale | null {
  const now = { version: held.version, termsVersion: held.facts.termsVersion };
  if (request.expectedTerms !== undefined && request.expectedTerms !== now.termsVersion) {
    return new Stale('公告条款已修改,请重新阅读公告后再提交。', now);
  }
  if (request.expectedVersion === undefined || request.expectedVersion === now.version) return null;
  const why = settled ? '项目状态刚刚按期变更' : '项目已被其他人员办理';
  return new Stale(`${why},请刷新后再试。`, now);
}

/** Keeps the attempt: what was refused is part of the trail, and settled deadlines stay settled. */
async function refuse(trx: Trx, held: Held, request: Advance, role: Role | null, problem: Problem, refusal?: Refusal) {
  await trx.query(
    'insert into attempts (project, at, event, account, role, rule, message) values ($1, $2, $3, $4, $5, $6, $7)',
    [held.id, held.at, request.type, request.subject.account, role ?? 'none', refusal?.rule ?? problem.code, problem.message],
  );
  return { problem };
}

/** Makes an accepted event the present: in memory and in its own rows; the project row is written once at the end. */
async function take(trx: Trx, held: Held, event: MachineEvent, decided: Decided, finding: Partial<Finding>, steps: Step[]): Promise<void> {
  const from = stateLine(held.state);
  const to = stateLine(decided.state);
  const { secret } = definitionOf(event.type);
  const entryNo = held.entryNo + 1;
  await storeBidders(trx, held.id, held.facts.bidders, decided.facts.bidders, finding.identities ?? {});
  held.state = decided.state;
  held.facts = decided.facts;
  held.entryNo = entryNo;
  if (from !== to || (!secret && event.actor.role !== 'bidder')) held.version += 1;
  if (held.publicAt === null && decided.completed.includes('approval')) held.publicAt = event.at;
  await storeEffects(trx, held, decided.effects, entryNo, event);
  steps.push({ entry: entryOf(held, event, from, to, secret, finding), decided, entryNo });
}

/** The trade's row, and beside it what everybody may read of it. */
async function store(trx: Trx, held: Held, { project: before }: Entered, isRedated = false): Promise<void> {
  await storeProject(trx, held);
  if (held.publicAt !== null) await storePublicTrade(trx, held, before.public_at === null || isRedated ? null : before);
}

function entryOf(held: Held, event: MachineEvent, from: string, to: string, secret: boolean, finding: Partial<Finding>): string {
  const { personal, ...data } = event.data as Record<string, unknown>;
  return appendStatement({
    project: held.id,
    entryNo: held.entryNo,
    event: event.type,
    from,
    to,
    actor: event.actor.bidder ?? event.actor.account,
    role: event.actor.role,
    at: event.at,
    rules: lawName(held.law),
    secret,
    data: { data: finding.logged ?? data, found: event.found },
    personal,
  });
}

function answerOf(held: Held, receipt?: Record<string, unknown>): Omit<Accepted, 'seq'> {
  return {
    kind: 'accepted',
    project: held.id,
    version: held.version,
    termsVersion: held.facts.termsVersion,
    entryNo: countIsSecret(held.facts) ? null : held.entryNo,
    at: held.at,
    stage: stageOf(held.state),
    checkpoints: currentCheckpoints(held.state),
    ...(receipt ? { receipt } : {}),
  };
}

/** Settles what is due of one project with nobody asking; the clock's own way through the door. */
export async function settleProject(door: Door, id: string): Promise<number> {
  const count = await inTransaction<number, { append: number }>(door.db, async (trx) => {
    const [entered] = await trx.query<Entered>(ENTER, [id, null, null]);
    if (!entered) return { value: () => 0 };
    const held = hold(door, entered);
    const steps: Step[] = [];
    await settleOverdue(door, trx, held, steps);
    // A row that waits for another moment than its facts would be found due for ever.
    const waitsFor = nextDeadline(held.state, held.facts, held.law)?.at ?? null;
    if (steps.length > 0 || entered.project.next_due_at !== waitsFor) await store(trx, held, entered, steps.length === 0);
    return { last: steps.map((s) => s.entry), value: () => steps.length };
  });
  if (count > 0) door.wake();
  return count;
}
