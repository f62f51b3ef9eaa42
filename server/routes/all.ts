/** Every route there is, in the order the description lists them. */
import type { Registry } from 'prom-client';
import type { Deps } from '../app.js';
import { accountRoutes } from './account.js';
import { actFormRoutes } from './act-forms.js';
import { adminRoutes } from './admin.js';
import { authorityRoutes } from './authorities.js';
import { apiDocsRoutes } from './api-docs.js';
import { assetRoutes } from './assets.js';
import { attachmentRoutes } from './attachments.js';
import { bidderRoutes } from './bidders.js';
import { bundleRoutes } from './bundles.js';
import { demoClockRoutes } from './demo-clock.js';
import { documentCheckRoutes } from './document-check.js';
import { documentRoutes } from './documents.js';
import { erasureRoutes } from './erasures.js';
import { eventRoutes } from './events.js';
import { healthRoutes } from './health.js';
import { logRoutes } from './log.js';
import { noticeRoutes } from './notices.js';
import { organisationRoutes } from './organisations.js';
import { previewRoutes } from './previews.js';
import { processRoutes } from './process.js';
import { projectRoutes } from './projects.js';
import { publicClockRoutes } from './public-clock.js';
import { publicNoticeBoardRoutes } from './public-notice-board.js';
import { publicNoticeRoutes } from './public-notice.js';
import { publicPlacesRoutes } from './public-places.js';
import { publicRoutes } from './public.js';
import { receiptRoutes } from './receipts.js';
import type { Route } from './route.js';
import { ruleRoutes } from './rules.js';
import { sessionRoutes } from './session.js';
import { templateRoutes } from './templates.js';
import { statisticsRoutes } from './statistics.js';
import { todoRoutes } from './todo.js';
import { townRoutes } from './town.js';

export function allRoutes({ demoClock }: Pick<Deps, 'demoClock'>, registry: Registry): Route[] {
  const routes = [
    ...publicRoutes,
    ...publicNoticeRoutes,
    ...publicNoticeBoardRoutes,
    ...publicPlacesRoutes,
    ...publicClockRoutes,
    ...processRoutes,
    ...ruleRoutes,
    ...sessionRoutes,
    ...accountRoutes,
    ...authorityRoutes,
    ...noticeRoutes,
    ...bidderRoutes,
    ...todoRoutes,
    ...statisticsRoutes,
    ...townRoutes,
    ...projectRoutes,
    ...assetRoutes,
    ...eventRoutes,
    ...attachmentRoutes,
    ...previewRoutes,
    ...actFormRoutes,
    ...bundleRoutes,
    ...documentRoutes,
    ...documentCheckRoutes,
    ...templateRoutes,
    ...receiptRoutes,
    ...logRoutes,
    ...organisationRoutes,
    ...adminRoutes,
    ...erasureRoutes,
    ...(demoClock ? demoClockRoutes(demoClock) : []),
    ...healthRoutes(registry),
  ];
  return [...routes, ...apiDocsRoutes(routes)];
}
