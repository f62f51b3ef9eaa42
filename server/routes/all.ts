/** Every route there is, in the order the description lists them. */
import type { Registry } from 'prom-client';
import type { Deps } from '../app.js';
import { apiDocsRoutes } from './api-docs.js';
import { attachmentRoutes } from './attachments.js';
import { bidderRoutes } from './bidders.js';
import { demoClockRoutes } from './demo-clock.js';
import { documentRoutes } from './documents.js';
import { eventRoutes } from './events.js';
import { healthRoutes } from './health.js';
import { homeRoutes } from './home.js';
import { logRoutes } from './log.js';
import { processRoutes } from './process.js';
import { projectRoutes } from './projects.js';
import { publicRoutes } from './public.js';
import type { Route } from './route.js';
import { sessionRoutes } from './session.js';

export function allRoutes({ demoClock }: Pick<Deps, 'demoClock'>, registry: Registry): Route[] {
  const routes = [
    ...publicRoutes,
    ...processRoutes,
    ...sessionRoutes,
    ...bidderRoutes,
    ...projectRoutes,
    ...eventRoutes,
    ...attachmentRoutes,
    ...documentRoutes,
    ...logRoutes,
    ...(demoClock ? demoClockRoutes(demoClock) : []),
    ...homeRoutes,
    ...healthRoutes(registry),
  ];
  return [...routes, ...apiDocsRoutes(routes)];
}
