import createKnex, { type Knex } from 'knex';
import pg from 'pg';
import type { Log } from './embedded.js';
import { askingAs, ConnectionAs, PLATFORM, PREPARE_SUBJECT } from './subject.js';

/**
 * What requests and jobs use: bounded in time, and never more than the role `cjt_app` may do. It asks as the platform
 * itself; what is read for somebody is read by `askingAs` them.
 */
export function connect(options: { url: string; poolSize?: number; log?: Log }): Knex {
  const pool = open(options.url, options.poolSize ?? 10, options.log, [
    `set timezone = 'UTC'`,
    `set statement_timeout = '15s'`,
    `set lock_timeout = '10s'`,
    `set idle_in_transaction_session_timeout = '30s'`,
    PREPARE_SUBJECT,
    'set role cjt_app', // last: it is the one that can be refused
  ]);
  pool.client.driver = { ...pg, Client: ConnectionAs };
  return askingAs(pool, PLATFORM);
}

/** For migrations, seeds and tests: the login's own rights and no time limit. */
export function connectAdmin(url: string, log?: Log): Knex {
  return open(url, 2, log, [`set timezone = 'UTC'`]);
}

function open(url: string, size: number, log: Log | undefined, settings: string[]): Knex {
  return createKnex({
    client: 'pg',
    connection: { connectionString: url, types, application_name: 'cunjitong' },
    acquireConnectionTimeout: 10_000,
    log: { warn: (text) => log?.warn({}, text), error: (text) => log?.error({}, text) },
    pool: {
      min: 0,
      max: size,
      afterCreate(client: pg.Client, done: (error: Error | null, client: pg.Client) => void) {
        // Without a listener a connection lost while idle would end the process.
        client.on('error', (error) => log?.warn({ err: error }, 'database: connection lost'));
        client.query(settings.join('; ')).then(
          () => done(null, client),
          async (error) => {
            await client.end(); // the pool forgets a connection it could not prepare
            done(error, client);
          },
        );
      },
    },
  });
}

type Parser = (text: string) => unknown;

const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];

const parsers: Record<number, Parser> = {
  20: safeInteger, // int8
  1016: (text) => textArray(text).map((item) => (item === null ? null : safeInteger(item))),
  1082: (text) => text, // date: a day has no time zone, a JavaScript Date has one
  1182: textArray,
};

/** For this pool only: the driver's global parsers stay as other libraries expect them. */
const types = {
  getTypeParser(oid: number, format?: string): Parser {
    const own = format === 'binary' ? undefined : parsers[oid];
    return own ?? pg.types.getTypeParser(oid as never, format as never);
  },
};

/** Fails rather than round an amount; what may be larger is selected as text. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of range: ${text}`);
  return value;
}
