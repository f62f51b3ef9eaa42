/**
 * Written authorities 授权委托书: a company names the person who acts for it, from one day to another, and a station confirms
 * the paper. Whoever acts under it acts as the company; the act's entry in the log names the authority.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { Forbidden, InvalidInput, NotFound, Problem } from '../errors.js';
import { EVENTS, type EventType } from '../machines/events.js';
import { date } from '../machines/events/fields.js';
import { dateOf, type Instant } from '../machines/time.js';
import type { Subject } from './subject.js';

export const authorityQuery = z.strictObject({
  representative: z.string().max(20).describe('受托人的主体编号'),
  from: date.describe('授权起始日'),
  until: date.describe('授权截止日(含)'),
});
export type AuthorityQuery = z.output<typeof authorityQuery>;

export interface Paper {
  sha256: string;
  name: string;
  type: string;
  size: number;
}

export interface Authority {
  id: string;
  company: string;
  representative: string;
  /** On which side whoever asks stands; a station stands between them. */
  side: 'company' | 'representative' | 'station';
  from: string;
  until: string;
  filedAt: number;
  confirmed: boolean;
  ended: boolean;
  /** Acts done by it. */
  uses: number;
}

/** What a bidder gives as 主体编号: its own, so that others can name it. */
export interface OwnParty {
  code: string;
  kind: 'company' | 'person';
}

/** An act done by an authority. */
export interface AuthorityUse {
  at: number;
  project: string;
  title: string;
  /** The act's name. */
  name: string;
}

const LONGEST_DAYS = 366;

export async function fileAuthority(db: Knex, by: Subject, given: AuthorityQuery, paper: Paper): Promise<{ id: string }> {
  const wrong = (pointer: string, message: string) => new InvalidInput(`${message}。`, { errors: [{ pointer, message }] });
  if (by.representative) throw new Forbidden('受托人不能转授权,请单位用自己的账号提交。');
  const own = await db('bidder_profiles').where({ account: by.account }).first('kind');
  if (own?.kind !== 'company') throw new Forbidden('授权委托书由单位账号提交,请用单位账号登录。');
  const days = (Date.parse(given.until) - Date.parse(given.from)) / 86_400_000;
  if (days < 0) throw wrong('/until', '截止日不能早于起始日');
  if (days > LONGEST_DAYS) throw wrong('/until', '授权期限最长一年,到期可再提交');
  const person = await db('bidder_profiles as b')
    .join('accounts as a', 'a.id', 'b.account')
    .where({ 'b.party_code': given.representative, 'b.kind': 'person' })
    .whereNull('a.disabled_at')
    .first('b.account');
  if (!person) throw wrong('/representative', '没有主体编号为此的个人账号,请受托人先以个人身份注册');
  const id = randomUUID();
  await db('authorities').insert({
    id,
    company: by.account,
    representative: person.account,
    sha256: paper.sha256,
    paper: paper.name,
    mime: paper.type,
    size: paper.size,
    from_on: given.from,
    until_on: given.until,
  });
  return { id };
}

const isStation = (subject: Subject) => subject.kind === 'staff' && subject.grants.some(({ role }) => role === 'station');

/** One's own on either side; to a station those that wait for it, the longest wait first. */
export async function listAuthorities(db: Knex, by: Subject): Promise<{ own: OwnParty | null; items: Authority[] }> {
  const { rows } = await db.raw<{ rows: Authority[] }>(
    `select u.id, c.name as company, r.name as representative, u.from_on as "from", u.until_on as until,
       case when u.company = :me then 'company' when u.representative = :me then 'representative' else 'station' end as side,
       (extract(epoch from u.filed_at) * 1000)::bigint as "filedAt",
       u.confirmed_at is not null as confirmed, u.ended_at is not null as ended,
       (select count(*)::int from authority_uses w where w.authority = u.id) as uses
     from authorities u join bidder_profiles c on c.account = u.company join bidder_profiles r on r.account = u.representative
     where :me in (u.company, u.representative) or :station and u.confirmed_at is null and u.ended_at is null
     order by (case when :station then u.filed_at end), u.filed_at desc, u.id limit 200`,
    { me: by.account, station: isStation(by) },
  );
  const own = await db('bidder_profiles').where({ account: by.account }).first<OwnParty | undefined>('party_code as code', 'kind');
  return { own: own ?? null, items: rows.map((row) => ({ ...row, filedAt: Number(row.filedAt) })) };
}

/** What was done by it, the newest first: for both sides, as both answer for it. */
export async function authorityUses(db: Knex, by: Subject, id: string): Promise<AuthorityUse[]> {
  const row = await db('authorities').where({ id }).first('company', 'representative');
  if (!row || ![row.company, row.representative].includes(by.account)) throw new NotFound('没有这份授权委托书。');
  const { rows } = await db.raw<{ rows: (Omit<AuthorityUse, 'name'> & { event: EventType })[] }>(
    `select (extract(epoch from w.at) * 1000)::bigint as at, w.project, p.title, w.event
       from authority_uses w join projects p on p.id = w.project
      where w.authority = :id order by w.at desc limit 200`,
    { id },
  );
  return rows.map(({ at, project, title, event }) => ({ at: Number(at), project, title, name: EVENTS[event].name }));
}

/** For whoever it concerns: both sides, and the station that looks at it. */
export async function authorityPaper(db: Knex, by: Subject, id: string): Promise<{ sha256: string; paper: string; mime: string; size: number }> {
  const row = await db('authorities').where({ id }).first('company', 'representative', 'sha256', 'paper', 'mime', 'size');
  if (!row || !(isStation(by) || [row.company, row.representative].includes(by.account))) throw new NotFound('没有这份授权委托书。');
  return row;
}

export async function confirmAuthority(db: Knex, by: Subject, id: string): Promise<void> {
  if (!isStation(by)) throw new Forbidden('授权委托书由镇街公共资源交易站核对确认,您的账号没有这一职责。');
  const confirmed = await db('authorities')
    .where({ id })
    .whereNull('confirmed_at')
    .whereNull('ended_at')
    .update({ confirmed_by: by.account, confirmed_at: db.raw('clock_timestamp()') });
  if (confirmed === 0) throw new NotFound('没有这份待确认的授权委托书。');
}

/** By either side or a station, at once: sessions under it act for nobody from then on. */
export async function endAuthority(db: Knex, by: Subject, id: string): Promise<void> {
  const ended = await db('authorities')
    .where({ id })
    .whereNull('ended_at')
    .where((who) => {
      who.where({ company: by.account }).orWhere({ representative: by.account });
      if (isStation(by)) who.orWhereRaw('true');
    })
    .update({ ended_by: by.account, ended_at: db.raw('clock_timestamp()') });
  if (ended === 0) throw new NotFound('没有这份有效的授权委托书。');
}

/** @throws unless the authority is this person's, confirmed, and of today */
export async function refuseUnlessAuthorised(db: Knex, person: string, id: string, now: Instant): Promise<void> {
  const row = await db('authorities').where({ id, representative: person }).whereNull('ended_at').first('from_on', 'until_on', 'confirmed_at');
  if (!row) throw new NotFound('没有给您的这份授权委托书。');
  if (!row.confirmed_at) throw new Problem('authority-waiting', 409, '授权委托书尚待镇街公共资源交易站确认,确认后才能代表单位办理。');
  const today = dateOf(now);
  if (today < row.from_on || today > row.until_on) {
    throw new Problem('authority-not-today', 409, `授权期限为${row.from_on}至${row.until_on},今天不在期限内。`);
  }
}
