/** A demonstration may move its clock; anywhere else this address does not exist. */
import { z } from 'zod';
import { instant } from '../machines/events/fields.js';
import type { DemoClock } from './use-cases.js';
import { route } from './route.js';

export const demoClockRoutes = (clock: DemoClock) => [
  route({
    method: 'put',
    path: '/api/demo/clock',
    summary: '演示时钟:只能向前拨 Set the demonstration’s clock, forward only',
    access: 'public',
    body: z.strictObject({
      now: z.union([instant, z.int().min(0)], '须为带时区的时刻,或毫秒数').describe('时刻'),
    }),
    answer: z.object({ now: z.int() }),
    status: 200,
    handle: ({ body }) => clock.set(body.now),
  }),
];
