import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendStatement, type NewEntry } from '../../server/audit/entry.js';
import { newSalt, saltedHash } from '../../server/audit/salted-hash.js';
import { canonical } from '../../server/audit/canonical.js';
import { inTransaction } from '../../db/transaction.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { readLog } from '../helpers/log-check.js';

const entry = (over: Partial<NewEntry> = {}): NewEntry => ({
  project: randomUUID(),
  entryNo: 1,
  event: 'register_project',
  from: '-',
  to: 'setup.application',
  actor: randomUUID(),
  role: 'accountant',
  at: 1_750_000_000_000,
  rules: '2025-05-01',
  secret: false,
  data: { data: {}, found: {} },
  personal: undefined,
  ...over,
});

describe('the log', () => {
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await freshDatabase();
  });
  after(() => fresh.drop());

  const append = (over: Partial<NewEntry> = {}) => fresh.db.raw(appendStatement(entry(over)));
  /** As whoever sends SQL of their own, in place of the platform. */
  const appendBytes = (head: string, tail: string) => {
    const data = canonical({});
    return fresh.db.raw('select log.append(?, ?, false, ?, ?, null, null)', [head, tail, newSalt(), data]);
  };
  const line = (over: Partial<NewEntry>) => {
    const { to, secret: _, personal: __, data, ...rest } = entry(over);
    return canonical({ ...rest, data: saltedHash('0'.repeat(64), data), personal: null }).slice(0, -1);
  };

  const CHANGES = [
    `insert into log.entries select seq + 1000, project, entry_no + 1000, event, at, actor, role, secret, bytes, leaf from log.entries`,
    `update log.entries set event = 'archive_project'`,
    `delete from log.entries`,
    `truncate log.entries cascade`,
    `insert into log.payloads select seq, '', '', null, null, null from log.entries`,
    `update log.payloads set data = '{}'`,
    `delete from log.payloads`,
    `truncate log.payloads`,
    `update log.origin set demo = true`,
    `delete from log.origin`,
    `truncate log.origin`,
    `alter table log.entries disable trigger all`,
    `drop trigger append_only on log.entries`,
    `create or replace function log.refuse_change() returns trigger language plpgsql as 'begin return old; end'`,
  ];
  for (const sql of CHANGES) {
    it(`does not let the application ${sql.split(/ (?=set|select|returns|cascade)/)[0]}`, async () => {
      await append();
      await assert.rejects(fresh.db.raw(sql), { code: '42501' });
    });
  }

  it('does not let the application become the owner of the log, nor act as its login', async () => {
    await append();
    await fresh.db.transaction(async (trx) => {
      await assert.rejects(trx.transaction((inner) => inner.raw('set local role cjt_log')), { code: '42501' });
      await assert.rejects(trx.transaction((inner) => inner.raw('set local role cjt_owner')), { code: '42501' });
      await trx.raw('set local role none');
      await assert.rejects(trx.transaction((inner) => inner.raw('delete from log.entries')), { code: '42501' });
    });
  });

  const FINAL = CHANGES.filter((sql) => /^(update|delete|truncate)/.test(sql) && !sql.startsWith('update log.payloads'));
  for (const sql of FINAL) {
    it(`stops its owner and the administrator too at: ${sql}`, async () => {
      await append();
      await fresh.db.raw(`insert into log.origin values (true, 'here', false, now()) on conflict do nothing`);
      for (const role of ['cjt_log', 'none']) {
        const attempt = fresh.admin.transaction(async (trx) => {
          await trx.raw(`set local role ${role}`);
          await trx.raw(sql);
        });
        await assert.rejects(attempt, /append-only|keeps its name/, role);
      }
    });
  }

  it('takes no entry whose number is not the next one of its project', async () => {
    const project = randomUUID();
    for (const entryNo of [0, 2, -1]) await assert.rejects(append({ project, entryNo }), /not the next one/);
    await append({ project });
    for (const entryNo of [1, 3]) await assert.rejects(append({ project, entryNo }), /not the next one/);
    await append({ project, entryNo: 2 });
  });

  it('takes no entry that carries another sequence number than its place', async () => {
    await assert.rejects(appendBytes(`${line({})},"seq":`, ',"seq":0,"to":"x","v":1}'), /sequence number/);
    await assert.rejects(appendBytes(`${line({})},"seq":1`, ',"to":"x","v":1}'), /sequence number|not the next/);
    await assert.rejects(appendBytes(`${line({})},"other":`, ',"to":"x","v":1}'), /sequence number/);
  });

  it('reads every column back from the bytes, whatever the caller says', async () => {
    const wanted = entry({ event: 'approve_project', role: 'town_officer', at: 7 });
    await fresh.db.raw(appendStatement(wanted));
    const last = (await readLog(fresh.admin)).at(-1);
    const { event, role, at, actor, project } = wanted;
    const row = await fresh.admin('log.entries').where({ project }).first('event', 'role', 'at', 'actor', 'seq');
    assert.deepEqual(row, { event, role, at, actor, seq: last?.seq });
  });

  it('runs nothing of the caller’s own with the rights of its owner', async () => {
    // Names of types are looked up among a session's temporary ones first, unless the function says otherwise.
    await fresh.db.transaction(async (trx) => {
      await trx.raw(`create function pg_temp.steal(given pg_catalog.bytea) returns boolean language plpgsql as $$
        begin
          if current_user = 'cjt_log' then raise exception 'ran as the owner of the log'; end if;
          return true;
        end $$`);
      await trx.raw('create domain pg_temp.bytea as pg_catalog.bytea check (pg_temp.steal(value))');
      await trx.raw(appendStatement(entry()));
    }).catch((error: Error & { code?: string }) => {
      // That nothing temporary can be made at all is as good.
      if (error.code !== '42501') throw error;
    });
  });

  it('leaves no gap where a transaction was rolled back', async () => {
    const before = (await readLog(fresh.admin)).length;
    const failing = inTransaction(fresh.db, async (trx) => {
      await trx.query(appendStatement(entry()));
      throw new Error('changed its mind');
    });
    await assert.rejects(failing, /changed its mind/);
    const { rows } = await append();
    assert.equal(rows[0].append, before);
  });

  it('shows a reader who asks for what came after every entry once and in order, while twenty write', async () => {
    const writers = 20;
    const each = 15;
    const start = (await readLog(fresh.admin)).length;
    let writing = true;
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      const after = seen.at(-1) ?? start - 1;
      const rows = await fresh.db('log.entries').where('seq', '>', after).orderBy('seq').pluck('seq');
      seen.push(...rows);
    };
    const reader = (async () => {
      while (writing) await read();
      await read();
    })();
    await Promise.all(
      Array.from({ length: writers }, async () => {
        const project = randomUUID();
        for (let entryNo = 1; entryNo <= each; entryNo += 1) {
          await inTransaction(fresh.db, async (trx) => {
            await trx.query('select pg_sleep(random() * 0.003)');
            return { last: [appendStatement(entry({ project, entryNo }))], value: () => null };
          });
        }
      }),
    );
    writing = false;
    await reader;
    assert.deepEqual(seen, Array.from({ length: writers * each }, (_, i) => start + i));
  });
});
