/** What waits for whoever is signed in. */
import { z } from 'zod';
import { scopeOf } from './projects.js';
import { route } from './route.js';

const place = z.object({ code: z.string(), name: z.string() });

export const todoRoutes = [
  route({
    method: 'get',
    path: '/api/todo',
    summary: '待办:等我办的事,先到期的在前 What waits for me, soonest due first',
    notes: '只列职责所在、现在能办的事。Only acts that are one’s duty and possible now.',
    access: 'signed-in',
    answer: z.object({
      now: z.int().describe('平台时刻(毫秒)'),
      items: z.array(
        z.object({
          project: z.uuid(),
          code: z.string(),
          title: z.string(),
          village: place,
          town: place,
          stage: z.string(),
          checkpoint: z.string().nullable(),
          event: z.string().describe('事项代码;pay_deposit 为缴纳保证金,在银行办理'),
          name: z.string().describe('事项名称'),
          amount: z.int().nullable().describe('还要缴的金额(分)'),
          role: z.string(),
          dueAt: z.int().nullable().describe('办理期限'),
          since: z.int().describe('何时起等待'),
        }),
      ),
      more: z.boolean().describe('未列完'),
    }),
    status: 200,
    handle: ({ subject, deps }) => deps.trades.todo({ subject, scope: scopeOf(subject) }),
  }),
];
