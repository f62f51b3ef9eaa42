/** Connections for the queue alone, as its owner; what jobs do goes through the pool that requests use. */
import pg from 'pg';
import type { Logger } from 'pino';

const SETTINGS = [
  `set timezone = 'UTC'`,
  `set statement_timeout = '15s'`,
  `set lock_timeout = '10s'`,
  'set role cjt_jobs', // last: it is the one that can be refused
].join('; ');

export function jobsPool({ url, size, log }: { url: string; size: number; log: Logger }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'cunjitong jobs',
    max: size,
    connectionTimeoutMillis: 10_000,
    verify: (client, done) => void client.query(SETTINGS).then(() => done(), done),
  });
  // A connection lost while nobody holds it would otherwise end the process.
  pool.on('error', () => undefined); // said below, where the connections in use are heard too
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'jobs: connection lost'));
  });
  return pool;
}
