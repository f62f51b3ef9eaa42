import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connect } from '../../db/connect.js';
import { inTransaction, literal } from '../../db/transaction.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe('one transaction on one connection', () => {
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await freshDatabase();
    await fresh.admin.raw('create table notes (note text)');
    await fresh.admin.raw('grant all on notes to cjt_app');
  });
  beforeEach(() => fresh.admin('notes').delete());
  after(() => fresh.drop());

  const notes = () => fresh.admin('notes').pluck('note');
  const note = (text: string) => `insert into notes values (${literal(text)}) returning note`;

  it('commits with its last statements and hands back their rows in order', async () => {
    const value = await inTransaction<string[], { note: string }>(fresh.db, async (trx) => {
      await trx.query('insert into notes values ($1)', ['one']);
      return { last: [note('two'), note('three')], value: (rows) => rows.map((row) => row.note) };
    });
    assert.deepEqual(value, ['two', 'three']);
    assert.deepEqual(await notes(), ['one', 'two', 'three']);
  });

  it('sends the same statements apart where a test stops before the commit', async () => {
    const seen: unknown[] = [];
    const value = await inTransaction<number, { note: string }>(
      fresh.db,
      async () => ({ last: [note('one')], value: (rows) => rows.length }),
      async () => {
        seen.push(await notes());
      },
    );
    assert.deepEqual([value, seen, await notes()], [1, [[]], ['one']]);
  });

  it('takes everything back when the work fails, or a last statement does', async () => {
    const work = inTransaction(fresh.db, async (trx) => {
      await trx.query('insert into notes values ($1)', ['one']);
      throw new Error('changed its mind');
    });
    await assert.rejects(work, /changed its mind/);
    const last = inTransaction(fresh.db, async (trx) => {
      await trx.query('insert into notes values ($1)', ['one']);
      return { last: [note('two'), 'select 1 / 0'], value: () => null };
    });
    await assert.rejects(last, /division by zero/);
    assert.deepEqual(await notes(), []);
  });

  it('leaves nothing of a failure to whoever uses the connection next', async () => {
    const one = connect({ url: fresh.url, poolSize: 1 });
    const work = inTransaction(one, async (trx) => {
      await trx.query('insert into notes values ($1)', ['failed']);
      throw new Error('changed its mind');
    });
    await assert.rejects(work, /changed its mind/);
    await inTransaction(one, async () => ({ last: [note('next')], value: () => null }));
    await one.destroy();
    assert.deepEqual(await notes(), ['next']);
  });

  for (const last of [undefined, [] as string[]]) {
    it(`never reports as done what the database took back, ${last ? 'with no' : 'without'} last statements`, async () => {
      const swallowing = inTransaction(fresh.db, async (trx) => {
        await trx.query('insert into notes values ($1)', ['one']);
        await trx.query('select 1 / 0').catch(() => undefined);
        return { last, value: () => 'done' };
      });
      await assert.rejects(swallowing, /taken back/);
      assert.deepEqual(await notes(), []);
    });
  }

  it('never reports it either where the commit is sent apart', async () => {
    const swallowing = inTransaction(
      fresh.db,
      async (trx) => {
        await trx.query('select 1 / 0').catch(() => undefined);
        return { value: () => 'done' };
      },
      async () => undefined,
    );
    await assert.rejects(swallowing, /taken back/);
  });

  it('gives its connection back, whole or not at all', async () => {
    for (let n = 0; n < 25; n += 1) {
      const lost = inTransaction(fresh.db, async (trx) => {
        if (n % 2) throw new Error('failed');
        await trx.query('select pg_terminate_backend(pg_backend_pid())');
        return { value: () => null };
      });
      await assert.rejects(lost);
    }
    const still = Array.from({ length: 30 }, () =>
      inTransaction(fresh.db, async (trx) => {
        const [row] = await trx.query<{ role: string; at: string }>(`select current_user as role, txid_current_if_assigned() as at`);
        return { value: () => row };
      }),
    );
    for (const row of await Promise.all(still)) assert.deepEqual(row, { role: 'cjt_app', at: null });
  });

  it('quotes any text so that the database reads just that text', async () => {
    const unit = fc.oneof(fc.constantFrom("'", '\\', '"', ';', '$', 'E', '\n', '\t', '%', '?', '村', '𬀩'), fc.string({ unit: 'binary' }));
    const strange = fc.string({ unit }).filter((text) => !text.includes('\0') && text.isWellFormed());
    const texts = fc.sample(strange, 300);
    const read = await inTransaction<string[], { text: string }>(fresh.db, async () => ({
      last: texts.map((text) => `select ${literal(text)} as text`),
      value: (rows) => rows.map((row) => row.text),
    }));
    assert.deepEqual(read, texts);
  });

  it('quotes numbers, truth and nothing as themselves', () => {
    assert.deepEqual([literal(5), literal(true), literal(null), literal("o'")], ['5', 'true', 'null', "'o'''"]);
  });
});
