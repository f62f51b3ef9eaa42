/** A staff account as administrators see it. */
import type { Role } from '../../../server/machines/roles.js';

export interface Staff {
  account: string;
  username: string;
  displayName: string;
  disabled: boolean;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  grants: { role: Role; organisation: string }[];
}
