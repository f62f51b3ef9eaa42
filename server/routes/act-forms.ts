/** What stands beside the form of an act: what is to be confirmed by it, and what the village said earlier in its fields. */
import { z } from 'zod';
import { Forbidden } from '../errors.js';
import { EVENT_TYPES, type EventType } from '../machines/events.js';
import { projectParams } from './project-query.js';
import { route } from './route.js';

const query = z.strictObject({ act: z.enum(EVENT_TYPES as [EventType]).describe('办理事项') });

export const actFormRoutes = [
  route({
    method: 'get',
    path: '/api/projects/:id/form',
    summary: '办理表单:要核对的内容,与本村以往填过的值 What an act’s form begins with',
    notes: '只给现在能办理这一事项的人。earlier 为本村最近的项目在同一栏填过的文字,供选用;不含个人信息。',
    access: 'signed-in',
    params: projectParams,
    query,
    answer: z.object({
      toConfirm: z
        .array(z.object({ event: z.string(), name: z.string(), at: z.int(), data: z.record(z.string(), z.unknown()) }))
        .describe('本事项要核对的、别人此前登记的内容'),
      earlier: z.array(z.object({ pointer: z.string(), value: z.string(), code: z.string(), title: z.string() })),
    }),
    status: 200,
    async handle({ params: { id }, query: { act }, subject, deps: { trades } }) {
      const { availableEvents } = (await trades.view({ id, subject })) as { availableEvents: { type: string }[] };
      if (!availableEvents.some((event) => event.type === act)) throw new Forbidden('现在不能由您办理这一事项,因此没有它的表单。');
      return trades.actForm({ project: id, type: act });
    },
  }),
];
