/** What everybody may see, without signing in; which columns that is, `db/queries/public-*` says. */
import { z } from 'zod';
import { publicFeed } from '../../db/queries/public-feed.js';
import { publicProject } from '../../db/queries/public-project.js';
import { listPublicProjects } from '../../db/queries/public-projects.js';
import { publicStats } from '../../db/queries/public-stats.js';
import { NotFound } from '../errors.js';
import { publicProjectDetail, publicProjectItem } from './public-answers.js';
import { encodeCursor, limit, pageAnswer, projectParams, publicProjectQuery } from './project-query.js';
import { Encoded, route } from './route.js';

const KEEP_SECONDS = 2;
/** Made from all trades at once. */
const KEEP_STATS_SECONDS = 60;

export const publicRoutes = [
  route({
    method: 'get',
    path: '/api/public/projects',
    summary: '公开项目列表 Public projects, newest first or the next to close first',
    access: 'public',
    query: publicProjectQuery,
    answer: pageAnswer(publicProjectItem),
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ query: { after = null, limit, order, ...filters }, deps: { db } }) {
      const { items, next } = await listPublicProjects(db, filters, { after, limit, order });
      return new Encoded(`{"items":[${items.join(',')}],"next":${JSON.stringify(encodeCursor(next))}}`);
    },
  }),
  route({
    method: 'get',
    path: '/api/public/projects/:id',
    summary: '公开项目 A public project',
    access: 'public',
    params: projectParams,
    answer: publicProjectDetail,
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ params: { id }, deps: { db } }) {
      const project = await publicProject(db, id);
      if (!project) throw new NotFound('没有找到这个项目,可能尚未公开。');
      return new Encoded(project);
    },
  }),
  route({
    method: 'get',
    path: '/api/public/feed',
    summary: '公开动态:按存证顺序,从 after 之后读起,不会漏 Public events in log order',
    access: 'public',
    query: z.strictObject({
      after: z
        .string()
        .regex(/^(-1|\d{1,15})$/, '须为存证序号')
        .transform(Number)
        .prefault('-1')
        .describe('上一页最后的 seq'),
      limit: limit(100, 50),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          seq: z.int(),
          at: z.int(),
          event: z.string(),
          name: z.string().describe('事项'),
          stage: z.string().describe('办理后所处环节'),
          project: z.uuid(),
          code: z.string(),
          title: z.string(),
          village: z.string(),
        }),
      ),
      next: z.int().describe('下次的 after'),
    }),
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ query: { after, limit }, deps: { db } }) {
      const items = await publicFeed(db, { after, limit });
      return { items, next: items.at(-1)?.seq ?? after };
    },
  }),
  route({
    method: 'get',
    path: '/api/public/stats',
    summary: '统计指标及其算法 Figures, each with its formula',
    access: 'public',
    answer: z.object({
      figures: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          value: z.number(),
          unit: z.enum(['宗', '分', '%', '天']),
          formula: z.string(),
        }),
      ),
    }),
    status: 200,
    keepSeconds: KEEP_STATS_SECONDS,
    async handle({ deps: { db } }) {
      return { figures: await publicStats(db) };
    },
  }),
];
