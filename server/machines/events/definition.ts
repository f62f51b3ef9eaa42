/** How one event of the machine is described; the API, the pages and the policy read nothing else. */
import type { z } from 'zod';
import type { Role } from '../roles.js';

export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  /** What the act is called on a button: the act and the object. */
  name: string;
  /** Who may do it; empty for events that only the clock applies. */
  roles: readonly Role[];
  data: S;
  /**
   * The bidders a decision needs: none; the one who acts; the one named in `data.bidder`; the winner; all.
   */
  bidders: 'none' | 'own' | 'named' | 'winner' | 'all';
  /** Secret until the opening: public as a leaf hash only, and it moves no public counter. */
  secret: boolean;
  /** Allowed while the trade is suspended (domain §4, 中止). */
  whileSuspended: boolean;
  /** A bidder states the version of the terms read, not of the flow. */
  byTerms: boolean;
}

type Options = Partial<Omit<EventDefinition, 'name' | 'roles' | 'data'>>;

export function event<S extends z.ZodType>(
  name: string,
  roles: readonly Role[],
  data: S,
  options: Options = {},
): EventDefinition<S> {
  return {
    name,
    roles,
    data,
    bidders: 'none',
    secret: false,
    whileSuspended: false,
    byTerms: false,
    ...options,
  };
}
