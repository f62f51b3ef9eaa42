/** Signing in and out. Sessions, limits and cookies run on the real clock, never on a demo's. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { Forbidden, NotSignedIn } from '../errors.js';
import type { Instant } from '../machines/time.js';
import { DUMMY_HASH, hashPassword, needsRehash, verifyPassword } from './password.js';
import { limitsOf, networkOf } from './rate-limits.js';
import { hashSessionToken, newSessionToken } from './session-token.js';
import type { Grant, Subject } from './subject.js';

/** A working day; also how long the cookie lives. */
export const SESSION_SECONDS = 12 * 3600;
const SESSION_LENGTH = SESSION_SECONDS * 1000;
const IDLE = 2 * 3600 * 1000;
/** A write per request would cost more than the request; within a minute it changes nothing. */
const SEEN_EVERY = 60 * 1000;

export const USERNAME_FORM = /^[a-z0-9_.-]{2,32}$/;

/** Wide on purpose: what cannot be right is answered like what is wrong. */
export const credentials = z.strictObject({
  username: z.string().max(200).describe('用户名'),
  password: z.string().max(1000).describe('密码'),
});
export type Credentials = z.output<typeof credentials>;

/** As usernames are stored: a Chinese input method may write them in full width. */
export function normaliseUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

interface AccountRow {
  id: string;
  kind: Subject['kind'];
  username: string;
  display_name: string;
  password_hash: string;
  disabled_at: Date | null;
  grants: Grant[];
}

const GRANTS = `coalesce((
  select jsonb_agg(jsonb_build_object('role', g.role, 'organisation', g.organisation)
                   order by g.role, g.organisation)
    from grants g where g.account = a.id), '[]')`;

/**
 * A new session at every sign-in. Unknown user and wrong password are one answer after the same time;
 * that an account is disabled is told only to whoever knows its password.
 */
export async function signIn(
  db: Knex,
  given: Credentials & { address: string },
  now: Instant,
): Promise<{ token: string; subject: Subject }> {
  const username = normaliseUsername(given.username);
  const network = networkOf(given.address);
  const pair = `${network} ${username}`;
  const { signIn: byName, signInFrom: byNetwork } = limitsOf(db);
  // In this order: one account tried without end must not lock out its whole office.
  await byName.take(pair);
  await byNetwork.take(network);

  const account = await accountNamed(db, username);
  const right = await verifyPassword(given.password, account?.password_hash ?? DUMMY_HASH);
  if (!account || !right) throw new NotSignedIn('用户名或密码不正确');

  await byName.clear(pair);
  // Given back and not cleared, or whoever has one account of their own could go on guessing others.
  await byNetwork.giveBack(network);
  if (account.disabled_at) throw new Forbidden('该账号已停用,请联系区管理员。');

  await rehash(db, account, given.password);
  return { token: await openSession(db, account.id, now), subject: subjectFrom(account) };
}

/** Who a token belongs to; null once it is signed out, idle for 2 hours, 12 hours old or its account disabled. */
export async function subjectOf(
  db: Knex,
  token: string,
  now: Instant = Date.now(),
): Promise<Subject | null> {
  const { rows } = await db.raw<{ rows: AccountRow[] }>(
    `with live as (
       select s.token_hash, a.* from sessions s join accounts a on a.id = s.account
        where s.token_hash = :hash and s.expires_at > :now and s.last_seen_at > :idleSince
          and a.disabled_at is null
     ), seen as (
       update sessions s set last_seen_at = :now from live
        where s.token_hash = live.token_hash and s.last_seen_at <= :seenBefore
     )
     select a.id, a.kind, a.username, a.display_name, ${GRANTS} as grants from live a`,
    {
      hash: hashSessionToken(token),
      now: new Date(now),
      idleSince: new Date(now - IDLE),
      seenBefore: new Date(now - SEEN_EVERY),
    },
  );
  return rows[0] ? subjectFrom(rows[0]) : null;
}

export async function signOut(db: Knex, token: string): Promise<void> {
  await db('sessions')
    .where({ token_hash: hashSessionToken(token) })
    .delete();
}

/** For the periodic job. */
export function forgetExpiredSessions(db: Knex, now: Instant): Promise<number> {
  return db('sessions')
    .where('expires_at', '<=', new Date(now))
    .orWhere('last_seen_at', '<=', new Date(now - IDLE))
    .delete();
}

async function accountNamed(db: Knex, username: string): Promise<AccountRow | undefined> {
  // Nobody has such a name; asking all the same keeps the time equal, and a zero byte out of the query.
  const asked = USERNAME_FORM.test(username) ? username : '';
  const { rows } = await db.raw<{ rows: AccountRow[] }>(
    `select a.id, a.kind, a.username, a.display_name, a.password_hash, a.disabled_at, ${GRANTS} as grants
       from accounts a where a.username = :asked`,
    { asked },
  );
  return rows[0];
}

async function openSession(db: Knex, account: string, now: Instant): Promise<string> {
  const { token, hash } = newSessionToken();
  await db('sessions').insert({
    token_hash: hash,
    account,
    created_at: new Date(now),
    last_seen_at: new Date(now),
    expires_at: new Date(now + SESSION_LENGTH),
  });
  return token;
}

/** Only if nobody changed the password meanwhile. */
async function rehash(
  db: Knex,
  { id, password_hash }: AccountRow,
  password: string,
): Promise<void> {
  if (!needsRehash(password_hash)) return;
  await db('accounts')
    .where({ id, password_hash })
    .update({ password_hash: await hashPassword(password) });
}

function subjectFrom(row: Omit<AccountRow, 'password_hash' | 'disabled_at'>): Subject {
  const { id, kind, username, display_name, grants } = row;
  return { account: id, kind, displayName: display_name, username, grants };
}
