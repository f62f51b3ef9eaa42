/** Whoever looks at a trade in office leaves a note of it (domain §6): before the answer, so that none goes without. */
import type { Knex } from 'knex';
import { type AccessKind, noteAccess } from '../audit/access-log.js';
import { type Place, rolesIn } from '../people/policy.js';
import type { Subject } from '../people/subject.js';

export interface Look {
  /** Null, or a bidder, never sees what is noted. */
  subject: Subject | null;
  place: Place;
  /** None: at more than one trade. */
  project: string | null;
  kind: AccessKind;
  object?: string;
}

export async function noteLook(db: Knex, { subject, place, project, kind, object }: Look): Promise<void> {
  if (!subject || subject.kind === 'bidder') return;
  await noteAccess(db, { account: subject.account, role: rolesIn(subject, place)[0] ?? 'none', kind, project, object });
}
