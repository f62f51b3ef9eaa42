/** The log entry: what happened, by whom, when, under which rules, and the salted hash of what was said. */
import { literal } from '../../db/transaction.js';
import { canonical } from './canonical.js';
import { newSalt, saltedHash } from './salted-hash.js';

export interface NewEntry {
  project: string;
  entryNo: number;
  event: string;
  /** State lines before and after. */
  from: string;
  to: string;
  /** The account, or for a bidder the pseudonym of this project. */
  actor: string;
  role: string;
  /** Epoch milliseconds of the platform's clock. */
  at: number;
  rules: string;
  secret: boolean;
  /** What guards may know; stays. */
  data: unknown;
  /** Names and the like; may be erased, its hash stays. */
  personal: unknown;
}

/**
 * The statement that appends an entry. The sequence number is not known before the log's lock is held, so the
 * canonical bytes are sent in two halves around it.
 * @returns SQL without parameters, to be sent together with the commit; its row is `{append: seq}`
 */
export function appendStatement(entry: NewEntry): string {
  const { secret, data, personal, to, ...rest } = entry;
  const dataSalt = newSalt();
  const dataText = canonical(data);
  const personalSalt = personal === undefined ? null : newSalt();
  const head = canonical({
    ...rest,
    data: saltedHash(dataSalt, data),
    personal: personalSalt === null ? null : saltedHash(personalSalt, personal),
  });
  const tail = canonical({ to, v: 1 });
  const values = [
    `${head.slice(0, -1)},"seq":`,
    `,${tail.slice(1)}`,
    secret,
    dataSalt,
    dataText,
    personalSalt,
    personal === undefined ? null : canonical(personal),
  ];
  return `select log.append(${values.map(literal).join(', ')})`;
}
