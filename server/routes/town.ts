/** A town as those see it who watch over it. */
import { z } from 'zod';
import { markVisit } from '../../db/queries/town-trades.js';
import { encodeCursor, projectQuery } from './project-query.js';
import { route } from './route.js';

const yes = z
  .enum(['0', '1'], { error: '须为 0 或 1' })
  .transform((text) => text === '1')
  .prefault('0');

export const townRoutes = [
  route({
    method: 'get',
    path: '/api/town/trades',
    summary: '镇街全部交易:所处节点、逾期、上次查看以来的变化 A town’s trades, what is late and what is new',
    notes: '看过之后以 head 调用 PUT /api/town/visit,下次即以此为准。Mark what was seen with the head that was answered.',
    access: 'signed-in',
    query: projectQuery.pick({ town: true, after: true, limit: true }).extend({
      changed: yes.describe('1 只看上次查看以来有变化的'),
      overdue: yes.describe('1 只看当前节点已逾期的'),
    }),
    answer: z.object({
      town: z.string(),
      seen: z.int().describe('上次看到的存证序号,-1 为从未看过'),
      head: z.int().describe('现在最后的存证序号'),
      now: z.int(),
      items: z.array(
        z.looseObject({
          id: z.uuid(),
          title: z.string(),
          stage: z.string(),
          checkpoints: z.array(z.string()),
          limitAt: z.int().nullable().describe('办理时限'),
          overdueDays: z.int().nullable().describe('逾期天数'),
          last: z.object({ event: z.string(), name: z.string(), at: z.int() }).nullable(),
          changed: z.boolean().describe('上次查看以来有变化'),
        }),
      ),
      next: z.string().nullable(),
    }),
    status: 200,
    async handle({ query: { town, after = null, limit, changed, overdue }, subject, deps: { trades } }) {
      const { visit, items, next, ...found } = await trades.town({ subject, town, changed, overdue, after, limit });
      return { ...found, ...visit, items, next: encodeCursor(next) };
    },
  }),
  route({
    method: 'put',
    path: '/api/town/visit',
    summary: '标记已看到的存证序号 Mark what was seen',
    access: 'signed-in',
    body: z.strictObject({ seen: z.int('须为存证序号').min(-1, '须为存证序号').describe('查看时答复的 head') }),
    answer: z.object({ seen: z.int() }),
    status: 200,
    handle: async ({ body, subject, deps }) => ({ seen: await markVisit(deps.db, subject.account, body.seen) }),
  }),
];
