/** One's own account: the password, the phone that shows codes, and where one is signed in. */
import QRCode from 'qrcode';
import { z } from 'zod';
import type { Deps } from '../app.js';
import { newPassword } from '../people/registration.js';
import { NotSignedIn } from '../errors.js';
import { sessionCookie, sessionTokenFrom } from '../people/session-token.js';
import { SESSION_SECONDS } from '../people/sessions.js';
import { projectParams } from './project-query.js';
import { Reply, route } from './route.js';

const code = z.strictObject({ code: z.string().min(1, '请输入动态验证码').max(100).describe('6位动态验证码,或一个恢复码') });

const cookieFor = (token: string, { config }: Deps) => ({
  'Set-Cookie': sessionCookie(token, { secure: config.cookieSecure, maxAgeSeconds: SESSION_SECONDS }),
});

function tokenOf(req: { headers: { cookie?: string } }): string {
  const token = sessionTokenFrom(req.headers.cookie);
  if (token === null) throw new NotSignedIn();
  return token;
}

export const accountRoutes = [
  route({
    method: 'put',
    path: '/api/account/password',
    summary: '修改密码 Change one’s password',
    notes: '其他地方的登录随之退出。Sessions elsewhere end.',
    access: 'signed-in',
    beforeOwnPassword: true,
    body: z.strictObject({
      current: z.string().max(1000).describe('现用密码'),
      next: newPassword.describe('新密码'),
    }),
    answer: null,
    status: 204,
    async handle({ subject, body, address, req, deps }) {
      const token = await deps.people.changePassword({ subject, token: tokenOf(req), ...body, address });
      return new Reply(null, cookieFor(token, deps));
    },
  }),
  route({
    method: 'get',
    path: '/api/account/sessions',
    summary: '我在哪些地方登录着 Where one is signed in',
    access: 'signed-in',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          createdAt: z.int(),
          lastSeenAt: z.int(),
          current: z.boolean().describe('本次登录'),
        }),
      ),
    }),
    status: 200,
    async handle({ subject, req, now, deps }) {
      return { items: await deps.people.sessions(subject.account, sessionTokenFrom(req.headers.cookie), now) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/account/sessions/:id',
    summary: '退出某一次登录 End one of one’s sessions',
    access: 'signed-in',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.endSession(subject.account, params.id),
  }),
  route({
    method: 'post',
    path: '/api/account/second-factor',
    summary: '生成动态验证码的二维码 Enrol a phone for codes',
    notes: '用手机验证器扫码后,以第一个6位码确认启用。密钥只显示这一次。',
    access: 'signed-in',
    body: z.strictObject({ password: z.string().max(1000).describe('现用密码') }),
    answer: z.object({
      secret: z.string().describe('不能扫码时手工输入'),
      uri: z.string(),
      qr: z.string().describe('二维码图片(data URL)'),
    }),
    status: 201,
    async handle({ subject, body, address, deps }) {
      const { secret, uri } = await deps.people.enrol(subject, body.password, address);
      return { secret, uri, qr: await QRCode.toDataURL(uri) };
    },
  }),
  route({
    method: 'put',
    path: '/api/account/second-factor',
    summary: '以第一个动态验证码确认启用 Confirm the phone by its first code',
    access: 'signed-in',
    body: code,
    answer: z.object({ recoveryCodes: z.array(z.string()).describe('恢复码:请打印保管,每个只能用一次,不再显示') }),
    status: 200,
    handle: async ({ subject, body, now, deps }) => ({
      recoveryCodes: await deps.people.confirmEnrolment(subject, body.code, now),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/account/second-factor',
    summary: '解除动态验证码 Remove the phone',
    access: 'signed-in',
    body: code,
    answer: null,
    status: 204,
    handle: ({ subject, body, now, deps }) => deps.people.removeSecondFactor(subject, body.code, now),
  }),
  route({
    method: 'put',
    path: '/api/session/code',
    summary: '输入动态验证码再次确认身份,5分钟内有效 Step up by a code, good for five minutes',
    access: 'signed-in',
    body: code,
    answer: null,
    status: 204,
    async handle({ subject, body, req, now, deps }) {
      const token = await deps.people.stepUp(subject, tokenOf(req), body.code, now);
      return new Reply(null, cookieFor(token, deps));
    },
  }),
];
