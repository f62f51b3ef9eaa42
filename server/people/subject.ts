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
  /** A person who acts for this account, a company, by a written authority. */
  representative?: { account: string; authority: string };
  /** Made by somebody else with a password for once: nothing may be done until its holder has set another. */
  mustChangePassword?: boolean;
  /**
   * The code from the phone: `fresh` for five minutes, then `stale`; `none` where no phone is enrolled. Absent outside
   * sessions, where nobody could give one.
   */
  code?: 'fresh' | 'stale' | 'none';
}
