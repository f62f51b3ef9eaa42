/** Who looked at what of a trade is secret or personal, for those who watch over it. */
import type { Knex } from 'knex';
import { ACCESS_KINDS, type AccessKind } from '../../audit/access-log.js';
import { ROLES, type Role } from '../../machines/roles.js';
import type { Instant } from '../../machines/time.js';
import type { Secrecy } from './secrecy.js';
import type { TrailRead } from './shape.js';

interface Row {
  at: Instant;
  kind: AccessKind;
  role: string;
  object: string | null;
  name: string | null;
  /** At a list of bidders, or at a paper that no member of staff has filed. */
  of_bidders: boolean;
}

/** Of a trade that is looked at every day, the last ones are enough to see. */
const MOST = 500;
const SELECT = `
  select a.at, a.kind, a.role, a.object, c.display_name as name, a.kind = 'bidders' or a.kind = 'attachment' and not exists (
    select from attachments f join accounts u on u.id = f.uploaded_by
    where f.project = a.project and f.sha256 = a.object and u.kind = 'staff') as of_bidders
  from log.access_log a left join accounts c on c.id = a.account
  where a.project = ? order by a.seq desc limit ${MOST}`;

/** Looks at bidders' papers before the opening would tell how many they are; they are shown when it is over. */
export async function readsOf(db: Knex, project: string, secrecy: Pick<Secrecy, 'hidesAttempt'>): Promise<TrailRead[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(SELECT, [project]);
  const shown = rows.filter((row) => !(row.of_bidders && secrecy.hidesAttempt(row.at)));
  return shown.map(({ at, kind, role, object, name }) => ({
    at,
    kind,
    kindName: ACCESS_KINDS[kind],
    roleName: ROLES[role as Role] ?? '无相应职责',
    actorName: name,
    object,
  }));
}
