/** The only way to advance a trade over HTTP. */
import { z } from 'zod';
import { definitionOf, EVENT_TYPES, type EventType } from '../machines/events.js';
import { ROLES, type Role } from '../machines/roles.js';
import { projectParams } from './project-query.js';
import { idempotencyHeaders, requestHash } from './repeated-request.js';
import { route } from './route.js';

const role = z
  .enum(Object.keys(ROLES) as [Role])
  .optional()
  .describe('身兼数职时,以哪个职责办理');

function requestOf(type: EventType) {
  const { name, data, roles } = definitionOf(type);
  // An act that needs nothing said may be sent without saying it.
  const needsNothing = data.safeParse({}).success;
  return z
    .strictObject({ type: z.literal(type), data: needsNothing ? data.prefault({}) : data, role })
    .meta({
      id: `Event.${type}`,
      title: name,
      description: `${name}(${roles.map((r) => ROLES[r]).join('、')})`,
    });
}

/** What only the clock applies is no act that anybody could send. */
const SENDABLE = EVENT_TYPES.filter((type) => definitionOf(type).roles.length > 0);
type Request = ReturnType<typeof requestOf>;
const body = z
  .discriminatedUnion('type', SENDABLE.map(requestOf) as [Request, ...Request[]])
  .describe('办理事项');

const headers = idempotencyHeaders.extend({
  'if-match': z
    .string()
    .regex(/^"?\d{1,9}"?$/, 'If-Match 须为项目的版本号,例如 "12"')
    .transform((text) => Number(text.replaceAll('"', '')))
    .optional()
    .describe('所依据的版本号 "version";竞买人为条款版本 "termsVersion"'),
});

export const eventRoutes = [
  route({
    method: 'post',
    path: '/api/projects/:id/events',
    summary: '办理 Advance a project by one event',
    notes: '能办理哪些事项,以项目的 availableEvents 为准。Ask the project for availableEvents.',
    access: 'signed-in',
    params: projectParams,
    headers,
    body,
    answer: z.looseObject({
      project: z.uuid(),
      version: z.int(),
      termsVersion: z.int(),
      entryNo: z.int().nullable().describe('项目内的存证序号;公告至开标期间不显示'),
      seq: z.int().describe('存证序号'),
      at: z.int().describe('受理时刻(毫秒)'),
      stage: z.string(),
      checkpoints: z.array(z.string()),
      receipt: z.unknown().optional().describe('回执'),
      replayed: z.boolean().optional().describe('此前已办理,本次未重复'),
    }),
    status: 200,
    async handle({
      params: { id },
      headers: asked,
      body: { type, data, role: as },
      subject,
      deps,
    }) {
      const expected = asked['if-match'];
      deps.people.refuseWithoutCode(subject, type);
      const isBidder = subject.kind === 'bidder';
      const { kind: _, ...accepted } = await deps.trades.advance({
        id,
        type,
        data,
        subject,
        role: as,
        expectedVersion: isBidder ? undefined : expected,
        expectedTerms: isBidder ? expected : undefined,
        idempotencyKey: asked['idempotency-key'],
        requestHash: requestHash(
          as === undefined ? { type, data, id } : { type, data, id, role: as },
        ),
      });
      return accepted;
    },
  }),
];
