/** Projects as those who work on them or take part see them. */
import { z } from 'zod';
import { listProjects, type Scope } from '../../db/queries/projects.js';
import { SEAT } from '../machines/roles.js';
import { maySee } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { projectInput } from '../machines/registration.js';
import {
  answerPage,
  pageAnswer,
  projectHead,
  projectParams,
  projectQuery,
} from './project-query.js';
import { Reply, route } from './route.js';
import { idempotencyHeaders, requestHash } from './repeated-request.js';

const instantOrNull = z.int().nullable();
const { village, category, mode } = projectInput.shape;
const formQuery = z.strictObject({ village, category: category.optional(), mode: mode.optional() });
const hint = z
  .looseObject({ pointer: z.string(), rule: z.string(), basis: z.string(), says: z.string() })
  .describe('字段旁的规则提示;earliest、latest、least、most 为此时可通过的界限');

export const projectRoutes = [
  route({
    method: 'get',
    path: '/api/projects',
    summary: '项目列表(按职责范围) Projects within one’s scope',
    access: 'signed-in',
    query: projectQuery,
    answer: pageAnswer(
      z.object({
        ...projectHead,
        registeredAt: z.int(),
        publicAt: instantOrNull,
        offersCloseAt: instantOrNull,
      }),
    ),
    status: 200,
    async handle({ subject, query: { after = null, limit, ...filters }, deps }) {
      return answerPage(await listProjects(deps.db, scopeOf(subject), filters, { after, limit }));
    },
  }),
  route({
    method: 'post',
    path: '/api/projects',
    summary: '登记交易项目 Register a project',
    access: 'signed-in',
    headers: idempotencyHeaders,
    body: projectInput,
    answer: z.object({
      id: z.uuid(),
      code: z.string().describe('项目编号'),
      version: z.int(),
      entryNo: z.int().describe('项目内的存证序号'),
      seq: z.int().describe('存证序号'),
      replayed: z.boolean().optional().describe('此前已登记,本次未重复'),
    }),
    status: 201,
    async handle({ subject, body: input, headers, deps }) {
      const registered = await deps.trades.register({
        subject,
        input,
        idempotencyKey: headers['idempotency-key'],
        requestHash: requestHash(input),
      });
      return new Reply(registered, { Location: `/api/projects/${registered.id}` });
    },
  }),
  route({
    method: 'get',
    path: '/api/projects/form',
    summary: '登记表单的规则提示 What the first form asks, with the rules its fields meet',
    notes: '只向本村会计提供。已选的类别、方式一并给出,提示随之收窄;与办理事项的 hints 同形,界限以 at 为准。',
    access: 'signed-in',
    query: formQuery,
    answer: z.object({
      rules: z.string().describe('现在登记将适用的规则版本'),
      at: z.int().describe('平台时刻(毫秒)'),
      schema: z.record(z.string(), z.unknown()).describe('POST /api/projects 的 JSON Schema'),
      hints: z.array(hint),
    }),
    status: 200,
    handle: ({ subject, query: { village, ...chosen }, deps }) => deps.trades.form({ subject, village, chosen }),
  }),
  route({
    method: 'get',
    path: '/api/projects/:id',
    summary: '项目与可办理的事项 A project, and what whoever asks may do now',
    notes: 'availableEvents 列出现在能办理的事项,schema 是 data 的 JSON Schema。',
    access: 'visitor',
    params: projectParams,
    answer: z.looseObject({
      id: z.uuid(),
      stage: z.string(),
      checkpoints: z.array(z.string()),
      version: z.int().nullable().describe('办理时放入 If-Match;竞买人用 termsVersion'),
      termsVersion: z.int(),
      availableEvents: z.array(
        z.looseObject({
          type: z.string(),
          name: z.string(),
          role: z.string(),
          schema: z.record(z.string(), z.unknown()),
          hints: z.array(hint),
        }),
      ),
    }),
    status: 200,
    handle: ({ params, subject, deps }) => deps.trades.view({ id: params.id, subject }),
  }),
  route({
    method: 'get',
    path: '/api/projects/:id/trail',
    summary:
      '全程轨迹:20 个节点的状态、经办人、用时、材料、文书与存证序号 The trail of 20 checkpoints',
    access: 'visitor',
    params: projectParams,
    answer: z.looseObject({}),
    status: 200,
    handle: ({ params, subject, deps }) => deps.trades.trail({ id: params.id, subject }),
  }),
];

/** Asks the policy of each grant what it shows, so that roles and their sight are written in one place only. */
export function scopeOf(subject: Subject): Scope {
  const isBidder = subject.kind === 'bidder';
  const found = { village: [] as string[], town: [] as string[], district: [] as string[] };
  const drawnIn: string[] = [];
  for (const { role, organisation } of isBidder ? [] : subject.grants) {
    const seat = SEAT[role];
    if (seat === null) continue;
    const place = { village: '', town: '', district: '', publicAt: null, [seat]: organisation };
    const alone = { ...subject, grants: [{ role, organisation }] };
    if (maySee(alone, place) === 'work') found[seat].push(organisation);
    else if (maySee(alone, place, { drawn: true }) === 'work') drawnIn.push(organisation);
  }
  return {
    villages: [...new Set(found.village)],
    towns: [...new Set(found.town)],
    districts: [...new Set(found.district)],
    drawnIn: [...new Set(drawnIn)],
    account: subject.account,
    isBidder,
  };
}
