// What the database lets someone write or enter, whatever the application believes.
import assert from 'node:assert/strict';
import { askingAs, PLATFORM, PUBLIC } from '../../db/subject.js';
import { LABELS, type Label, type RlsWorld, rlsWorld, STAFF_ROLES, WORKS } from './rls-world.js';

describe('row-level security for whoever writes, enters the door or holds a connection', () => {
  let world: RlsWorld;

  before(async () => {
    world = await rlsWorld();
  });
  after(() => world.fresh.drop());

  it('lets nobody but the platform write a trade, an offer or an account', async () => {
    for (const subject of [PUBLIC, world.staff.station, world.staff.district, world.bidders['own-public']]) {
      const db = askingAs(world.fresh.db, subject);
      // A trade that is seen may be locked, as the door does, and still not changed.
      await assert.rejects(db('projects').update({ title: 'x' }), /row-level security/);
      for (const [table, change] of [['trade_bidders', { facts: '{}' }], ['documents', { title: 'x' }], ['accounts', { display_name: 'x' }],
        ['sessions', { created_at: new Date() }]] as const) {
        assert.equal(await db(table).update(change), 0, table);
      }
      assert.equal(await db('sessions').delete(), 0);
      await assert.rejects(db('project_numbers').insert({ village: 'x', year: 1, last: 1 }), /row-level security/);
    }
  });

  it('opens the door to no trade that whoever knocks may not see, whatever the code believes', async () => {
    const enters = async (subject: string, label: Label) =>
      askingAs(world.fresh.db, subject).transaction(async (trx) => {
        const { rows: entered } = await trx.raw('select project from enter_door(?, ?, null)', [world.projects[label], subject]);
        const { rows: after } = await trx.raw(`select current_setting('cjt.subject') as subject`);
        assert.equal(after[0].subject, entered.length === 1 ? PLATFORM : subject, 'behind the door the platform acts');
        return entered.length === 1;
      });
    for (const role of STAFF_ROLES) {
      for (const label of LABELS) {
        assert.equal(await enters(world.staff[role], label), label.endsWith('public') || WORKS[role].includes(label), `${role} ${label}`);
      }
    }
    for (const label of LABELS) assert.equal(await enters(world.bidders['own-public'], label), label.endsWith('public'), label);
  });

  it('lets a paper be filed in one’s own name only, and only with a trade that one may see', async () => {
    const me = world.bidders['own-public'];
    const paper = (project: string, account: string) => ({ project, sha256: 'f'.repeat(64), name: 'a', mime: 'image/png', size: 1, uploaded_by: account, uploaded_at: 0 });
    const filing = (project: string, account: string) => askingAs(world.fresh.db, me)('attachments').insert(paper(project, account));
    await filing(world.projects['sister-public'], me);
    await assert.rejects(filing(world.projects['sister-public'], world.staff.head), /row-level security/);
    await assert.rejects(filing(world.projects['sister-hidden'], me), /row-level security/);
    await world.fresh.admin('attachments').where({ sha256: 'f'.repeat(64) }).delete();
  });

  it('forgets whom a connection served as soon as the transaction ends', async () => {
    const asked = `select current_setting('cjt.subject', true) as subject`;
    const [me, other] = [world.staff.head, world.staff.station];
    for (const subject of [me, other, PUBLIC, PLATFORM]) {
      assert.equal((await askingAs(world.fresh.db, subject).raw(asked)).rows[0].subject, subject);
      assert.equal((await askingAs(world.fresh.db, subject).raw(`${asked}, ?::int as n`, [1])).rows[0].subject, subject);
    }
    await askingAs(world.fresh.db, me).transaction(async (trx) => assert.equal((await trx.raw(asked)).rows[0].subject, me));
    await assert.rejects(askingAs(world.fresh.db, me).transaction((trx) => trx.raw('select 1 / 0')), /division by zero/);
    await assert.rejects(askingAs(world.fresh.db, me).raw('select 1 / ?::int', [0]), /division by zero/);
    // Past the handle, as a mistake would take it: the connection is nobody's.
    const connection = await world.fresh.db.client.pool.acquire().promise;
    connection.subject = null;
    assert.equal((await connection.query(asked)).rows[0].subject, '');
    assert.equal((await connection.query('select from projects')).rowCount, 0);
    world.fresh.db.client.pool.release(connection);
  });

  it('keeps many that ask at once apart', async () => {
    const asking = [...Object.values(world.staff), ...Object.values(world.bidders)];
    const answers = await Promise.all([...asking, ...asking, ...asking].map(async (me) => {
      const { rows: found } = await askingAs(world.fresh.db, me).raw(`select id, current_setting('cjt.subject') as subject from accounts where id = ?`, [me]);
      return found.length === 1 && found[0].id === me && found[0].subject === me;
    }));
    assert.ok(answers.every(Boolean));
  });

  it('takes no subject of another form', () => {
    for (const subject of ['', 'admin', `' or true --`, '{}', 'PLATFORM']) assert.throws(() => askingAs(world.fresh.db, subject), TypeError);
  });
});
