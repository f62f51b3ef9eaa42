import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type AccessRow, accessFaults } from '../../server/audit/access-chain.js';
import { noteAccess, sealAccessLog } from '../../server/audit/access-log.js';
import { PLATFORM_CHAIN } from '../../server/audit/platform-chain.js';
import { onPool } from '../../server/audit/tree-store.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { readLog } from '../helpers/log-check.js';

describe('the log of looks', () => {
  let fresh: FreshDatabase;
  const project = randomUUID();
  const account = randomUUID();

  beforeEach(async () => {
    fresh = await freshDatabase();
  });
  afterEach(() => fresh.drop());

  const look = (object?: string) => noteAccess(fresh.db, { account, role: 'discipline', kind: 'attachment', project, object });
  const rows = (): Promise<AccessRow[]> => fresh.admin('log.access_log').orderBy('seq');
  async function firstFault(): Promise<string | null> {
    for await (const { seq, fault } of accessFaults(onPool(fresh.db))) return `${seq}: ${fault}`;
    return null;
  }
  const tamper = (sql: string) => fresh.admin.raw(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

  it('notes who looked at what of which trade, in a chain', async () => {
    await look('a'.repeat(64));
    await noteAccess(fresh.db, { account, role: 'town_officer', kind: 'town', project: null });
    const [first, second] = await rows();
    assert.deepEqual([first?.account, first?.role, first?.kind, first?.project, first?.object], [account, 'discipline', 'attachment', project, 'a'.repeat(64)]);
    assert.deepEqual([second?.project, second?.object], [null, null]);
    assert.equal(await firstFault(), null);
  });

  it('has no gap and no fork when twenty look at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => look(String(i))));
    assert.equal((await rows()).length, 20);
    assert.equal(await firstFault(), null);
  });

  for (const [what, sql, found] of [
    ['a changed column', `update log.access_log set role = 'head' where seq = 2`, /^2: a column/],
    ['changed bytes', `update log.access_log set bytes = bytes || ' ' where seq = 2`, /^2: its hash/],
    ['changed bytes with their hash', `update log.access_log set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'discipline', 'head'), 'UTF8'), role = 'head' where seq = 2; update log.access_log set hash = sha256(bytes) where seq = 2`, /^3: it does not continue/],
    ['a deleted row', 'delete from log.access_log where seq = 2', /^3: a row is missing/],
    ['two rows exchanged', 'update log.access_log set seq = -4 where seq = 4; update log.access_log set seq = 4 where seq = 5; update log.access_log set seq = 5 where seq = -4', /^4: /],
  ] as [string, string, RegExp][]) {
    it(`shows ${what}`, async () => {
      for (let n = 0; n < 6; n += 1) await look();
      await tamper(sql);
      assert.match(String(await firstFault()), found);
    });
  }

  it('cannot be changed by the application, its owner or the administrator', async () => {
    await look();
    for (const sql of ['update log.access_log set seq = 7', 'delete from log.access_log', 'truncate log.access_log', `insert into log.access_log select seq + 1, at, account, role, kind, project, object, bytes, hash from log.access_log`]) {
      await assert.rejects(fresh.db.raw(sql), { code: '42501' });
      if (sql.startsWith('insert')) continue;
      await assert.rejects(fresh.admin.raw(sql), /append-only/);
    }
  });

  it('takes codes and numbers only, so that every row has one spelling', async () => {
    for (const wrong of ['a"b', '张三', 'a b', '\\']) await assert.rejects(look(wrong), /codes/);
    assert.deepEqual(await rows(), []);
  });

  it('has its head put into the log, once for what is new, in the platform’s own chain', async () => {
    assert.equal(await sealAccessLog(fresh.db), null);
    await look();
    await look();
    assert.equal(await sealAccessLog(fresh.db), 2);
    assert.equal(await sealAccessLog(fresh.db), null);
    await look();
    const both = await Promise.all([sealAccessLog(fresh.db), sealAccessLog(fresh.db)]);
    assert.deepEqual(both.filter((n) => n !== null), [3]);
    const entries = await readLog(fresh.admin);
    assert.deepEqual(entries.map((e) => [e.project, e.entryNo, e.event, e.role]), [1, 2].map((no) => [PLATFORM_CHAIN, no, 'access_log_head', 'clock']));
    const hashes = (await rows()).map(({ hash }) => hash.toString('hex'));
    assert.deepEqual(entries.map((e) => e.payload.data), [{ size: 2, hash: hashes[1] }, { size: 3, hash: hashes[2] }]);
  });

  it('is bound by its head in the log: neither its end nor the whole chain can be made anew', async () => {
    for (let n = 0; n < 4; n += 1) await look();
    await sealAccessLog(fresh.db);
    await look();
    assert.equal(await firstFault(), null);
    const kept = await rows();
    await tamper('delete from log.access_log where seq >= 3');
    assert.equal(await firstFault(), '3: the log binds it and it is gone');
    for (let n = 0; n < 2; n += 1) await look('forged');
    assert.equal(await firstFault(), '3: it is not the row that the log binds');
    assert.notDeepEqual(await rows(), kept);
  });

  it('does not wait for the log’s lock', async () => {
    await fresh.admin.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(7021991)');
      await look();
    });
    assert.equal((await rows()).length, 1);
  });
});
