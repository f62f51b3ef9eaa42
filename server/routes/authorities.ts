/** Who may act for a company, and acting for it. */
import { z } from 'zod';
import { attachmentHeader } from '../files/file-name.js';
import { receiveUpload } from '../files/receive.js';
import { authorityQuery } from '../people/authorities.js';
import { sessionCookie, sessionTokenFrom } from '../people/session-token.js';
import { SESSION_SECONDS } from '../people/sessions.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';

export const authorityRoutes = [
  route({
    method: 'post',
    path: '/api/authorities',
    summary: '单位提交授权委托书 A company names its representative',
    notes: '表单字段 file 为签章的授权委托书(PDF、JPG、PNG);由镇街公共资源交易站确认后生效。',
    access: 'signed-in',
    query: authorityQuery,
    upload: true,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    async handle({ subject, query, req, deps }) {
      return deps.people.fileAuthority(subject, query, await receiveUpload(req, deps.files));
    },
  }),
  route({
    method: 'get',
    path: '/api/authorities',
    summary: '授权委托书:本人(单位)的;交易站看待确认的 Authorities of one’s own, or waiting for a station',
    access: 'signed-in',
    answer: z.object({
      own: z
        .object({ code: z.string(), kind: z.enum(['company', 'person']) })
        .nullable()
        .describe('本人(单位)的主体编号'),
      items: z.array(
        z.object({
          id: z.uuid(),
          company: z.string(),
          representative: z.string(),
          side: z.enum(['company', 'representative', 'station']),
          from: z.string(),
          until: z.string(),
          filedAt: z.int(),
          confirmed: z.boolean(),
          ended: z.boolean(),
          uses: z.int().describe('凭它办理的件数'),
        }),
      ),
    }),
    status: 200,
    handle: ({ subject, deps }) => deps.people.listAuthorities(subject),
  }),
  route({
    method: 'get',
    path: '/api/authorities/:id/uses',
    summary: '凭这份授权办理了什么 What was done by an authority',
    access: 'signed-in',
    params: projectParams,
    answer: z.object({
      items: z.array(z.object({ at: z.int(), project: z.uuid(), title: z.string(), name: z.string() })),
    }),
    status: 200,
    handle: async ({ subject, params, deps }) => ({ items: await deps.people.authorityUses(subject, params.id) }),
  }),
  route({
    method: 'get',
    path: '/api/authorities/:id/paper',
    summary: '查看授权委托书原件 The paper itself',
    access: 'signed-in',
    params: projectParams,
    answer: new Content('application/octet-stream'),
    status: 200,
    async handle({ subject, params, deps }) {
      const { sha256, paper, mime, size } = await deps.people.authorityPaper(subject, params.id);
      return new Reply(await deps.files.open(sha256), {
        'Content-Type': mime,
        'Content-Length': String(size),
        'Content-Disposition': attachmentHeader(paper),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/authorities/:id/confirm',
    summary: '交易站确认授权委托书 A station confirms an authority',
    access: 'signed-in',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.confirmAuthority(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/authorities/:id/end',
    summary: '终止授权,立即生效 End an authority at once',
    access: 'signed-in',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.endAuthority(subject, params.id),
  }),
  route({
    method: 'put',
    path: '/api/session/acting',
    summary: '代表单位办理,或改回本人 Act for a company, or for oneself again',
    access: 'signed-in',
    body: z.strictObject({ authority: z.uuid().nullable().describe('授权委托书;null 为改回本人') }),
    answer: null,
    status: 204,
    async handle({ subject, body, req, now, deps }) {
      const token = await deps.people.actFor(subject, sessionTokenFrom(req.headers.cookie) ?? '', body.authority, now);
      return new Reply(null, {
        'Set-Cookie': sessionCookie(token, { secure: deps.config.cookieSecure, maxAgeSeconds: SESSION_SECONDS }),
      });
    },
  }),
];
