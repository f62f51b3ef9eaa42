/** Who takes part (domain §2), by the names the screens use. */
export const ROLES = {
  accountant: '村会计(报账员)',
  head: '理事长',
  supervisor: '村监会(监事)',
  delegate: '村民代表',
  town_officer: '镇街三资办',
  station: '镇街公共资源交易站',
  agent_accountant: '镇村级会计代理中心(代理会计)',
  reviewer: '评审专家',
  keyholder: '开标保管人',
  discipline: '镇街纪(工)委',
  district: '区管理员',
  bidder: '竞买人(供应商)',
} as const;
export type Role = keyof typeof ROLES;
/** `clock` applies deadlines; it is no person and logs in nowhere. */
export type ActorRole = Role | 'clock';

export type OrganisationKind = 'district' | 'town' | 'village';

/** The kind of organisation at which a role is held; null for bidders, who belong to none. */
export const SEAT: Record<Role, OrganisationKind | null> = {
  accountant: 'village',
  head: 'village',
  supervisor: 'village',
  delegate: 'village',
  town_officer: 'town',
  station: 'town',
  agent_accountant: 'town',
  reviewer: 'district',
  keyholder: 'town',
  discipline: 'town',
  district: 'district',
  bidder: null,
};
