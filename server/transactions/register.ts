/** A project is registered: its row, its number, and the first entry of its log. Everything after goes through `advance`. */
import { randomUUID } from 'node:crypto';
import { inTransaction, type Trx } from '../../db/transaction.js';
import { appendStatement } from '../audit/entry.js';
import { Forbidden, InvalidInput, NotAllowed, type Problem } from '../errors.js';
import { nextDeadline } from '../machines/deadlines.js';
import { firstFacts, type Project } from '../machines/facts.js';
import { CATEGORIES } from '../machines/modes.js';
import { FIRST_STATE, stateLine } from '../machines/position.js';
import { lateFiling, type ProjectInput, refuseProject } from '../machines/registration.js';
import { bookOn } from '../machines/rules/books.js';
import type { Law } from '../machines/rules/book.js';
import { dateOf } from '../machines/time.js';
import { mayRegisterProject } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import type { Door } from './door.js';

export { type ProjectInput, projectInput } from '../machines/registration.js';

export interface Register {
  subject: Subject;
  input: ProjectInput;
  idempotencyKey?: string;
  requestHash?: string;
}
export interface Registered {
  id: string;
  code: string;
  version: number;
  entryNo: number;
  seq: number;
  replayed?: boolean;
}
type Result = Registered | { problem: Problem };

/** @throws Forbidden, InvalidInput, NotAllowed */
export async function registerProject(door: Door, request: Register): Promise<Registered> {
  const result = await inTransaction<Result, { append: number }>(door.db, (trx) => register(door, trx, request));
  door.wake();
  if ('problem' in result) throw result.problem;
  return result;
}

async function register(door: Door, trx: Trx, request: Register) {
  const { subject, input, idempotencyKey } = request;
  const fail = (problem: Problem) => ({ value: (): Result => ({ problem }) });
  const earlier = idempotencyKey ? await claimKey(trx, subject.account, idempotencyKey) : null;
  if (earlier) return replay(trx, earlier, request);

  const [place] = await trx.query<{ name: string; town: string; district: string }>(
    `select v.name, t.id as town, t.parent as district from organisations v join organisations t on t.id = v.parent
     where v.id = $1 and v.kind = 'village' and v.disabled_at is null`,
    [input.village],
  );
  if (!place) return fail(new InvalidInput('没有这个村(社区),请核对代码。', { errors: [{ pointer: '/village', message: '没有这个村(社区)' }] }));
  const denied = mayRegisterProject(subject, input.village);
  if (denied !== null) return fail(new Forbidden(denied));

  const [{ at } = { at: 0 }] = await trx.query<{ at: number }>('select platform_clock() as at');
  const today = dateOf(at);
  const law = door.law(door.versionOn?.(place.district, today) ?? bookOn(today).version);
  const refused = refuseProject(input, at, law);
  if (refused) return fail(new NotAllowed(refused));

  const project: Project = {
    id: randomUUID(),
    village: input.village,
    town: place.town,
    side: CATEGORIES[input.category].side,
    category: input.category,
    mode: input.mode,
    ground: input.ground,
    emergency: input.emergencyStartedAt === null ? null : { startedAt: input.emergencyStartedAt },
  };
  const code = await nextCode(trx, input.village, Number(dateOf(at).slice(0, 4)));
  await insert(trx, { project, code, district: place.district, at, law, request });
  const answer = { id: project.id, code, version: 1, entryNo: 1 };
  if (idempotencyKey) {
    await trx.query('insert into idempotency_keys (account, key, request_hash, status, answer) values ($1, $2, $3, 201, $4)', [
      subject.account,
      idempotencyKey,
      request.requestHash ?? '',
      JSON.stringify(answer),
    ]);
  }
  const entry = appendStatement({
    project: project.id,
    entryNo: 1,
    event: 'register_project',
    from: '-',
    to: stateLine(FIRST_STATE),
    actor: subject.account,
    role: 'accountant',
    at,
    rules: law.book.version,
    secret: false,
    data: { data: { project, code, title: input.title, groupNo: input.groupNo, flagged: lateFiling(input, at, law) }, found: {} },
    personal: undefined,
  });
  return { last: [entry], value: (rows: { append: number }[]): Result => ({ ...answer, seq: Number(rows[0]?.append) }) };
}

/** `330203102230-2025-001`: the village, the year, the number in that year. */
async function nextCode(trx: Trx, village: string, year: number): Promise<string> {
  const [row] = await trx.query<{ last: number }>(
    `insert into project_numbers (village, year, last) values ($1, $2, 1)
     on conflict (village, year) do update set last = project_numbers.last + 1 returning last`,
    [village, year],
  );
  return `${village}-${year}-${String(row?.last).padStart(3, '0')}`;
}

const INSERT = `
  insert into projects (id, code, group_no, village, town, district, title, side, category, mode, stage, position, state,
    facts, rules_version, version, terms_version, entry_no, round, next_due_at, registered_at, registered_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'setup', 'setup.application', $11, $12, $13, 1, 0, 1, 1, $14, $15, $16)`;

interface Inserted {
  project: Project;
  code: string;
  district: string;
  at: number;
  law: Law;
  request: Register;
}

async function insert(trx: Trx, { project, code, district, at, law, request }: Inserted): Promise<void> {
  const { subject, input } = request;
  const facts = { ...firstFacts(project, law.book.version, at), flagged: lateFiling(input, at, law) };
  const { bidders: _, ...own } = facts;
  await trx.query(INSERT, [
    project.id,
    code,
    input.groupNo,
    project.village,
    project.town,
    district,
    input.title,
    project.side,
    project.category,
    project.mode,
    JSON.stringify(FIRST_STATE),
    JSON.stringify(own),
    law.book.version,
    nextDeadline(FIRST_STATE, facts, law)?.at ?? null,
    at,
    subject.account,
  ]);
}

interface Earlier {
  requestHash: string;
  answer: Omit<Registered, 'seq'>;
}

/** There is no row to lock yet: the key itself is, so that two equal requests at once make one project. */
async function claimKey(trx: Trx, account: string, key: string): Promise<Earlier | null> {
  const [row] = await trx.query<{ earlier: Earlier | null }>('select claim_key($1, $2) as earlier', [account, key]);
  return row?.earlier ?? null;
}

async function replay(trx: Trx, earlier: Earlier, request: Register) {
  if (earlier.requestHash !== (request.requestHash ?? '')) {
    const problem = new InvalidInput('该请求编号已用于另一项内容,请更换编号后重新提交。', { code: 'idempotency-key-reused' });
    return { value: (): Result => ({ problem }) };
  }
  const [entry] = await trx.query<{ seq: number }>('select seq from log.entries where project = $1 and entry_no = 1', [earlier.answer.id]);
  return { value: (): Result => ({ ...earlier.answer, seq: Number(entry?.seq), replayed: true }) };
}
