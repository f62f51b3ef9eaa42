/** Signing in again and again, each test from an address of its own, as failures are counted by address. */
import assert from 'node:assert/strict';
import { NotSignedIn, TooManyRequests } from '../../server/errors.js';
import { signIn } from '../../server/people/accounts.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { PASSWORD } from './people.js';

export const HOUR = 3_600_000;

/** An error of this kind that says this. */
export const saying = (type: new (...args: never[]) => Error, message: string | RegExp) => (error: Error) => {
  assert.ok(error instanceof type, String(error));
  if (typeof message === 'string') assert.equal(error.message, message);
  else assert.match(error.message, message);
  return true;
};
export const refused = saying(NotSignedIn, /^用户名或密码不正确。请核对后重新输入；忘记密码的，/);
export const tooMany = saying(TooManyRequests, /请在\d+分钟后重试/);

interface Place {
  fresh: FreshDatabase;
  now: number;
  /** Which test of the suite it is, from 1 on. */
  at: number;
}

/** Gives the suite a database, and each of its tests a moment and an address. */
export function signingIn() {
  const place = { at: 0 } as Place;
  before(async () => {
    place.fresh = await freshDatabase();
  });
  after(() => place.fresh.drop());
  beforeEach(() => {
    place.now = Date.now();
    place.at += 1;
  });

  const enter = (username: string, password = PASSWORD, address = `10.0.0.${place.at}`) =>
    signIn(place.fresh.db, { username, password, address }, place.now);
  const wrong = (username: string, address?: string) => enter(username, 'not the password', address);
  async function sessionsOf(username: string): Promise<number> {
    const rows = await place.fresh
      .admin('sessions as s')
      .join('accounts as a', 'a.id', 's.account')
      .where('a.username', username);
    return rows.length;
  }
  return { place, enter, wrong, sessionsOf };
}
