/** The few places of each role, in the order they are used. */
import type { Role } from '../../../server/machines/roles.js';
import { type Person, rolesOf } from '../person.js';

export interface Place {
  to: string;
  name: string;
  roles: readonly Role[] | 'all';
}

const VILLAGE: Role[] = ['accountant', 'head', 'supervisor', 'delegate'];
const TOWN: Role[] = ['town_officer', 'station', 'agent_accountant'];

export const PLACES: readonly Place[] = [
  { to: '/', name: '待办', roles: 'all' },
  {
    to: '/projects',
    name: '项目',
    roles: [...VILLAGE, ...TOWN, 'discipline', 'district', 'reviewer'],
  },
  { to: '/projects/new', name: '登记项目', roles: ['accountant'] },
  { to: '/find', name: '找项目', roles: ['bidder'] },
  { to: '/projects', name: '我的交易', roles: ['bidder'] },
  { to: '/assets', name: '资产台账', roles: [...VILLAGE, ...TOWN, 'discipline', 'district'] },
  { to: '/authorities', name: '授权委托', roles: ['bidder', 'station'] },
  { to: '/notices', name: '消息', roles: 'all' },
  { to: '/overdue', name: '超期与变化', roles: ['discipline', 'town_officer'] },
  { to: '/log', name: '存证核验', roles: ['discipline', 'district'] },
  { to: '/statistics', name: '统计', roles: ['district', 'town_officer', 'discipline'] },
  { to: '/rules', name: '规则库', roles: ['district', 'station', 'town_officer'] },
  { to: '/templates', name: '文书模板', roles: ['district'] },
  { to: '/poster', name: '公开栏海报', roles: ['accountant', 'head', 'supervisor'] },
  { to: '/organisations', name: '机构名册', roles: ['district', 'town_officer', 'discipline'] },
  { to: '/accounts', name: '账号与授权', roles: ['district'] },
  { to: '/account', name: '我的账号', roles: 'all' },
];

export function placesOf(person: Person): Place[] {
  const roles = rolesOf(person);
  return PLACES.filter(
    (place) => place.roles === 'all' || place.roles.some((role) => roles.includes(role)),
  );
}
