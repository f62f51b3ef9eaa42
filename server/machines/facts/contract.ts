/** The contract and what is due by it. */
import type { CivilDate, Instant } from '../time.js';

export interface Due {
  no: number;
  label: string;
  kind: 'rent' | 'bond' | 'price' | 'advance' | 'progress' | 'settlement' | 'retention';
  amount: number;
  dueOn: CivilDate;
  /** The checkpoint that must find it settled. */
  by: 'handover' | 'payments' | 'acceptance' | 'after';
  /** `returned` only for a bond that went back to its owner. */
  state: 'open' | 'applied' | 'paid' | 'written_off' | 'returned';
  paid: number;
}

export interface Contract {
  amount: number;
  /** Contract total over the whole term. */
  total: number;
  startsOn: CivilDate;
  endsOn: CivilDate;
  signedBy: ('head' | 'winner' | 'supervisor')[];
  signedAt: Instant | null;
  /** The town returned it from filing: signed in time once, it may be signed again later. */
  returned: boolean;
  /** Net change of the price, and the sum of all changes without their sign. */
  changes: number;
  changed: number;
}
