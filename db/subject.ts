/**
 * Who a connection asks for. Row-level security shows no row until a subject is set, and a subject is set for one
 * transaction only. It travels with the statement it is set for: as one message more in the same pipeline, which is
 * the same implicit transaction, or at the head of the same text. So it costs no round trip, and a connection that
 * goes back into the pool keeps nothing of whom it served.
 */
import type { Knex } from 'knex';
import pg from 'pg';

/** The platform itself: the door, use cases that ask the policy themselves, jobs. */
export const PLATFORM = 'platform';
/** For tables that anybody may read whole: nothing is set, and every protected table stays empty. */
export const NOBODY = 'nobody';
/** Whoever has not signed in. */
export const PUBLIC = 'public';

const FORM = /^(platform|public|nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const STATEMENT = 'cjt_subject';

/** Sent once to a new connection; the statement is then only bound and executed. */
export const PREPARE_SUBJECT = `prepare ${STATEMENT} (text) as select set_config('cjt.subject', $1, true)`;

/** Of the driver's own class, whose types name only what callers use. */
interface DriverQuery {
  text: string;
  requiresPreparation(): boolean;
  prepare(connection: DriverConnection): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: DriverConnection): void;
  callback?: (error: Error | null, result: unknown) => void;
}
interface DriverConnection {
  bind(config: { portal: string; statement: string; values: string[] }): void;
  execute(config: { portal: string }): void;
}
const Query = pg.Query as unknown as new (config: unknown, values?: unknown, callback?: unknown) => DriverQuery;

/** A query that sets its subject first, and keeps the answer to that to itself. */
class QueryAs extends Query {
  #subject: string;
  #isSet = false;

  constructor(subject: string, config: unknown, values?: unknown, callback?: unknown) {
    super(config, values, callback);
    this.#subject = subject;
    if (!this.requiresPreparation()) this.text = `select set_config('cjt.subject', '${subject}', true); ${this.text}`;
  }

  override prepare(connection: DriverConnection): void {
    connection.bind({ portal: '', statement: STATEMENT, values: [this.#subject] });
    connection.execute({ portal: '' });
    super.prepare(connection);
  }

  override handleRowDescription(message: unknown): void {
    if (this.#isSet || this.requiresPreparation()) super.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    if (this.#isSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: DriverConnection): void {
    if (this.#isSet) super.handleCommandComplete(message, connection);
    else this.#isSet = true;
  }
}

type Send = (config: unknown, values?: unknown, callback?: unknown) => unknown;

/** The driver's connection, which asks for its present holder. */
export class ConnectionAs extends pg.Client {
  /** Null while the pool makes it ready: then statements go as they are, and no row is shown to them. */
  subject: string | null = null;

  // @ts-expect-error the driver declares one overload for each way to call it; this one passes all of them on
  override query(config: unknown, values?: unknown, callback?: unknown): unknown {
    const send = super.query as Send;
    // Inside a transaction the subject was set with its beginning, and a failed one would refuse to set it again.
    if (this.subject === null || this.getTransactionStatus() !== 'I') return send.call(this, config, values, callback);
    const query = new QueryAs(this.subject, config, values, callback);
    if (query.callback) return send.call(this, query);
    return new Promise((resolve, reject) => {
      query.callback = (error, result) => (error ? reject(error) : resolve(result));
      send.call(this, query);
    });
  }
}

const handles = new WeakMap<Knex, Map<string, Knex>>();
/** A handle costs a third of a millisecond to make and a few kilobytes to keep. */
const MOST_KEPT = 500;

/** The same pool on behalf of somebody: `platform`, `public`, or an account's id. */
export function askingAs(db: Knex, subject: string): Knex {
  const made = handles.get(db) ?? new Map<string, Knex>();
  handles.set(db, made);
  const known = made.get(subject);
  if (known) return known;
  if (made.size >= MOST_KEPT) made.clear();
  const asking = handleOf(db, subject);
  made.set(subject, asking);
  return asking;
}

function handleOf(db: Knex, subject: string): Knex {
  if (!FORM.test(subject)) throw new TypeError('no subject of a known form');
  const asking = db.withUserParams({});
  asking.client.acquireConnection = async () => {
    const connection: ConnectionAs = await db.client.acquireConnection();
    connection.subject = subject === NOBODY ? null : subject;
    return connection;
  };
  return asking;
}
