/** For machines that watch the platform. */
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { Content, Reply, route } from './route.js';

export const healthRoutes = (registry: Registry) => [
  route({
    method: 'get',
    path: '/healthz',
    summary: '进程是否在运行 Whether the process runs',
    access: 'public',
    answer: z.object({ status: z.literal('ok') }),
    status: 200,
    handle: () => ({ status: 'ok' }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    summary: '能否办理业务(数据库可用) Whether the database answers',
    notes: '不可用时答 503。',
    access: 'public',
    answer: z.object({ status: z.enum(['ready', 'unavailable']) }),
    status: 200,
    async handle({ deps: { db } }) {
      const answers = await db.raw('select 1').then(
        () => true,
        () => false,
      );
      return answers ? { status: 'ready' } : new Reply({ status: 'unavailable' }, {}, 503);
    },
  }),
  route({
    method: 'get',
    path: '/metrics',
    summary: '运行指标(Prometheus) Metrics',
    // Counts of requests by route would tell the public how many offers arrive.
    access: 'machine',
    answer: new Content(registry.contentType),
    status: 200,
    handle: () => registry.metrics(),
  }),
];
