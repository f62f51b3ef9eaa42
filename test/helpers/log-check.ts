/** The whole log against itself: what anybody with a copy of it could find wrong. Runs after every test of the door. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { parseCanonical } from '../../server/audit/canonical.js';
import type { LoggedEntry } from '../../server/audit/replay.js';
import { saltedHashOfBytes } from '../../server/audit/salted-hash.js';
import { definitionOf, isEventType } from '../../server/machines/events.js';

interface Line {
  project: string;
  entryNo: number;
  event: string;
  from: string;
  to: string;
  actor: string;
  role: string;
  at: number;
  rules: string;
  seq: number;
  data: string;
  personal: string | null;
  v: 1;
}
const FIELDS = ['actor', 'at', 'data', 'entryNo', 'event', 'from', 'personal', 'project', 'role', 'rules', 'seq', 'to', 'v'];

interface Stored {
  seq: number;
  project: string;
  entry_no: number;
  event: string;
  at: number;
  actor: string;
  role: string;
  secret: boolean;
  bytes: Buffer;
  leaf: Buffer;
  data_salt: string | null;
  data: string | null;
  personal_salt: string | null;
  personal: string | null;
}

/** An entry as its bytes say it, with its payload. */
export interface LogRow extends LoggedEntry {
  seq: number;
  project: string;
  secret: boolean;
  personal: unknown;
}

export async function readLog(admin: Knex, project?: string): Promise<LogRow[]> {
  return (await stored(admin, project)).map((row) => {
    const line = parseCanonical(row.bytes) as unknown as Line;
    const payload = JSON.parse(row.data ?? 'null') as LogRow['payload'];
    return { ...line, payload, secret: row.secret, personal: row.personal === null ? null : JSON.parse(row.personal) };
  });
}

async function stored(admin: Knex, project?: string): Promise<Stored[]> {
  const { rows } = await admin.raw<{ rows: Stored[] }>(
    `select e.*, p.data_salt, p.data, p.personal_salt, p.personal from log.entries e left join log.payloads p on p.seq = e.seq
     where ?::uuid is null or e.project = ? order by e.seq`,
    [project ?? null, project ?? null],
  );
  return rows;
}

/**
 * @param accepted what was acknowledged, by sequence number: the log must hold exactly these acts, and besides them
 * only what the clock and the documents wrote
 */
export async function checkLog(admin: Knex, accepted?: ReadonlyMap<number, { project: string; type: string }>): Promise<void> {
  const rows = await stored(admin);
  const last = new Map<string, Line>();
  for (const [index, row] of rows.entries()) {
    const where = `entry ${row.seq} (${row.event})`;
    const line = checkEntry(row, where);
    assert.equal(row.seq, index, `${where}: a gap in the sequence`);
    checkOrder(line, last.get(line.project), where);
    last.set(line.project, line);
    if (accepted && line.role !== 'clock') {
      assert.deepEqual(accepted.get(row.seq), { project: row.project, type: row.event }, `${where} was never acknowledged`);
    }
  }
  for (const seq of accepted?.keys() ?? []) assert.ok(rows[seq], `acknowledged act ${seq} is not in the log`);
  const projects = await admin('projects').select<{ id: string; entry_no: number }[]>('id', 'entry_no');
  for (const { id, entry_no } of projects) assert.equal(last.get(id)?.entryNo, entry_no, 'the row counts other entries than the log has');
  assert.equal(projects.length, last.size, 'a project without a row, or a row without a log');
}

function checkEntry(row: Stored, where: string): Line {
  const line = parseCanonical(row.bytes) as unknown as Line;
  assert.deepEqual(Object.keys(line), FIELDS, `${where}: fields`);
  const { seq, project, entryNo, event, at, actor, role } = line;
  const columns = { seq: row.seq, project: row.project, entryNo: row.entry_no, event: row.event, at: row.at, actor: row.actor, role: row.role };
  assert.deepEqual({ seq, project, entryNo, event, at, actor, role }, columns, `${where}: a column says something else than the bytes`);
  const leaf = createHash('sha256').update(Buffer.of(0)).update(row.bytes).digest();
  assert.deepEqual(row.leaf, leaf, `${where}: leaf`);
  checkPayload(row.data_salt, row.data, line.data, where);
  checkPayload(row.personal_salt, row.personal, line.personal, where);
  if (isEventType(event)) assert.equal(row.secret, definitionOf(event).secret, `${where}: secret`);
  return line;
}

function checkPayload(salt: string | null, text: string | null, hash: string | null, where: string): void {
  if (hash === null) {
    assert.deepEqual([salt, text], [null, null], `${where}: a payload that no hash binds`);
    return;
  }
  assert.ok(salt !== null && text !== null, `${where}: the payload is missing`);
  const bytes = Buffer.from(text);
  parseCanonical(bytes);
  assert.equal(saltedHashOfBytes(salt, bytes), hash, `${where}: the payload is another`);
}

function checkOrder(line: Line, before: Line | undefined, where: string): void {
  if (!before) {
    assert.deepEqual([line.entryNo, line.event, line.from], [1, 'register_project', '-'], `${where}: the first of its project`);
    return;
  }
  assert.equal(line.entryNo, before.entryNo + 1, `${where}: a gap in its project`);
  assert.equal(line.from, before.to, `${where}: does not begin where the one before ended`);
  assert.ok(line.at >= before.at, `${where}: is dated before the one that came before`);
}
