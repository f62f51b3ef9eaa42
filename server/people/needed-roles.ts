/** Which roles an organisation needs before a trade can go its way there (domain §2, §4), and how many persons in each. */
import type { OrganisationKind, Role } from '../machines/roles.js';

interface Needed {
  kind: OrganisationKind;
  role: Role;
  persons: number;
}

export const NEEDED_ROLES: readonly Needed[] = [
  { kind: 'village', role: 'accountant', persons: 1 },
  { kind: 'village', role: 'head', persons: 1 },
  { kind: 'village', role: 'supervisor', persons: 1 },
  // The acceptance at the end of a trade asks for a villager.
  { kind: 'village', role: 'delegate', persons: 1 },
  { kind: 'town', role: 'town_officer', persons: 1 },
  // Qualifications are looked at by one and confirmed by another.
  { kind: 'town', role: 'station', persons: 2 },
  { kind: 'town', role: 'agent_accountant', persons: 1 },
  { kind: 'town', role: 'discipline', persons: 1 },
  // The smallest panel.
  { kind: 'district', role: 'reviewer', persons: 3 },
  // One proposes, another confirms.
  { kind: 'district', role: 'district', persons: 2 },
];
