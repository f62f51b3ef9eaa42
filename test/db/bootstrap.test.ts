import assert from 'node:assert/strict';
import { makeFirstAdministrators } from '../../db/bootstrap.js';
import { verifyPassword } from '../../server/people/password.js';
import { CHEAP } from '../people/people.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe('the first administrators', () => {
  let fresh: FreshDatabase;

  beforeEach(async () => {
    fresh = await freshDatabase();
  });

  afterEach(() => fresh.drop());

  const one = { username: 'admin', displayName: '区管理员甲', password: 'correct horse battery' };
  const make = (more: { first?: object; second?: object; district?: { code: string; name: string } } = {}) =>
    makeFirstAdministrators(fresh.admin, {
      first: { ...one, ...more.first },
      second: { username: 'admin2', displayName: '区管理员乙', ...more.second },
      district: more.district ?? { code: '330212', name: '示范区' },
    }, CHEAP);

  it('are two who can log in, the second only to set another password', async () => {
    const { passwordForOnce } = await make();
    const accounts = await fresh
      .admin('accounts')
      .join('grants', 'grants.account', 'accounts.id')
      .join('organisations', 'organisations.id', 'grants.organisation')
      .orderBy('username')
      .select('username', 'role', 'organisations.name', 'must_change_password', 'password_hash');
    assert.deepEqual(
      accounts.map(({ password_hash: _, ...rest }) => rest),
      [
        { username: 'admin', role: 'district', name: '示范区', must_change_password: false },
        { username: 'admin2', role: 'district', name: '示范区', must_change_password: true },
      ],
    );
    assert.ok(await verifyPassword('correct horse battery', accounts[0].password_hash));
    assert.ok(await verifyPassword(passwordForOnce, accounts[1].password_hash));
  });

  it('stand in the log as made by the installation, which nobody granted', async () => {
    await make();
    const entries = await fresh.admin('log.entries').select('event', 'actor', 'entry_no');
    assert.deepEqual(entries, [{ event: 'administrators_made', actor: 'installation', entry_no: 1 }]);
    const ids = await fresh.admin('accounts').pluck('id');
    const { data } = await fresh.admin('log.payloads').first('data');
    assert.deepEqual(JSON.parse(data).data.accounts.sort(), ids.sort());
  });

  it('are the only ones, however often and how nearly at once they are made', async () => {
    const attempts = ['admin', 'another', 'third'].map((username) => make({ first: { username } }));
    const results = await Promise.allSettled(attempts);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    await assert.rejects(make({ first: { username: 'fourth' } }), /已有区管理员/);
    assert.equal((await fresh.admin('accounts')).length, 2);
  });

  it('are two persons, with a password of some length and an official code', async () => {
    await assert.rejects(make({ first: { password: 'short' } }), /密码长度/);
    await assert.rejects(make({ second: { username: 'admin' } }), /两个人/);
    await assert.rejects(make({ district: { code: '33', name: 'x' } }), /行政区划代码/);
  });
});
