import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { forgetExpiredSessions, signOut, subjectOf } from '../../server/people/sessions.js';
import { makeAccount } from './people.js';
import { HOUR, signingIn } from './signing-in.js';

const MINUTE = 60_000;

describe('an account', () => {
  const { place, enter, sessionsOf } = signingIn();

  describe('in a session', () => {
    let token: string;
    const username = () => `user${place.at}`;

    beforeEach(async () => {
      await makeAccount(place.fresh.db, username());
      ({ token } = await enter(username()));
    });
    const is = async (expected: boolean, when: number) =>
      assert.equal((await subjectOf(place.fresh.db, token, when)) !== null, expected);
    const lastSeen = async () =>
      Number(
        (
          await place.fresh
            .admin('sessions as s')
            .join('accounts as a', 'a.id', 's.account')
            .where('a.username', username())
            .first('s.last_seen_at')
        ).last_seen_at,
      );

    it('is signed out after two hours without a request, not a millisecond before', async () => {
      await is(true, place.now + 2 * HOUR - 1);
      token = (await enter(username())).token;
      await is(false, place.now + 2 * HOUR);
    });

    it('is signed out after twelve hours however busy it was', async () => {
      for (let h = 1; h < 12; h++) await is(true, place.now + h * HOUR);
      await is(true, place.now + 12 * HOUR - 1);
      await is(false, place.now + 12 * HOUR);
    });

    it('is noted as seen at most once a minute', async () => {
      await is(true, place.now + MINUTE - 1);
      assert.equal(await lastSeen(), place.now);
      await is(true, place.now + MINUTE);
      assert.equal(await lastSeen(), place.now + MINUTE);
      await is(true, place.now + MINUTE + 1);
      assert.equal(await lastSeen(), place.now + MINUTE);
    });

    it('is looked up in one statement, also by many requests at once', async () => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => statements.push(sql);
      place.fresh.db.on('query', note);
      await is(true, place.now + HOUR);
      place.fresh.db.off('query', note);
      assert.equal(statements.length, 1);
      await Promise.all([...Array(20)].map(() => is(true, place.now + 2 * HOUR)));
    });

    it('is nobody once signed out, and stays signed in elsewhere', async () => {
      const other = await enter(username());
      await signOut(place.fresh.db, token);
      await is(false, place.now);
      await signOut(place.fresh.db, token);
      assert.ok(await subjectOf(place.fresh.db, other.token, place.now));
    });

    it('is nobody as soon as the account is disabled', async () => {
      await place.fresh
        .admin('accounts')
        .where({ username: username() })
        .update({ disabled_at: new Date() });
      await is(false, place.now);
    });

    it('has the roles of this moment, not those of its sign-in', async () => {
      await place.fresh
        .admin('organisations')
        .insert({ id: '330299', kind: 'district', name: '区' })
        .onConflict('id')
        .ignore();
      const account = await place.fresh.admin('accounts').where({ username: username() }).first('id');
      await place.fresh
        .admin('grants')
        .insert({ account: account.id, role: 'reviewer', organisation: '330299' });
      assert.deepEqual((await subjectOf(place.fresh.db, token, place.now))?.grants, [
        { role: 'reviewer', organisation: '330299' },
      ]);
    });

    it('is not found by a token of any other form', async () => {
      for (const bad of ['', 'x', randomUUID(), token.slice(1), `${token} `, '\0']) {
        assert.equal(await subjectOf(place.fresh.db, bad, place.now), null);
      }
    });

    it('is removed by the periodic job once it is over', async () => {
      await forgetExpiredSessions(place.fresh.db, place.now + 2 * HOUR - 1);
      assert.equal(await sessionsOf(username()), 1);
      await forgetExpiredSessions(place.fresh.db, place.now + 2 * HOUR);
      assert.equal(await sessionsOf(username()), 0);
    });
  });
});
