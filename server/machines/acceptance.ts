/** Who must have signed at 19: a supervisor, a villagers' delegate, and the town or the supervising engineer (domain §4). */
import type { Facts } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';

type Signatory = Facts['acceptedBy'][number]['role'];

/** Enough have signed, and among them everybody without whom it is no acceptance. */
export function isAccepted({ acceptedBy }: Pick<Facts, 'acceptedBy'>, law: Law): boolean {
  const has = (...roles: Signatory[]) => acceptedBy.some(({ role }) => roles.includes(role));
  const complete = has('supervisor') && has('delegate') && has('town_officer', 'engineer');
  return complete && acceptedBy.length >= ruleValue(law, 'acceptance.persons');
}
