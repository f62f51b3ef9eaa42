/** Signing in and out. */
import { z } from 'zod';
import { credentials } from '../people/accounts.js';
import { clearedSessionCookie, sessionCookie, sessionTokenFrom } from '../people/session-token.js';
import { SESSION_SECONDS } from '../people/sessions.js';
import type { Subject } from '../people/subject.js';
import { Reply, route } from './route.js';

export const person = z.object({
  account: z.uuid(),
  kind: z.enum(['staff', 'bidder']),
  username: z.string(),
  displayName: z.string(),
  grants: z
    .array(z.object({ role: z.string(), organisation: z.string() }))
    .describe('职责与所在组织'),
  oneTime: z.boolean().describe('用的是一次性密码,须先设置自己的密码'),
  representing: z.boolean().describe('正代表这个单位办理'),
  code: z.enum(['fresh', 'stale', 'none']).describe('动态验证码:5分钟内确认过、须再次输入、未启用'),
});

export const personFrom = ({
  account,
  kind,
  username,
  displayName,
  grants,
  mustChangePassword = false,
  representative,
  code = 'none',
}: Subject): z.output<typeof person> => ({
  account,
  kind,
  username,
  displayName,
  grants: grants.map(({ role, organisation }) => ({ role, organisation })),
  oneTime: mustChangePassword,
  representing: representative !== undefined,
  code,
});

export const sessionRoutes = [
  route({
    method: 'post',
    path: '/api/session',
    summary: '登录 Sign in',
    notes: '成功后以 cookie 保持登录。多次输错会暂时不能再试。A cookie keeps the session.',
    access: 'public',
    body: credentials,
    answer: person,
    status: 200,
    async handle({ body, address, now, deps: { people, config } }) {
      const { token, subject } = await people.signIn({ ...body, address }, now);
      const cookie = sessionCookie(token, {
        secure: config.cookieSecure,
        maxAgeSeconds: SESSION_SECONDS,
      });
      return new Reply(personFrom(subject), { 'Set-Cookie': cookie });
    },
  }),
  route({
    method: 'get',
    path: '/api/session',
    summary: '当前登录的人 Who is signed in',
    access: 'signed-in',
    beforeOwnPassword: true,
    answer: person,
    status: 200,
    handle: ({ subject }) => personFrom(subject),
  }),
  route({
    method: 'delete',
    path: '/api/session',
    summary: '退出登录 Sign out',
    access: 'public',
    answer: null,
    status: 204,
    async handle({ req, deps: { people, config } }) {
      const token = sessionTokenFrom(req.headers.cookie);
      if (token !== null) await people.signOut(token);
      return new Reply(null, {
        'Set-Cookie': clearedSessionCookie({ secure: config.cookieSecure }),
      });
    },
  }),
];
