/** The process as a table: what pages, documents and other systems build on. */
import { z } from 'zod';
import { CHECKPOINTS, STAGES } from '../machines/checkpoints.js';
import { ROLES } from '../machines/roles.js';
import { route } from './route.js';

const answer = z.object({
  stages: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      checkpoints: z.array(
        z.object({
          no: z.int(),
          key: z.string(),
          name: z.string(),
          role: z.string().describe('责任人'),
          roles: z.array(z.string()).describe('责任人的角色代码'),
          document: z.string().describe('产生的文书'),
        }),
      ),
    }),
  ),
});

const PROCESS = {
  stages: STAGES.map((stage) => ({
    ...stage,
    checkpoints: CHECKPOINTS.filter((c) => c.stage === stage.key).map(
      ({ no, key, name, roles, document }) => ({
        no,
        key,
        name,
        role: roles.map((role) => ROLES[role]).join('、'),
        roles: [...roles],
        document,
      }),
    ),
  })),
} satisfies z.output<typeof answer>;

export const processRoutes = [
  route({
    method: 'get',
    path: '/api/process',
    summary: '7 个环节 20 个节点 The 7 stages and 20 checkpoints',
    access: 'public',
    answer,
    status: 200,
    keepSeconds: 3600,
    handle: () => PROCESS,
  }),
];
