/** Sessions: opaque tokens, hashed at rest, ended by two idle hours or a working day, on the real clock. */
import type { Knex } from 'knex';
import { NotFound } from '../errors.js';
import { dateOf, type Instant } from '../machines/time.js';
import { hashSessionToken, newSessionToken } from './session-token.js';
import type { Grant, Subject } from './subject.js';

/** A working day; also how long the cookie lives. */
export const SESSION_SECONDS = 12 * 3600;
const SESSION_LENGTH = SESSION_SECONDS * 1000;
const IDLE = 2 * 3600 * 1000;
/** A write per request would cost more than the request; within a minute it changes nothing. */
const SEEN_EVERY = 60 * 1000;
/** So long an act that asks for a code goes by the last one. */
export const CODE_LASTS = 5 * 60 * 1000;

export interface SubjectRow {
  id: string;
  kind: Subject['kind'];
  username: string;
  display_name: string;
  must_change_password: boolean;
  enrolled: boolean;
  code_at: Date | null;
  grants: Grant[];
  authority?: string | null;
  representative?: string | null;
}

/** Of accounts as `a`. */
export const SUBJECT_COLUMNS = `a.id, a.kind, a.username, a.display_name, a.must_change_password,
  exists (select from second_factors f where f.account = a.id and f.confirmed_at is not null) as enrolled,
  coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'organisation', g.organisation)
                     order by g.role, g.organisation)
      from grants g where g.account = a.id), '[]') as grants`;

/** Who a token belongs to; null once it is signed out, idle for 2 hours, 12 hours old or its account disabled. */
export async function subjectOf(db: Knex, token: string, now: Instant = Date.now()): Promise<Subject | null> {
  const { rows } = await db.raw<{ rows: SubjectRow[] }>(
    `with live as (
       select s.token_hash, s.code_at, u.id as authority, u.representative, a.* from sessions s
         join accounts p on p.id = s.account and p.disabled_at is null
         left join authorities u on u.id = s.acting_for and u.representative = p.id and u.confirmed_at is not null
           and u.ended_at is null and cast(:today as date) between u.from_on and u.until_on
         join accounts a on a.id = coalesce(u.company, p.id)
        where s.token_hash = :hash and s.expires_at > :now and s.last_seen_at > :idleSince
          -- Whose authority has ended acts for nobody, and not by surprise for themselves.
          and a.disabled_at is null and (s.acting_for is null or u.id is not null)
     ), seen as (
       update sessions s set last_seen_at = :now from live
        where s.token_hash = live.token_hash and s.last_seen_at <= :seenBefore
     )
     select a.code_at, a.authority, a.representative, ${SUBJECT_COLUMNS} from live a`,
    {
      hash: hashSessionToken(token),
      now: new Date(now),
      today: dateOf(now),
      idleSince: new Date(now - IDLE),
      seenBefore: new Date(now - SEEN_EVERY),
    },
  );
  return rows[0] ? subjectFrom(rows[0], now) : null;
}

export function subjectFrom(row: SubjectRow, now: Instant): Subject {
  const { id, kind, username, display_name, grants, enrolled, code_at } = row;
  const isFresh = code_at !== null && now - code_at.getTime() < CODE_LASTS;
  return {
    account: id,
    kind,
    displayName: display_name,
    username,
    grants,
    mustChangePassword: row.must_change_password,
    code: enrolled ? (isFresh ? 'fresh' : 'stale') : 'none',
    ...(row.authority && row.representative ? { representative: { account: row.representative, authority: row.authority } } : {}),
  };
}

export async function openSession(db: Knex, account: string, now: Instant, codeAt: Instant | null = null): Promise<string> {
  const { token, hash } = newSessionToken();
  await db('sessions').insert({
    token_hash: hash,
    account,
    created_at: new Date(now),
    last_seen_at: new Date(now),
    expires_at: new Date(now + SESSION_LENGTH),
    code_at: codeAt === null ? null : new Date(codeAt),
  });
  return token;
}

/**
 * The same session under a new token: whoever may have read the old one is left behind at the moment rights grow. It
 * ends when it would have ended.
 * @returns null where the old token is none any more
 */
export async function renewToken(db: Knex, token: string, codeAt: Instant | null): Promise<string | null> {
  const { token: renewed, hash } = newSessionToken();
  const changed = await db('sessions')
    .where({ token_hash: hashSessionToken(token) })
    .update({ token_hash: hash, ...(codeAt === null ? {} : { code_at: new Date(codeAt) }) });
  return changed === 1 ? renewed : null;
}

export async function signOut(db: Knex, token: string): Promise<void> {
  await db('sessions')
    .where({ token_hash: hashSessionToken(token) })
    .delete();
}

export interface OwnSession {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  /** The one that asks. */
  current: boolean;
}

/** One's own sessions that are still alive, the newest first. */
export async function ownSessions(db: Knex, account: string, token: string | null, now: Instant): Promise<OwnSession[]> {
  const rows = await db('sessions')
    .where({ account })
    .where('expires_at', '>', new Date(now))
    .where('last_seen_at', '>', new Date(now - IDLE))
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
    .select<{ id: string; token_hash: string; created_at: Date; last_seen_at: Date }[]>('id', 'token_hash', 'created_at', 'last_seen_at');
  const current = token === null ? null : hashSessionToken(token);
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
    current: row.token_hash === current,
  }));
}

/** @throws NotFound also for another's */
export async function endOwnSession(db: Knex, account: string, id: string): Promise<void> {
  if ((await db('sessions').where({ account, id }).delete()) === 0) throw new NotFound('没有这次登录,可能已经退出。');
}

/** All of an account, or all but the one that goes on. */
export async function endSessions(db: Knex, account: string, exceptToken: string | null = null): Promise<void> {
  const query = db('sessions').where({ account });
  if (exceptToken !== null) query.whereNot({ token_hash: hashSessionToken(exceptToken) });
  await query.delete();
}

/** From now on this session acts for a company, or for its holder again. @returns the new token */
export async function actFor(db: Knex, token: string, authority: string | null): Promise<string | null> {
  const { token: renewed, hash } = newSessionToken();
  const changed = await db('sessions')
    .where({ token_hash: hashSessionToken(token) })
    .update({ token_hash: hash, acting_for: authority });
  return changed === 1 ? renewed : null;
}

/** For the periodic job. */
export function forgetExpiredSessions(db: Knex, now: Instant): Promise<number> {
  return db('sessions')
    .where('expires_at', '<=', new Date(now))
    .orWhere('last_seen_at', '<=', new Date(now - IDLE))
    .delete();
}
