/**
 * The whole log against itself: what anybody with a copy of it could find wrong. Runs after every test of the door.
 * It repeats what server/audit/verify does on purpose: a fault in the one must not be hidden by the same in the other.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { parseCanonical } from '../../server/audit/canonical.js';
import { PLATFORM_CHAIN } from '../../server/audit/platform-chain.js';
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
  return (await stored(admin, 'e.project = coalesce(?::uuid, e.project)', project ?? null)).map((row) => {
    const line = parseCanonical(row.bytes) as unknown as Line;
    const payload = JSON.parse(row.data ?? 'null') as LogRow['payload'];
    return { ...line, payload, secret: row.secret, personal: row.personal === null ? null : JSON.parse(row.personal) };
  });
}

async function stored(admin: Knex, where: string, value: string | number | null): Promise<Stored[]> {
  const { rows } = await admin.raw<{ rows: Stored[] }>(
    `select e.*, p.data_salt, p.data, p.personal_salt, p.personal from log.entries e left join log.payloads p on p.seq = e.seq
     where ${where} order by e.seq`,
    [value],
  );
  return rows;
}

/** What was acknowledged, by sequence number. */
export type Accepted = ReadonlyMap<number, { project: string; type: string }>;

/** Goes on from where it stopped the last time: entries never change, as `checkLog` over all of them proves. */
export class LogCheck {
  readonly #last = new Map<string, Line>();
  #next = 0;

  /** The log must hold exactly the acts of `accepted`, and besides them only what clock and documents wrote. */
  async goOn(admin: Knex, accepted?: Accepted): Promise<void> {
    for (const row of await stored(admin, 'e.seq >= ?', this.#next)) {
      const where = `entry ${row.seq} (${row.event})`;
      const line = checkEntry(row, where);
      assert.equal(row.seq, this.#next, `${where}: a gap in the sequence`);
      checkOrder(line, this.#last.get(line.project), where);
      this.#last.set(line.project, line);
      this.#next += 1;
      if (!accepted || line.role === 'clock') continue;
      assert.deepEqual(accepted.get(row.seq), { project: row.project, type: row.event }, `${where} was never acknowledged`);
    }
    for (const seq of accepted?.keys() ?? []) assert.ok(seq < this.#next, `acknowledged act ${seq} is not in the log`);
    await this.#checkRows(admin);
  }

  async #checkRows(admin: Knex): Promise<void> {
    const trades = [...this.#last.keys()].filter((id) => id !== PLATFORM_CHAIN);
    const projects = await admin('projects').select<{ id: string; entry_no: number }[]>('id', 'entry_no');
    for (const { id, entry_no } of projects) {
      assert.equal(this.#last.get(id)?.entryNo, entry_no, 'the row counts other entries than the log has');
    }
    assert.equal(projects.length, trades.length, 'a project without a row, or a row without a log');
  }
}

export const checkLog = (admin: Knex, accepted?: Accepted): Promise<void> => new LogCheck().goOn(admin, accepted);

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
  if (!before && line.project === PLATFORM_CHAIN) {
    assert.equal(line.entryNo, 1, `${where}: the first of the platform’s chain`);
    return;
  }
  if (!before) {
    assert.deepEqual([line.entryNo, line.event, line.from], [1, 'register_project', '-'], `${where}: the first of its project`);
    return;
  }
  assert.equal(line.entryNo, before.entryNo + 1, `${where}: a gap in its project`);
  assert.equal(line.from, before.to, `${where}: does not begin where the one before ended`);
  assert.ok(line.at >= before.at, `${where}: is dated before the one that came before`);
}
