/** Who asks: an account with the roles it holds and where. Read once per request from the session. */
import type { Role } from '../machines/roles.js';

export interface Grant {
  role: Role;
  /** The organisation's code: `330203` district, `330203102` town, `330203102230` village. */
  organisation: string;
}
export interface Subject {
  account: string;
  kind: 'staff' | 'bidder';
  displayName: string;
  username: string;
  grants: readonly Grant[];
}
