/** The register of organisations, as those read it who administer, watch or belong to them. */
import { z } from 'zod';
import { ROLES, type Role } from '../machines/roles.js';
import { route } from './route.js';

export const organisationParams = z.strictObject({
  code: z.string().regex(/^\d{6}(\d{3})?(\d{3})?$/, '须为6位、9位或12位机构代码'),
});
const flag = (what: string) =>
  z
    .enum(['0', '1'], { error: '须为 0 或 1' })
    .transform((value) => value === '1')
    .prefault('0')
    .describe(`1 只看${what}`);
const role = z.enum(Object.keys(ROLES) as [Role]);
const organisation = z.object({
  code: z.string(),
  kind: z.enum(['district', 'town', 'village']),
  name: z.string(),
  parent: z.object({ code: z.string(), name: z.string() }).nullable(),
  collective: z
    .object({ name: z.string().describe('登记名称'), creditCode: z.string().describe('统一社会信用代码'), seat: z.string().describe('住所') })
    .nullable()
    .describe('村集体经济组织的登记;尚未登记的为空'),
  disabledAt: z.int().nullable().describe('停用时刻;在用为空'),
  roles: z.array(z.object({ role, persons: z.int().describe('在用账号数'), needed: z.int().describe('至少需要') })),
  running: z.int().nullable().describe('尚未归档的交易宗数;区一级不计'),
});

export const organisationRoutes = [
  route({
    method: 'get',
    path: '/api/organisations',
    summary: '机构名册:职责是否齐备、在办交易 Organisations, the roles held there and those missing',
    notes: '区管理员看本区,镇街三资办、纪(工)委看本镇街,村里的人看本村。',
    access: 'signed-in',
    query: z.strictObject({
      search: z.string().trim().max(60).default('').describe('名称或集体经济组织名称的一部分,或代码的开头'),
      town: z.union([z.literal(''), z.string().regex(/^\d{9}$/, '须为9位镇街代码')]).default(''),
      state: z.enum(['all', 'in_use', 'disabled']).default('all'),
      lacking: flag('缺职责的'),
      unregistered: flag('在用而集体经济组织未登记的村'),
      after: z.string().max(12).default('').describe('上一页最后一个代码'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      totals: z.object({ towns: z.int(), villages: z.int(), lacking: z.int().describe('缺职责的机构数'), unregistered: z.int().describe('集体经济组织未登记的村数') }),
      items: z.array(organisation),
      next: z.string().nullable(),
    }),
    status: 200,
    handle: ({ subject, query, deps }) => deps.people.listOrganisations(subject, query),
  }),
  route({
    method: 'get',
    path: '/api/organisations/:code',
    summary: '一个机构及其人员 One organisation and its people',
    access: 'signed-in',
    params: organisationParams,
    answer: organisation.extend({
      people: z.array(z.object({ role, displayName: z.string(), username: z.string() })),
      publicAddress: z.string().nullable().describe('村公开页的网址'),
    }),
    status: 200,
    async handle({ subject, params: { code }, deps: { people, config } }) {
      const found = await people.organisation(subject, code);
      return { ...found, publicAddress: found.kind === 'village' ? `${config.publicUrl}/village/${code}` : null };
    },
  }),
];
