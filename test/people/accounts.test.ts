import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Forbidden, NotSignedIn, TooManyRequests } from '../../server/errors.js';
import { credentials, signIn } from '../../server/people/accounts.js';
import { hashPassword, needsRehash } from '../../server/people/password.js';
import { forgetExpiredLimits } from '../../server/people/rate-limits.js';
import { forgetExpiredSessions, signOut, subjectOf } from '../../server/people/sessions.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { CHEAP, makeAccount, PASSWORD } from './people.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('an account', () => {
  let fresh: FreshDatabase;
  let now: number;
  let at: number;

  before(async () => {
    fresh = await freshDatabase();
  });
  after(() => fresh.drop());
  beforeEach(() => {
    now = Date.now();
    at = (at ?? 0) + 1; // an address of its own for each test, as failures are counted by address
  });

  const address = () => `10.0.0.${at}`;
  const enter = (username: string, password = PASSWORD, from = address()) =>
    signIn(fresh.db, { username, password, address: from }, now);
  const wrong = (username: string, from = address()) => enter(username, 'not the password', from);
  const saying =
    (type: new (...args: never[]) => Error, message: string | RegExp) => (error: Error) => {
      assert.ok(error instanceof type, String(error));
      if (typeof message === 'string') assert.equal(error.message, message);
      else assert.match(error.message, message);
      return true;
    };
  const refused = saying(NotSignedIn, '用户名或密码不正确');
  const tooMany = saying(TooManyRequests, /请在\d+分钟后重试/);

  describe('signing in', () => {
    it('is told who it is, with the roles it holds and where', async () => {
      const id = await makeAccount(fresh.db, 'kuaiji');
      await fresh.admin('organisations').insert({ id: '330203', kind: 'district', name: '海曙区' });
      const grants = [
        { role: 'reviewer', organisation: '330203' },
        { role: 'district', organisation: '330203' },
      ];
      await fresh.admin('grants').insert(grants.map((grant) => ({ account: id, ...grant })));
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
      assert.deepEqual(await subjectOf(fresh.db, token, now), subject);
    });

    it('may type its username in capitals, full width or with spaces', async () => {
      await makeAccount(fresh.db, 'gs-jianshi');
      for (const typed of ['GS-Jianshi', 'ｇｓ－ｊｉａｎｓｈｉ', ' gs-jianshi ']) {
        assert.equal((await enter(typed)).subject.username, 'gs-jianshi');
      }
    });

    it('gets a new session each time, also when many sign in at once', async () => {
      await makeAccount(fresh.db, 'lishi');
      const entered = await Promise.all([...Array(4)].map(() => enter('lishi')));
      const tokens = entered.map(({ token }) => token);
      assert.equal(new Set(tokens).size, 4);
      for (const token of tokens) assert.ok(await subjectOf(fresh.db, token, now));
    });

    it('leaves nothing in the database that would sign anybody in', async () => {
      await makeAccount(fresh.db, 'daibiao');
      const { token } = await enter('daibiao');
      const rows = JSON.stringify(await fresh.admin('sessions'));
      assert.ok(!rows.includes(token));
    });

    it('has its password hashed again at the cost of today', async () => {
      const id = await makeAccount(fresh.db, 'rehash');
      await enter('rehash');
      const { password_hash } = await fresh.admin('accounts').where({ id }).first();
      assert.equal(needsRehash(password_hash), false);
      assert.ok(await enter('rehash'));
    });

    it('is refused with one and the same sentence for a wrong password and an unknown user', async () => {
      await makeAccount(fresh.db, 'known');
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
      await makeAccount(fresh.db, 'costly');
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
      await makeAccount(fresh.db, 'gone', { disabled_at: new Date() });
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

  describe('with a wrong password', () => {
    it('is locked out for that address after ten failures, the right password included', async () => {
      await makeAccount(fresh.db, 'target');
      await makeAccount(fresh.db, 'colleague');
      for (let i = 0; i < 10; i++) await assert.rejects(wrong('target'), refused);
      for (const attempt of [() => wrong('target'), () => enter('target'), () => enter('TARGET')]) {
        await assert.rejects(attempt(), (error: TooManyRequests) => {
          assert.ok(tooMany(error));
          assert.equal(error.status, 429);
          const { retryAfter } = error.more as { retryAfter: number };
          assert.ok(retryAfter > 800 && retryAfter <= 900, String(retryAfter));
          return true;
        });
      }
      assert.ok(await enter('colleague'), 'another user at the same address');
      assert.ok(await enter('target', PASSWORD, '10.9.9.9'), 'the same user elsewhere');
    });

    it('is locked out for an unknown username just the same', async () => {
      await assert.rejects(wrong('never-was'), refused);
      await fresh.admin('rate_limits').where('key', 'like', 'sign-in:%').update({ points: 9 });
      await assert.rejects(wrong('never-was'), refused);
      await assert.rejects(wrong('never-was'), tooMany);
    });

    it('cannot slip more than ten guesses through by making them at once', async () => {
      await makeAccount(fresh.db, 'rushed');
      const answers = await Promise.allSettled([...Array(60)].map(() => wrong('rushed')));
      const reasons = answers.map((answer) => (answer as PromiseRejectedResult).reason);
      assert.equal(reasons.filter((reason) => reason instanceof NotSignedIn).length, 10);
      assert.equal(reasons.filter((reason) => reason instanceof TooManyRequests).length, 50);
    });

    it('has its failures forgotten by a success, and after a quarter of an hour', async () => {
      await makeAccount(fresh.db, 'forgetful');
      for (const failures of [9, 10]) {
        for (let i = 0; i < failures; i++) await assert.rejects(wrong('forgetful'), refused);
        if (failures < 10) assert.ok(await enter('forgetful'));
        await cheapen('forgetful');
      }
      await assert.rejects(enter('forgetful'), tooMany);
      await fresh.admin('rate_limits').update({ expire: Date.now() - 1 });
      assert.ok(await enter('forgetful'));
    });

    it('may be guessed from one address a hundred times in all, whatever the usernames', async () => {
      await makeAccount(fresh.db, 'own-account');
      await fillAddress(99);
      await assert.rejects(wrong('some-username'), refused);
      await assert.rejects(wrong('another-username'), tooMany);
      await assert.rejects(enter('own-account'), tooMany);
      assert.ok(await enter('own-account', PASSWORD, '10.9.9.9'));
    });

    it('does not have the failures of its address forgotten by a success with one account', async () => {
      await makeAccount(fresh.db, 'stooge');
      await fillAddress(98);
      await enter('stooge');
      for (const username of ['guess-1', 'guess-2']) await assert.rejects(wrong(username), refused);
      await assert.rejects(wrong('guess-3'), tooMany);
    });

    it('is counted by the network where addresses are plenty, and by address where they are not', async () => {
      await makeAccount(fresh.db, 'v6');
      for (let i = 0; i < 10; i++) await assert.rejects(wrong('v6', `2001:db8:0:1::${i}`), refused);
      await assert.rejects(enter('v6', PASSWORD, '2001:db8::1:ffff:0:0:1'), tooMany);
      assert.ok(await enter('v6', PASSWORD, '2001:db8:0:2::1'));
      await cheapen('v6');
      for (let i = 0; i < 10; i++) await assert.rejects(wrong('v6', '::ffff:10.8.8.8'), refused);
      await assert.rejects(enter('v6', PASSWORD, '10.8.8.8'), tooMany);
      assert.ok(await enter('v6', PASSWORD, '::ffff:10.8.8.9'));
    });

    it('is counted without writing down who tried, or from where', async () => {
      await assert.rejects(wrong('private-name', '10.7.7.7'), refused);
      const keys = JSON.stringify(await fresh.admin('rate_limits'));
      assert.ok(!keys.includes('private') && !keys.includes('10.7.7.7'));
    });

    it('leaves counters that the periodic job removes once they are over', async () => {
      await assert.rejects(wrong('swept'), refused);
      assert.equal(await forgetExpiredLimits(fresh.db, 0), 0);
      assert.ok((await forgetExpiredLimits(fresh.db, Date.now() + HOUR)) >= 2);
    });
  });

  describe('in a session', () => {
    let token: string;
    const username = () => `user${at}`;

    beforeEach(async () => {
      await makeAccount(fresh.db, username());
      ({ token } = await enter(username()));
    });
    const is = async (expected: boolean, when: number) =>
      assert.equal((await subjectOf(fresh.db, token, when)) !== null, expected);
    const lastSeen = async () =>
      Number(
        (
          await fresh
            .admin('sessions as s')
            .join('accounts as a', 'a.id', 's.account')
            .where('a.username', username())
            .first('s.last_seen_at')
        ).last_seen_at,
      );

    it('is signed out after two hours without a request, not a millisecond before', async () => {
      await is(true, now + 2 * HOUR - 1);
      token = (await enter(username())).token;
      await is(false, now + 2 * HOUR);
    });

    it('is signed out after twelve hours however busy it was', async () => {
      for (let h = 1; h < 12; h++) await is(true, now + h * HOUR);
      await is(true, now + 12 * HOUR - 1);
      await is(false, now + 12 * HOUR);
    });

    it('is noted as seen at most once a minute', async () => {
      await is(true, now + MINUTE - 1);
      assert.equal(await lastSeen(), now);
      await is(true, now + MINUTE);
      assert.equal(await lastSeen(), now + MINUTE);
      await is(true, now + MINUTE + 1);
      assert.equal(await lastSeen(), now + MINUTE);
    });

    it('is looked up in one statement, also by many requests at once', async () => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => statements.push(sql);
      fresh.db.on('query', note);
      await is(true, now + HOUR);
      fresh.db.off('query', note);
      assert.equal(statements.length, 1);
      await Promise.all([...Array(20)].map(() => is(true, now + 2 * HOUR)));
    });

    it('is nobody once signed out, and stays signed in elsewhere', async () => {
      const other = await enter(username());
      await signOut(fresh.db, token);
      await is(false, now);
      await signOut(fresh.db, token);
      assert.ok(await subjectOf(fresh.db, other.token, now));
    });

    it('is nobody as soon as the account is disabled', async () => {
      await fresh
        .admin('accounts')
        .where({ username: username() })
        .update({ disabled_at: new Date() });
      await is(false, now);
    });

    it('has the roles of this moment, not those of its sign-in', async () => {
      await fresh
        .admin('organisations')
        .insert({ id: '330299', kind: 'district', name: '区' })
        .onConflict('id')
        .ignore();
      const account = await fresh.admin('accounts').where({ username: username() }).first('id');
      await fresh
        .admin('grants')
        .insert({ account: account.id, role: 'reviewer', organisation: '330299' });
      assert.deepEqual((await subjectOf(fresh.db, token, now))?.grants, [
        { role: 'reviewer', organisation: '330299' },
      ]);
    });

    it('is not found by a token of any other form', async () => {
      for (const bad of ['', 'x', randomUUID(), token.slice(1), `${token} `, '\0']) {
        assert.equal(await subjectOf(fresh.db, bad, now), null);
      }
    });

    it('is removed by the periodic job once it is over', async () => {
      await forgetExpiredSessions(fresh.db, now + 2 * HOUR - 1);
      assert.equal(await sessionsOf(username()), 1);
      await forgetExpiredSessions(fresh.db, now + 2 * HOUR);
      assert.equal(await sessionsOf(username()), 0);
    });
  });

  /** As if so many other usernames had been tried from this address: for real it would take half a minute. */
  async function fillAddress(points: number): Promise<void> {
    await assert.rejects(wrong('first-of-many'), refused);
    const [row] = await fresh
      .admin('rate_limits')
      .where('key', 'like', 'sign-in-from:%')
      .orderBy('expire', 'desc')
      .limit(1);
    await fresh.admin('rate_limits').where({ key: row.key }).update({ points });
  }

  /** A success hashes again at full cost, and ten failures after it would take seconds. */
  async function cheapen(username: string): Promise<void> {
    const password_hash = await hashPassword(PASSWORD, CHEAP);
    await fresh.admin('accounts').where({ username }).update({ password_hash });
  }

  async function sessionsOf(username: string): Promise<number> {
    const rows = await fresh
      .admin('sessions as s')
      .join('accounts as a', 'a.id', 's.account')
      .where('a.username', username);
    return rows.length;
  }
});
