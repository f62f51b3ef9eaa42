/** Who works at a desk, and as what. */
import type { Role } from '../../server/machines/roles.js';

export interface Person {
  account: string;
  kind: 'staff' | 'bidder';
  username: string;
  displayName: string;
  grants: { role: Role; organisation: string }[];
  /** Somebody acts for this company by a written authority. */
  representing: boolean;
  /** The codes of a phone: given lately, to be given again, or no phone is enrolled. */
  code: 'fresh' | 'stale' | 'none';
}

export function rolesOf(person: Person): Role[] {
  return person.kind === 'bidder' ? ['bidder'] : [...new Set(person.grants.map((g) => g.role))];
}

export const has = (person: Person, ...roles: Role[]) =>
  rolesOf(person).some((role) => roles.includes(role));
