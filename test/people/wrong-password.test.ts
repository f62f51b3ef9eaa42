import assert from 'node:assert/strict';
import { NotSignedIn, TooManyRequests } from '../../server/errors.js';
import { hashPassword } from '../../server/people/password.js';
import { forgetExpiredLimits } from '../../server/people/rate-limits.js';
import { CHEAP, makeAccount, PASSWORD } from './people.js';
import { HOUR, refused, signingIn, tooMany } from './signing-in.js';

describe('an account', () => {
  const { place, enter, wrong } = signingIn();

  describe('with a wrong password', () => {
    it('is locked out for that address after ten failures, the right password included', async () => {
      await makeAccount(place.fresh.db, 'target');
      await makeAccount(place.fresh.db, 'colleague');
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
      await place.fresh.admin('rate_limits').where('key', 'like', 'sign-in:%').update({ points: 9 });
      await assert.rejects(wrong('never-was'), refused);
      await assert.rejects(wrong('never-was'), tooMany);
    });

    it('cannot slip more than ten guesses through by making them at once', async () => {
      await makeAccount(place.fresh.db, 'rushed');
      const answers = await Promise.allSettled([...Array(60)].map(() => wrong('rushed')));
      const reasons = answers.map((answer) => (answer as PromiseRejectedResult).reason);
      assert.equal(reasons.filter((reason) => reason instanceof NotSignedIn).length, 10);
      assert.equal(reasons.filter((reason) => reason instanceof TooManyRequests).length, 50);
    });

    it('has its failures forgotten by a success, and after a quarter of an hour', async () => {
      await makeAccount(place.fresh.db, 'forgetful');
      for (const failures of [9, 10]) {
        for (let i = 0; i < failures; i++) await assert.rejects(wrong('forgetful'), refused);
        if (failures < 10) assert.ok(await enter('forgetful'));
        await cheapen('forgetful');
      }
      await assert.rejects(enter('forgetful'), tooMany);
      await place.fresh.admin('rate_limits').update({ expire: Date.now() - 1 });
      assert.ok(await enter('forgetful'));
    });

    it('may be guessed from one address a hundred times in all, whatever the usernames', async () => {
      await makeAccount(place.fresh.db, 'own-account');
      await fillAddress(99);
      await assert.rejects(wrong('some-username'), refused);
      await assert.rejects(wrong('another-username'), tooMany);
      await assert.rejects(enter('own-account'), tooMany);
      assert.ok(await enter('own-account', PASSWORD, '10.9.9.9'));
    });

    it('does not have the failures of its address forgotten by a success with one account', async () => {
      await makeAccount(place.fresh.db, 'stooge');
      await fillAddress(98);
      await enter('stooge');
      for (const username of ['guess-1', 'guess-2']) await assert.rejects(wrong(username), refused);
      await assert.rejects(wrong('guess-3'), tooMany);
    });

    it('is counted by the network where addresses are plenty, and by address where they are not', async () => {
      await makeAccount(place.fresh.db, 'v6');
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
      const keys = JSON.stringify(await place.fresh.admin('rate_limits'));
      assert.ok(!keys.includes('private') && !keys.includes('10.7.7.7'));
    });

    it('leaves counters that the periodic job removes once they are over', async () => {
      await assert.rejects(wrong('swept'), refused);
      assert.equal(await forgetExpiredLimits(place.fresh.db, 0), 0);
      assert.ok((await forgetExpiredLimits(place.fresh.db, Date.now() + HOUR)) >= 2);
    });
  });

  /** As if so many other usernames had been tried from this address: for real it would take half a minute. */
  async function fillAddress(points: number): Promise<void> {
    await assert.rejects(wrong('first-of-many'), refused);
    const [row] = await place.fresh
      .admin('rate_limits')
      .where('key', 'like', 'sign-in-from:%')
      .orderBy('expire', 'desc')
      .limit(1);
    await place.fresh.admin('rate_limits').where({ key: row.key }).update({ points });
  }

  /** A success hashes again at full cost, and ten failures after it would take seconds. */
  async function cheapen(username: string): Promise<void> {
    const password_hash = await hashPassword(PASSWORD, CHEAP);
    await place.fresh.admin('accounts').where({ username }).update({ password_hash });
  }
});
