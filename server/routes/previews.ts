/** A document before the act that calls for it: what will be printed, of what was typed. */
import { z } from 'zod';
import { Forbidden } from '../errors.js';
import { definitionOf } from '../machines/events.js';
import type { Role } from '../machines/roles.js';
import { PREVIEWED_ACTS, type PreviewedAct } from '../transactions/preview-asked.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';

const requestOf = (type: PreviewedAct) => z.strictObject({ type: z.literal(type), data: definitionOf(type).data });
type Request = ReturnType<typeof requestOf>;

const body = z
  .discriminatedUnion('type', PREVIEWED_ACTS.map(requestOf) as [Request, ...Request[]])
  .describe('办理事项,尚未提交');

export const previewRoutes = [
  route({
    method: 'post',
    path: '/api/projects/:id/preview',
    summary: '按打印的样子预览将要出具的文书(PDF) The document that an act would call for, before it is done',
    notes: '只给现在能办理这一事项的人;不留存,不写入存证。Only for whoever may do the act now; nothing is kept.',
    access: 'signed-in',
    params: projectParams,
    body,
    answer: new Content('application/pdf'),
    status: 200,
    async handle({ params: { id }, body: { type, data }, subject, deps: { trades } }) {
      const { availableEvents } = (await trades.view({ id, subject })) as { availableEvents: { type: string; role: Role }[] };
      const offered = availableEvents.find((event) => event.type === type);
      if (!offered) throw new Forbidden('现在不能由您办理这一事项,因此没有可预览的文书。');
      const bytes = await trades.preview({ project: id, type, data, account: subject.account, role: offered.role });
      return new Reply(bytes, { 'Content-Disposition': 'inline' });
    },
  }),
];
