/** What district administrators keep: organisations, accounts, and roles, which two of them grant together. */
import { z } from 'zod';
import { ROLES, type Role } from '../machines/roles.js';
import { erasureInput } from '../people/erase.js';
import { grantInput } from '../people/role-grants.js';
import { newOrganisation, newStaff } from '../people/staff.js';
import { projectParams } from './project-query.js';
import { route } from './route.js';

const grant = z.object({ role: z.string(), organisation: z.string() });
const passwordForOnce = z.string().describe('一次性密码:只显示这一次,首次登录后须设置自己的密码');
const code = z.strictObject({ code: z.string().regex(/^\d{6}(\d{3})?(\d{3})?$/) });

export const adminRoutes = [
  route({
    method: 'get',
    path: '/api/admin/accounts',
    summary: '本区工作账号 Staff accounts of the district',
    access: 'district',
    query: z.strictObject({
      after: z.string().max(60).default('').describe('上一页最后一个用户名'),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          account: z.uuid(),
          username: z.string(),
          displayName: z.string(),
          disabled: z.boolean(),
          mustChangePassword: z.boolean(),
          hasSecondFactor: z.boolean(),
          grants: z.array(grant),
        }),
      ),
    }),
    status: 200,
    handle: async ({ subject, query, deps }) => ({ items: await deps.people.listStaff(subject, query) }),
  }),
  route({
    method: 'post',
    path: '/api/admin/accounts',
    summary: '开设工作账号 Make a staff account',
    access: 'district',
    body: newStaff,
    answer: z.object({ account: z.uuid(), password: passwordForOnce }),
    status: 201,
    handle: ({ subject, body, deps }) => deps.people.makeStaff(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/admin/accounts/:id/disable',
    summary: '停用工作账号 Disable an account',
    notes: '立即退出其全部登录。',
    access: 'district',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.disableStaff(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/admin/accounts/:id/enable',
    summary: '恢复工作账号 Enable an account again',
    notes: '原有职责同时终止,须由两名区管理员重新授予。Its roles end and are granted anew.',
    access: 'district',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.enableStaff(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/admin/accounts/:id/password',
    summary: '重置密码并解除动态验证码 Reset a forgotten password',
    notes: '原有职责同时终止,须由两名区管理员重新授予。Its roles end and are granted anew.',
    access: 'district',
    params: projectParams,
    answer: z.object({ password: passwordForOnce }),
    status: 200,
    handle: ({ subject, params, deps }) => deps.people.resetPassword(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/admin/organisations',
    summary: '设立镇街或村(社区)机构 Make a town’s or a village’s organisation',
    access: 'district',
    body: newOrganisation,
    answer: null,
    status: 204,
    handle: ({ subject, body, deps }) => deps.people.makeOrganisation(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/admin/organisations/:code/disable',
    summary: '停用机构 Disable an organisation',
    access: 'district',
    params: code,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.disableOrganisation(subject, params.code),
  }),
  route({
    method: 'get',
    path: '/api/admin/proposals',
    summary: '待确认的职责提名 Roles proposed and not yet decided',
    access: 'district',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          account: z.uuid(),
          displayName: z.string(),
          role: z.enum(Object.keys(ROLES) as [Role]),
          organisation: z.string(),
          proposedBy: z.uuid(),
          proposedAt: z.int(),
        }),
      ),
    }),
    status: 200,
    handle: async ({ subject, deps }) => ({ items: await deps.people.openProposals(subject) }),
  }),
  route({
    method: 'post',
    path: '/api/admin/proposals',
    summary: '提名职责,由另一名区管理员确认 Propose a role',
    access: 'district',
    body: grantInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    handle: ({ subject, body, deps }) => deps.people.proposeGrant(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/admin/proposals/:id/confirm',
    summary: '确认授予职责 Confirm a proposed role',
    notes: '不能确认自己提名的,也不能确认授予自己的。',
    access: 'district',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.confirmGrant(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/admin/proposals/:id/reject',
    summary: '不同意或撤回提名 Reject a proposed role',
    access: 'district',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.people.rejectGrant(subject, params.id),
  }),
  route({
    method: 'post',
    path: '/api/admin/erasures',
    summary: '应本人申请删除个人信息 Erase a person’s data on their request',
    notes: '存证的哈希和判定依据保留,全部交易仍可复核。The log stays verifiable.',
    access: 'district',
    body: erasureInput,
    answer: z.object({ entries: z.int().describe('删除了个人信息的存证条数') }),
    status: 200,
    handle: ({ subject, body, deps }) => deps.people.erase(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/admin/grants/end',
    summary: '终止职责 End a role',
    access: 'district',
    body: grantInput,
    answer: null,
    status: 204,
    handle: ({ subject, body, deps }) => deps.people.endGrant(subject, body),
  }),
];
