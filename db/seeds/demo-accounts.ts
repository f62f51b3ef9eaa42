/** Who can be tried out: enough people that every act of a trade finds one who may do it, and no more. */
import { ROLES, type Role } from '../../server/machines/roles.js';
import { DEMO_BIDDERS } from './demo-bidders.js';
import type { DemoAccount } from './index.js';

/** Printed on every start of a demo, so it protects nothing; real installations do not seed. */
export const DEMO_PASSWORD = 'cunji-demo-2025';

export interface DemoStaff {
  username: string;
  /** The office and never a person's name: these people do not exist. */
  name: string;
  role: Role;
  organisation: string;
}

const DISTRICT = '330203';
const TOWN = '330203102';

/** The villages of the published cases in cases.json; the last one has no code there and got one here. */
export const DEMO_VILLAGES = [
  { code: '330203102230', name: '广昇村', prefix: 'gs' },
  { code: '330203102209', name: '祝家桥村', prefix: 'zjq' },
  { code: '330203102901', name: '王湖村', prefix: 'wh', invented: { parent: TOWN } },
] as const;

const inVillage = ({ code, name, prefix }: { code: string; name: string; prefix: string }) => [
  staff(`${prefix}-kuaiji`, `${name}会计`, 'accountant', code),
  staff(`${prefix}-lishi`, `${name}理事长`, 'head', code),
  staff(`${prefix}-jianshi`, `${name}监事`, 'supervisor', code),
  staff(`${prefix}-daibiao`, `${name}村民代表`, 'delegate', code),
];

export const DEMO_STAFF: readonly DemoStaff[] = [
  ...DEMO_VILLAGES.flatMap(inVillage),
  staff('jsg-sanzi', '集士港镇三资办', 'town_officer', TOWN),
  // Two: nobody may do both the first and the second look at qualifications.
  staff('jsg-jyz1', '集士港镇交易站甲', 'station', TOWN),
  staff('jsg-jyz2', '集士港镇交易站乙', 'station', TOWN),
  staff('jsg-daili', '集士港镇代理会计', 'agent_accountant', TOWN),
  staff('jsg-jiwei', '集士港镇纪(工)委', 'discipline', TOWN),
  // Five: a panel of three can be drawn from them, and again after two recusals.
  ...[1, 2, 3, 4, 5].map((no) =>
    staff(`hs-pingshen${no}`, `海曙区评审专家${no}`, 'reviewer', DISTRICT),
  ),
  staff('hs-admin', '海曙区管理员', 'district', DISTRICT),
];

export function demoAccounts(): DemoAccount[] {
  const all = [
    ...DEMO_STAFF,
    ...DEMO_BIDDERS.map(({ username, name }) => ({ username, name, role: 'bidder' as const })),
  ];
  return all.map(({ username, name, role }) => ({
    username,
    password: DEMO_PASSWORD,
    role: ROLES[role],
    name,
  }));
}

/** For the demonstration, which signs in as whoever an act needs: the first, second, … of a role there. */
export function demoUsername(role: string, organisation: string, no = 1): string {
  const found = DEMO_STAFF.filter((s) => s.role === role && s.organisation === organisation);
  const { username } = found[no - 1] ?? {};
  if (!username) throw new Error(`没有演示账号:${organisation} 的 ${role} 第${no}个`);
  return username;
}

function staff(username: string, office: string, role: Role, organisation: string): DemoStaff {
  return { username, name: `${office}(演示)`, role, organisation };
}
