/** What waits for a person over all their projects: two queries however many there are, the rest is pure. */
import type { Knex } from 'knex';
import type { Scope } from '../../db/queries/projects.js';
import { type TodoRow, todoRows } from '../../db/queries/todo.js';
import { humanLimit } from '../machines/deadlines.js';
import { refuseEarly } from '../machines/decide.js';
import { type Actor, definitionOf, type EventType, type MachineEvent } from '../machines/events.js';
import type { Bidder, Facts } from '../machines/facts.js';
import { currentCheckpoints, positionOf, stageOf } from '../machines/position.js';
import type { Role } from '../machines/roles.js';
import type { Law } from '../machines/rules/book.js';
import { dateOf } from '../machines/time.js';
import { rolesIn } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { EXPECTED, type Expected } from './todo/expected.js';

/** More than a person reads; the page says that there are more. */
const MOST_PROJECTS = 300;

export interface TodoItem {
  project: string;
  code: string;
  title: string;
  village: { code: string; name: string };
  town: { code: string; name: string };
  stage: string;
  checkpoint: string | null;
  /** A deposit is paid at the bank, and by no act here. */
  event: EventType | 'pay_deposit';
  /** The act, as its button says it. */
  name: string;
  /** Fen: what is still to be paid. */
  amount: number | null;
  role: Role;
  dueAt: number | null;
  since: number;
}

export async function todoOf(
  { db, lawOf }: { db: Knex; lawOf: (version: string) => Law },
  { subject, scope }: { subject: Subject; scope: Scope },
): Promise<{ now: number; items: TodoItem[]; more: boolean }> {
  const positions = positionsOf(subject);
  const { now, rows } = await todoRows(db, scope, { positions, limit: MOST_PROJECTS + 1 });
  const items = rows.slice(0, MOST_PROJECTS).flatMap((row) => waiting(row, subject, now, lawOf));
  items.sort(
    (a, b) =>
      (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
      a.since - b.since,
  );
  return { now, items, more: rows.length > MOST_PROJECTS };
}

const duties = Object.entries(EXPECTED) as [EventType, Expected][];

/** Where a trade can stand so that something waits for the roles of this person. */
function positionsOf(subject: Subject): string[] {
  const roles = subject.kind === 'bidder' ? ['bidder'] : subject.grants.map((g) => g.role);
  const mine = duties.filter(([type]) => definitionOf(type).roles.some((r) => roles.includes(r)));
  return [...new Set(mine.flatMap(([, { at }]) => at))];
}

function waiting(
  row: TodoRow,
  subject: Subject,
  now: number,
  lawOf: (version: string) => Law,
): TodoItem[] {
  const law = lawOf(row.rules_version);
  const own = row.own;
  const facts = {
    ...row.facts,
    bidders: own?.facts ? { [own.pseudonym]: own.facts } : {},
  } as Facts;
  const roles = rolesIn(subject, row);
  const position = positionOf(row.state);
  const c = { facts, today: dateOf(now), own: own?.facts ?? null, law };
  const place = {
    project: row.id,
    code: row.code,
    title: row.title,
    village: { code: row.village, name: row.village_name },
    town: { code: row.town, name: row.town_name },
    stage: stageOf(row.state),
    checkpoint: currentCheckpoints(row.state)[0] ?? null,
    since: facts.since,
  };
  const acts = duties.flatMap(([type, { at, when, dueAt }]): TodoItem[] => {
    if (!at.includes(position)) return [];
    const role = definitionOf(type).roles.find((r) => roles.includes(r));
    if (!role || (when && !when(c))) return [];
    const bidder = role === 'bidder' ? (own?.pseudonym ?? null) : null;
    const actor: Actor = { account: subject.account, role, bidder };
    const probe = { type, data: {}, found: {}, actor, at: now } as unknown as MachineEvent;
    if (refuseEarly(row.state, facts, probe, law)) return [];
    const limit = dueAt ? dueAt(c) : humanLimit(row.state, facts, law);
    return [{ ...place, event: type, name: definitionOf(type).name, amount: null, role, dueAt: limit }];
  });
  return [...ownDeposit(place, c, now), ...acts];
}

/** An offer without its deposit is void, whether it was handed in already or not. */
function ownDeposit(
  place: Pick<TodoItem, 'project' | 'code' | 'title' | 'village' | 'town' | 'stage' | 'checkpoint' | 'since'>,
  { facts, own }: { facts: Facts; own: Bidder | null },
  now: number,
): TodoItem[] {
  const closesAt = facts.dates?.registrationClosesAt;
  if (!own || own.withdrawn || own.round !== facts.round || closesAt === undefined || now >= closesAt) return [];
  const amount = own.deposit.due - own.deposit.received;
  if (amount <= 0) return [];
  return [{ ...place, event: 'pay_deposit', name: '缴纳保证金', amount, role: 'bidder', dueAt: closesAt }];
}
