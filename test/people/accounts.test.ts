import assert from 'node:assert/strict';
import { Forbidden } from '../../server/errors.js';
import { credentials } from '../../server/people/accounts.js';
import { needsRehash } from '../../server/people/password.js';
import { subjectOf } from '../../server/people/sessions.js';
import { makeAccount, PASSWORD } from './people.js';
import { refused, saying, signingIn } from './signing-in.js';

describe('an account', () => {
  const { place, enter, wrong, sessionsOf } = signingIn();

  describe('signing in', () => {
    it('is told who it is, with the roles it holds and where', async () => {
      const id = await makeAccount(place.fresh.db, 'kuaiji');
      await place.fresh.admin('organisations').insert({ id: '330203', kind: 'district', name: '海曙区' });
      const grants = [
        { role: 'reviewer', organisation: '330203' },
        { role: 'district', organisation: '330203' },
      ];
      await place.fresh.admin('grants').insert(grants.map((grant) => ({ account: id, ...grant })));
      const { token, subject } = await enter('kuaiji');
      assert.deepEqual(subject, {
        account: id,
        kind: 'staff',
        displayName: 'kuaiji(测试)',
        username: 'kuaiji',
        grants: grants.reverse(),
        mustChangePassword: false,
        code: 'none',
      });
      assert.deepEqual(await subjectOf(place.fresh.db, token, place.now), subject);
    });

    it('may type its username in capitals, full width or with spaces', async () => {
      await makeAccount(place.fresh.db, 'gs-jianshi');
      for (const typed of ['GS-Jianshi', 'ｇｓ－ｊｉａｎｓｈｉ', ' gs-jianshi ']) {
        assert.equal((await enter(typed)).subject.username, 'gs-jianshi');
      }
    });

    it('gets a new session each time, also when many sign in at once', async () => {
      await makeAccount(place.fresh.db, 'lishi');
      const entered = await Promise.all([...Array(4)].map(() => enter('lishi')));
      const tokens = entered.map(({ token }) => token);
      assert.equal(new Set(tokens).size, 4);
      for (const token of tokens) assert.ok(await subjectOf(place.fresh.db, token, place.now));
    });

    it('leaves nothing in the database that would sign anybody in', async () => {
      await makeAccount(place.fresh.db, 'daibiao');
      const { token } = await enter('daibiao');
      const rows = JSON.stringify(await place.fresh.admin('sessions'));
      assert.ok(!rows.includes(token));
    });

    it('has its password hashed again at the cost of today', async () => {
      const id = await makeAccount(place.fresh.db, 'rehash');
      await enter('rehash');
      const { password_hash } = await place.fresh.admin('accounts').where({ id }).first();
      assert.equal(needsRehash(password_hash), false);
      assert.ok(await enter('rehash'));
    });

    it('is refused with one and the same sentence for a wrong password and an unknown user', async () => {
      await makeAccount(place.fresh.db, 'known');
      for (const [username, password] of [
        ['known', 'not the password'],
        ['unknown', 'not the password'],
        ['unknown', PASSWORD],
        ['', ''],
        ['known\0', PASSWORD],
        ["' or true --", PASSWORD],
      ] as const) {
        await assert.rejects(enter(username, password), refused);
      }
    });

    it('takes an unknown user as much work as a known one', async () => {
      await makeAccount(place.fresh.db, 'costly');
      await enter('costly'); // its hash is of today's cost from now on
      const took = async (username: string) => {
        const start = process.cpuUsage();
        await assert.rejects(wrong(username), refused);
        return process.cpuUsage(start).user;
      };
      const [known, unknown] = [await took('costly'), await took('nobody')];
      // Wide, as the process does other things too; without the dummy it would be a hundredth.
      assert.ok(unknown > known / 3, `${unknown} µs against ${known} µs`);
    });

    it('is told that it is disabled only with the right password', async () => {
      await makeAccount(place.fresh.db, 'gone', { disabled_at: new Date() });
      await assert.rejects(wrong('gone'), refused);
      await assert.rejects(enter('gone'), saying(Forbidden, '该账号已停用,请联系区管理员。'));
      assert.equal(await sessionsOf('gone'), 0);
    });

    it('is asked for two short texts and nothing else', () => {
      assert.ok(credentials.safeParse({ username: 'a', password: 'b' }).success);
      for (const bad of [
        {},
        { username: 'a' },
        { username: 1, password: 'b' },
        { username: 'a', password: 'b', role: 'x' },
      ]) {
        assert.equal(credentials.safeParse(bad).success, false);
      }
    });
  });
});
