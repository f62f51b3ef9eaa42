/**
 * Details that a document would print if the act recorded them. The events do not have these fields yet; each is read
 * here under the name it should get, so that a document says more from the day on which the event does.
 */
import type { DataOf, EventType } from '../../machines/events.js';

interface Offices {
  station?: { phone?: string; address?: string };
  town?: { phone?: string };
  discipline?: { phone?: string };
}
interface PartyDetails {
  identity?: string;
  representative?: string;
  address?: string;
  contact?: string;
}

/** What a tender file may fix of the contract beforehand; the model terms hold where it does not. */
export interface AnnouncedTerms {
  lateDailyBasisPoints?: number;
  copies?: number;
  dispute?: string;
  bondReturnDays?: number;
  /** Lease. */
  prohibited?: string[];
  rentFree?: string;
  utilities?: string;
  lessorRepairs?: string;
  subletAllowed?: boolean;
  overdueDaysToTerminate?: number;
  breachPenalty?: number;
  returnWithinDays?: number;
  /** Works. */
  method?: string;
  quality?: string;
  priceForm?: string;
  safetyFeeBasisPoints?: number;
  wagesBasisPoints?: number;
  materials?: string;
  warranty?: { item: string; length: string }[];
  subcontractingAllowed?: boolean;
  delayDailyBasisPoints?: number;
  delayCapBasisPoints?: number;
}

interface Wanted {
  submit_application: {
    quantity?: string;
    use?: string;
    certificate?: string;
    buildingFinding?: string;
    priorityClaims?: string;
    previous?: { party: string; endsOn: string; price: string; settled: boolean };
    priceBasis?: string;
    budgetItem?: string;
    schedule?: string;
    splitFromOther?: boolean;
    interests?: string;
  };
  approve_project: { number?: string };
  compile_tender_file: {
    depositBank?: string;
    depositAccountNumber?: string;
    priorities?: { holder: string; ground: string }[];
    offices?: Offices;
    duration?: string;
    contractTerms?: AnnouncedTerms;
  };
  certify_award: { number?: string };
  prepare_contract: {
    /** The collective's own particulars; no person's. */
    village?: PartyDetails;
    handoverBy?: string;
    supervisingEngineer?: string;
  };
  propose_settlement: {
    reviewer?: string;
    returnedOn?: string;
    meters?: string;
    deductions?: { item: string; amount: number; basis: string }[];
    next?: string;
  };
  archive_project: { custodian?: string; keptFor?: string };
}

type WantedOf<T extends EventType> = T extends keyof Wanted ? Wanted[T] : unknown;

/** What a contract says of persons and accounts: for the event's `personal` block, which can be erased. */
export interface ContractPersons {
  winner?: PartyDetails;
  /** The one that receives the money: the village's for a lease, the contractor's for works. */
  account?: { name: string; bank: string; number: string };
  wagesAccount?: string;
  employerAgent?: string;
  siteManager?: { name: string; certificate: string };
}

/** The data of an act with what it does not record yet. */
export type Recorded<T extends EventType> = DataOf<T> & WantedOf<T>;
