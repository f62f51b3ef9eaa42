import express, { type Express } from 'express';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { askingAs, PUBLIC } from '../db/subject.js';
import type { AssetRegister } from './assets/asset-register.js';
import type { Config } from './config.js';
import type { CheckedDocument } from './documents/check-document.js';
import type { TemplateOffice } from './documents/texts/template-office.js';
import { NotFound } from './errors.js';
import type { FileStore } from './files/store.js';
import type { NoticeOffice } from './notices/notice-office.js';
import type { PeopleOffice } from './people/office.js';
import type { NewBidder } from './people/register-bidder.js';
import type { Registration } from './people/registration.js';
import { allRoutes } from './routes/all.js';
import { mount } from './routes/mount.js';
import { pages } from './routes/pages.js';
import { problemAnswers } from './routes/problems.js';
import { type Durations, requestLog } from './routes/request-log.js';
import { sameOrigin } from './routes/same-origin.js';
import { securityHeaders } from './routes/security-headers.js';
import { signingGauges } from './routes/signing-gauges.js';
import type { DemoClock, LogSigning, Trades } from './routes/use-cases.js';
import type { RuleOffice } from './rules/rule-office.js';
import { webFiles } from './web-files.js';

/** What the composition root hands to everything that answers requests. */
export type Deps = {
  db: Knex;
  config: Config;
  log: Logger;
  files: FileStore;
  /** Absent where nothing signs the log. */
  signing?: LogSigning;
  trades: Trades;
  assets: AssetRegister;
  templates: TemplateOffice;
  /** By the number printed on it; null also before its time. */
  checkDocument(number: string): Promise<CheckedDocument | null>;
  notices: NoticeOffice;
  people: PeopleOffice;
  rules: RuleOffice;
  registerBidder(given: Registration, asked: { address: string; now: number }): Promise<NewBidder>;
  /** Only on a demonstration's log. */
  demoClock?: DemoClock;
};

/** Every request passes these from top to bottom; nothing here listens. */
export function buildApp(deps: Deps): Express {
  const { config, log } = deps;
  const { registry, durations } = measurements();
  signingGauges(registry, deps.signing);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // answers are tagged where they may be kept, and nowhere else
  app.set('query parser', 'simple');
  app.set('trust proxy', 'loopback'); // whose word on the visitor's address counts

  app.use(requestLog(log, durations));
  app.use(securityHeaders({ https: config.cookieSecure }));
  app.use(sameOrigin(config.publicUrl));
  app.use('/api', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store'); // what may be kept says so itself
    next();
  });
  // What a route reads by itself, the database shows it as to whoever asks: a second wall behind the policy.
  mount(app, allRoutes(deps, registry), deps, (subject) => ({ ...deps, db: askingAs(deps.db, subject?.account ?? PUBLIC) }));
  app.use(pages(webFiles()));
  app.use(() => {
    throw new NotFound('没有这个地址,请核对后重试。');
  });
  app.use(problemAnswers(log));
  return app;
}

function measurements(): { registry: Registry; durations: Durations } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return { registry, durations };
}
