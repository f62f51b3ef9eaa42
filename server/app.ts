import express, { type Express } from 'express';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Config } from './config.js';

/** What the composition root hands to everything that answers requests. */
export type Deps = {
  db: Knex;
  config: Config;
  log: Logger;
};

export function buildApp({ db }: Deps): Express {
  const app = express();
  app.disable('x-powered-by');

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });

  app.get('/readyz', async (_req, res) => {
    const answers = await db.raw('select 1').then(
      () => true,
      () => false,
    );
    res.status(answers ? 200 : 503).json({ status: answers ? 'ready' : 'unavailable' });
  });

  return app;
}
