/** The rule book: what everybody may read, and how a district makes a new version of it. */
import { z } from 'zod';
import { yearInput, yearRejection } from '../rules/calendar-years.js';
import { versionInput } from '../rules/district-versions.js';
import { route } from './route.js';

const KEEP_SECONDS = 60;
const day = z.iso.date('须为日期,例如 2025-07-02');
const leaf = z.union([z.number(), z.string(), z.array(z.number())]);
const rule = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['H', 'D']).describe('H 法定,D 默认值(区可收紧)'),
  basis: z.string().describe('依据'),
  says: z.string().describe('一句话'),
  from: z.string().describe('自何日起如此'),
  value: z.unknown(),
  values: z
    .array(z.object({ path: z.string(), value: leaf, stricter: z.enum(['more', 'less', 'own']) }))
    .describe('可由区修订的数值;stricter 为从严的方向,own 由区自定'),
  fields: z.array(z.object({ event: z.string(), name: z.string(), pointer: z.string() })).describe('相关的表单字段'),
});
const book = z.object({ version: z.string(), from: z.string(), rules: z.array(rule) });
const year = z.object({
  year: z.string(),
  basis: z.string(),
  source: z.string().optional(),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()),
});
const proposed = { proposedBy: z.uuid(), proposedAt: z.int() };
const params = z.object({ version: z.string().regex(/^[0-9+#-]{6,40}$/, '规则版本编号不正确') });
const district = z
  .string()
  .regex(/^\d{6}$/, '须为6位区划代码')
  .optional()
  .describe('区代码;不填为平台的规则');

export const ruleRoutes = [
  route({
    method: 'get',
    path: '/api/rules',
    summary: '交易规则及其依据 The rules with their basis, versions and the working calendar',
    notes: '项目登记后一直适用登记当日的版本。',
    access: 'public',
    query: z.strictObject({ district, date: day.optional().describe('某日适用的规则;不填为今天') }),
    answer: book.extend({
      date: z.string(),
      versions: z.array(z.object({ version: z.string(), from: z.string(), district: z.string().nullable() })),
      calendar: z.object({ edition: z.int(), years: z.array(year) }),
    }),
    status: 200,
    keepSeconds: KEEP_SECONDS,
    handle: ({ query, deps: { rules } }) => rules.today(query),
  }),
  route({
    method: 'get',
    path: '/api/rules/proposals',
    summary: '待审核的规则版本与年度 What waits for a second administrator',
    access: 'district',
    answer: z.object({
      versions: z.array(
        z.object({
          version: z.string(),
          district: z.string(),
          from: z.string(),
          reason: z.string(),
          changes: z.record(z.string(), leaf),
          ...proposed,
        }),
      ),
      years: z.array(
        year.extend({ id: z.uuid(), redated: z.int().describe('到期日在该年及以后、将重新推算的在办交易宗数'), ...proposed }),
      ),
    }),
    status: 200,
    handle: ({ deps: { rules, db } }) => rules.proposals(db),
  }),
  route({
    method: 'get',
    path: '/api/rules/versions/:version',
    summary: '某一版本的规则 The rules of one version',
    access: 'visitor',
    params,
    answer: book.extend({
      changes: z.record(z.string(), leaf).optional().describe('区版本修改的数值'),
      reason: z.string().optional(),
      district: z.string().optional(),
      proposedAt: z.int().optional(),
      approvedAt: z.int().nullable().optional(),
      withdrawnAt: z.int().nullable().optional().describe('提出人撤回的时刻'),
    }),
    status: 200,
    handle: ({ params: { version }, deps: { rules, db } }) => rules.version(db, version),
  }),
  route({
    method: 'get',
    path: '/api/rules/versions/:version/difference',
    summary: '区版本与现行规则的差别 What a version has otherwise than what holds now',
    access: 'visitor',
    params,
    answer: z.object({
      against: z.string(),
      difference: z.array(
        z.object({
          path: z.string(),
          rule: z.string(),
          name: z.string(),
          kind: z.enum(['H', 'D']),
          basis: z.string(),
          before: leaf,
          after: leaf,
        }),
      ),
    }),
    status: 200,
    handle: ({ params: { version }, deps: { rules, db } }) => rules.difference(db, version),
  }),
  route({
    method: 'post',
    path: '/api/rules/versions',
    summary: '提出规则版本 Propose a version',
    notes: '法定要求只可从严,默认值只可收紧或由区自定;由另一名区管理员审核后,自起始日期起适用于新登记的项目。',
    access: 'district',
    body: versionInput,
    answer: z.object({ version: z.string() }),
    status: 201,
    handle: ({ subject, body, deps: { rules } }) => rules.propose(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/rules/versions/:version/approve',
    summary: '审核规则版本 Approve a version, by another administrator',
    access: 'district',
    params,
    answer: null,
    status: 204,
    handle: ({ subject, params: { version }, deps: { rules } }) => rules.approve(subject, version),
  }),
  route({
    method: 'post',
    path: '/api/rules/versions/:version/withdraw',
    summary: '撤回规则版本 Withdraw a version that waits, by whoever proposed it',
    notes: '审核通过前由提出人撤回;编号保留,不再使用。',
    access: 'district',
    params,
    answer: null,
    status: 204,
    handle: ({ subject, params: { version }, deps: { rules } }) => rules.withdraw(subject, version),
  }),
  route({
    method: 'post',
    path: '/api/rules/calendar',
    summary: '导入工作日历的一个年度 Import a year of the working calendar',
    notes: '只导入国务院办公厅已公布的年度;由另一名区管理员审核后生效。',
    access: 'district',
    body: yearInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    handle: ({ subject, body, deps: { rules } }) => rules.proposeYear(subject, body),
  }),
  route({
    method: 'post',
    path: '/api/rules/calendar/:id/approve',
    summary: '审核工作日历的年度 Approve a year, by another administrator',
    access: 'district',
    params: z.object({ id: z.uuid() }),
    answer: z.object({ edition: z.int() }),
    status: 200,
    handle: ({ subject, params: { id }, deps: { rules } }) => rules.approveYear(subject, id),
  }),
  route({
    method: 'post',
    path: '/api/rules/calendar/:id/withdraw',
    summary: '撤回工作日历的年度 Withdraw a year that waits, by whoever brought it',
    access: 'district',
    params: z.object({ id: z.uuid() }),
    answer: null,
    status: 204,
    handle: ({ subject, params: { id }, deps: { rules } }) => rules.withdrawYear(subject, id),
  }),
  route({
    method: 'post',
    path: '/api/rules/calendar/:id/reject',
    summary: '不予通过工作日历的年度 Reject a year that waits, by another administrator',
    access: 'district',
    params: z.object({ id: z.uuid() }),
    body: yearRejection,
    answer: null,
    status: 204,
    handle: ({ subject, params: { id }, body, deps: { rules } }) => rules.rejectYear(subject, id, body.reason),
  }),
];
