import type { Finding, Kind } from '../../../server/audit/verify/finding.js';
import type { PlayedLog } from './played-log.js';
import type { Thief } from './thief.js';

/** What must be found, and where. */
export type Expected = Partial<Finding> & { kind: Kind };

/** What is done to a log; it answers with what must be found, each of them where it is a list. */
export interface Theft {
  does: (thief: Thief, log: PlayedLog) => Promise<Expected | Expected[]>;
  /** Without a witness there is nothing to compare with. */
  alone?: boolean;
}

/** Found by the verifier alone. */
export const without = (does: Theft['does']): Theft => ({ does, alone: true });
