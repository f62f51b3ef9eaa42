/** What a person is told, and where mail about it goes. */
import { z } from 'zod';
import { listNotices, markRead } from '../../db/queries/notices.js';
import { limit } from './project-query.js';
import { route } from './route.js';

const id = z.int().min(1);

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/api/notices',
    summary: '我的消息 One’s own notices, the newest first',
    access: 'signed-in',
    query: z.strictObject({
      before: z.string().regex(/^[1-9]\d{0,15}$/, '须为上一页的 next').transform(Number).optional(),
      limit: limit(100, 30),
    }),
    answer: z.object({
      items: z.array(z.object({ id, project: z.uuid(), text: z.string(), at: z.int(), read: z.boolean() })),
      next: id.nullable(),
      unread: z.int(),
    }),
    status: 200,
    handle: ({ subject, query: { before = null, limit: most }, deps: { db } }) => listNotices(db, subject.account, { before, limit: most }),
  }),
  route({
    method: 'post',
    path: '/api/notices/read',
    summary: '标为已读 Mark as read up to one',
    access: 'signed-in',
    body: z.strictObject({ upTo: id }),
    answer: null,
    status: 204,
    handle: ({ subject, body: { upTo }, deps: { db } }) => markRead(db, subject.account, upTo),
  }),
  route({
    method: 'get',
    path: '/api/session/mail',
    summary: '我的邮件通知 Where one’s mail goes',
    access: 'signed-in',
    answer: z.object({
      available: z.boolean().describe('本平台是否开通邮件通知'),
      own: z.object({ address: z.string(), confirmed: z.boolean() }).nullable(),
    }),
    status: 200,
    async handle({ subject, deps: { notices } }) {
      return { available: notices.sendsMail, own: await notices.address(subject.account) };
    },
  }),
  route({
    method: 'put',
    path: '/api/session/mail',
    summary: '填写邮箱,验证码发往该邮箱 Set one’s address; a code is sent there',
    access: 'signed-in',
    body: z.strictObject({ address: z.email('邮箱格式不正确').max(200) }),
    answer: null,
    status: 204,
    handle: ({ subject, body: { address }, deps: { notices } }) => notices.setAddress(subject.account, address),
  }),
  route({
    method: 'post',
    path: '/api/session/mail/confirmation',
    summary: '确认邮箱 Confirm the address by the code',
    access: 'signed-in',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, '验证码为6位数字') }),
    answer: null,
    status: 204,
    handle: ({ subject, body: { code }, deps: { notices } }) => notices.confirm(subject.account, code),
  }),
  route({
    method: 'delete',
    path: '/api/session/mail',
    summary: '不再接收邮件 No more mail',
    access: 'signed-in',
    answer: null,
    status: 204,
    handle: ({ subject, deps: { notices } }) => notices.forget(subject.account),
  }),
];
