/**
 * Whoever acts for a company does so by a written authority. The act's own entry says which: by its number, under which
 * the platform keeps the person, and by the hash of the paper. The person's name stays out of the log.
 */
import type { Trx } from '../../db/transaction.js';
import { Forbidden } from '../errors.js';
import type { Found } from '../machines/events.js';
import type { Subject } from '../people/subject.js';

// Shared, not only read: whoever ends the authority now waits for this act or comes before it.
const IN_FORCE = `
  select id, sha256 from authorities
   where id = $1 and company = $2 and representative = $3 and confirmed_at is not null and ended_at is null for share`;

/**
 * By which authority somebody acts, asked again under the project's lock: the session was looked up before it. The days it
 * holds for are the session's, on the real clock.
 * @returns null for whoever acts for themselves
 */
export async function authorityOf(trx: Trx, { account, representative }: Subject): Promise<Found['authority'] | null | { denied: Forbidden }> {
  if (!representative) return null;
  const [row] = await trx.query<{ id: string; sha256: string }>(IN_FORCE, [representative.authority, account, representative.account]);
  return row ? { number: row.id, paper: row.sha256 } : { denied: new Forbidden('授权委托书已终止,不能再代表单位办理。') };
}

type Said = { data: unknown; found: Found };

/**
 * Where the entry says it: with what the door found; but an entry that everybody may read while it is secret who takes part
 * has it among what is personal, which leaves the platform in no bundle, as a station knows whose authority that is.
 */
export function withAuthority(authority: Found['authority'] | null, { data, found }: Said, isSafe: boolean): Said {
  if (!authority) return { data, found };
  if (isSafe) return { data, found: { ...found, authority } };
  const { personal, ...rest } = data as { personal?: object };
  return { data: { ...rest, personal: { ...personal, authority } }, found };
}

/** Beside the log, so that a company finds what was done under an authority without reading every trade. */
export async function rememberUse(trx: Trx, authority: Found['authority'], project: string, event: string): Promise<void> {
  if (authority) await trx.query('insert into authority_uses (authority, project, event) values ($1, $2, $3)', [authority.number, project, event]);
}
