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
  // Two: a role that one proposes is granted by the other.
  staff('hs-admin', '海曙区管理员', 'district', DISTRICT),
  staff('hs-admin2', '海曙区管理员乙', 'district', DISTRICT),
];

/** The offices of a village and of a town, as the last part of a user name. */
const OFFICES: Record<'village' | 'town', { suffix: string; office: string; role: Role }[]> = {
  village: [
    { suffix: 'kuaiji', office: '会计', role: 'accountant' },
    { suffix: 'lishi', office: '理事长', role: 'head' },
    { suffix: 'jianshi', office: '监事', role: 'supervisor' },
    { suffix: 'daibiao', office: '村民代表', role: 'delegate' },
  ],
  town: [
    { suffix: 'sanzi', office: '三资办', role: 'town_officer' },
    { suffix: 'jyz1', office: '交易站甲', role: 'station' },
    { suffix: 'jyz2', office: '交易站乙', role: 'station' },
    { suffix: 'daili', office: '代理会计', role: 'agent_accountant' },
    { suffix: 'jiwei', office: '纪(工)委', role: 'discipline' },
  ],
};

/** Everywhere else the same offices, by code: a demonstration may play a case of any village of the district. */
export function staffElsewhere(places: { id: string; kind: string; name: string }[]): DemoStaff[] {
  const known = new Set(DEMO_STAFF.map((s) => s.organisation));
  return places
    .filter((place) => !known.has(place.id))
    .flatMap(({ id, kind, name }) =>
      kind === 'district'
        ? []
        : OFFICES[kind as 'village' | 'town'].map(({ suffix, office, role }) =>
            staff(`${id}-${suffix}`, `${name}${office}`, role, id),
          ),
    );
}

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
  const known = DEMO_STAFF.some((s) => s.organisation === organisation);
  const offices = organisation.length === 12 ? OFFICES.village : organisation.length === 9 ? OFFICES.town : [];
  const suffix = known ? undefined : offices.filter((o) => o.role === role)[no - 1]?.suffix;
  const username = found[no - 1]?.username ?? (suffix && `${organisation}-${suffix}`);
  if (!username) throw new Error(`没有演示账号:${organisation} 的 ${role} 第${no}个`);
  return username;
}

function staff(username: string, office: string, role: Role, organisation: string): DemoStaff {
  return { username, name: `${office}(演示)`, role, organisation };
}
