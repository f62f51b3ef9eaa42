/**
 * The one policy: who may act, see and register, and where (domain §2). Whatever it does not allow is
 * denied. It knows roles and places; what a person already did in a project is the machine's to judge.
 */
import { definitionOf, isEventType } from '../machines/events.js';
import { type OrganisationKind, ROLES, type Role, SEAT } from '../machines/roles.js';
import type { Instant } from '../machines/time.js';
import type { Subject } from './subject.js';

/** Where a project belongs: the codes of its village, that village's town and district. */
export type Place = Readonly<Record<OrganisationKind, string>>;
export type Project = Place & { publicAt: Instant | null };
export type Permission = { role: Role } | { denied: string };
/** `public` is what everybody may read; `work` the whole trade as those see it who work on it or watch it. */
export type Sight = 'nothing' | 'public' | 'work';

const ROLE_ORDER = Object.keys(ROLES) as Role[];
const SEAT_NAMES: Record<OrganisationKind, string> = {
  village: '村',
  town: '镇街',
  district: '区',
};

/** A record, so that a new role does not compile before somebody decided what it sees. */
const READS_WORK: Record<Role, 'always' | 'when drawn' | 'never'> = {
  accountant: 'always',
  head: 'always',
  supervisor: 'always',
  delegate: 'always',
  town_officer: 'always',
  station: 'always',
  agent_accountant: 'always',
  discipline: 'always',
  district: 'always',
  reviewer: 'when drawn',
  keyholder: 'never',
  bidder: 'never',
};

/**
 * The roles held in a project, in the order of domain §2. A role held elsewhere counts for nothing here.
 * Whoever grants roles has no other: the administrator takes part in no trade, whatever else was granted.
 */
export function rolesIn(subject: Subject | null, place: Place): Role[] {
  if (!subject) return [];
  if (subject.kind === 'bidder') return ['bidder'];
  const may = administers(subject) ? (['district'] as const) : ROLE_ORDER;
  return may.filter((role) => {
    const seat = SEAT[role];
    return seat !== null && holds(subject, role, place[seat]);
  });
}

/**
 * Whether an account may do an act in a project, and in which role: the one asked for, else the first
 * that fits, in the order the event names them.
 */
export function mayAct(
  subject: Subject | null,
  type: string,
  project: Project,
  as?: Role,
): Permission {
  if (!isEventType(type)) return { denied: '平台没有这项操作,请刷新页面后重试。' };
  const { name, roles } = definitionOf(type);
  if (roles.length === 0) return { denied: `“${name}”由系统到期自动办理,任何人不能提交。` };
  const who = `“${name}”由${namesOf(roles)}办理`;
  if (!subject) return { denied: `请先登录:${who}。` };
  if (administers(subject)) return { denied: `区管理员不参与任何交易:${who}。` };
  if (subject.kind === 'bidder' && project.publicAt === null) {
    return { denied: '该项目尚未公开,公开后竞买人(供应商)才能办理。' };
  }

  const fitting = roles.filter((role) => rolesIn(subject, project).includes(role));
  if (as !== undefined) {
    if (fitting.includes(as)) return { role: as };
    return { denied: `您不能以“${nameOf(as)}”身份办理:${who}。` };
  }
  const [role] = fitting;
  return role ? { role } : { denied: `${who},${whyNot(subject, roles)}。` };
}

/** What an account, or an anonymous visitor, may read of a project. `drawn`: a reviewer drawn for it. */
export function maySee(
  subject: Subject | null,
  project: Project,
  { drawn = false }: { drawn?: boolean } = {},
): Sight {
  const works = rolesIn(subject, project).some(
    (role) => READS_WORK[role] === 'always' || (READS_WORK[role] === 'when drawn' && drawn),
  );
  if (works) return 'work';
  return project.publicAt === null ? 'nothing' : 'public';
}

/** Why an account may not register a project of a village, given by its code; null if it may. */
export function mayRegisterProject(subject: Subject | null, village: string): string | null {
  const who = `交易项目由本村的${ROLES.accountant}登记`;
  if (!subject) return `请先登录:${who}。`;
  if (administers(subject)) return `区管理员不参与任何交易:${who}。`;
  if (subject.kind === 'staff' && holds(subject, 'accountant', village)) return null;
  return `${who},${whyNot(subject, ['accountant'])}。`;
}

/** Why an account may not write the asset register of a village, given by its code; null if it may. */
export function mayKeepAssets(subject: Subject | null, village: string): string | null {
  const who = `资产登记由本村的${ROLES.accountant}办理`;
  if (!subject) return `请先登录:${who}。`;
  if (administers(subject)) return `区管理员不办理村级事务:${who}。`;
  if (subject.kind === 'staff' && holds(subject, 'accountant', village)) return null;
  return `${who},${whyNot(subject, ['accountant'])}。`;
}

function administers(subject: Subject): boolean {
  return subject.grants.some(({ role }) => role === 'district');
}

function holds(subject: Subject, role: Role, organisation: string): boolean {
  return subject.grants.some((g) => g.role === role && g.organisation === organisation);
}

function whyNot(subject: Subject, roles: readonly Role[]): string {
  const elsewhere = roles.find((role) => subject.grants.some((g) => g.role === role));
  const seat = elsewhere && SEAT[elsewhere];
  if (subject.kind === 'staff' && elsewhere && seat) {
    return `您的“${ROLES[elsewhere]}”职责不在本项目所在的${SEAT_NAMES[seat]}`;
  }
  return '您的账号没有这一职责';
}

function namesOf(roles: readonly Role[]): string {
  return roles.map(nameOf).join('、');
}

/** The role asked for comes from a request and may be no role at all. */
function nameOf(role: Role): string {
  return Object.hasOwn(ROLES, role) ? ROLES[role] : '未知';
}

/** Why an account may not administer an organisation of a district, given by its code; null if it may. */
export function mayAdminister(subject: Subject | null, organisation: string): string | null {
  const who = '机构、账号和职责由本区的区管理员管理';
  if (!subject) return `请先登录:${who}。`;
  if (subject.kind === 'staff' && holds(subject, 'district', organisation.slice(0, 6))) return null;
  return administers(subject) ? `${who},该机构不在您的区。` : `${who},您的账号没有这一职责。`;
}

/** The districts that an account administers. */
export function administeredBy(subject: Subject): string[] {
  if (subject.kind !== 'staff') return [];
  return subject.grants.filter(({ role }) => role === 'district').map(({ organisation }) => organisation);
}

/** Who reads the register of organisations: a district's of all below it, those who watch a town of it, a village's people of theirs. */
const READS_ORGANISATIONS: readonly Role[] = ['town_officer', 'discipline', 'accountant', 'head', 'supervisor', 'delegate'];

/** The codes below which an account reads the register of organisations; none for whoever has no part in it. */
export function readsOrganisationsBelow(subject: Subject): string[] {
  if (subject.kind !== 'staff') return [];
  if (administers(subject)) return administeredBy(subject);
  return subject.grants.filter(({ role }) => READS_ORGANISATIONS.includes(role)).map(({ organisation }) => organisation);
}

/** To approve, to open and to pay: each asks for a code from the phone, given within the last five minutes. */
const ASKS_FOR_CODE: ReadonlySet<string> = new Set([
  'approve_project',
  'grant_winner_approval',
  'open_offers',
  'record_external_opening',
  'certify_award',
  'file_contract',
  'terminate',
  'terminate_contract',
  'write_off_due',
  'release_payment',
  'reverse_booking',
  'return_deposit',
  'convert_deposit',
  'return_bond',
  'release_retention',
]);

/**
 * Why an act must wait for a code; null if it need not. Whoever enrolled a phone is always asked; who did not, only where
 * codes are required. `administer` is what administrators do.
 */
export function whyCode(subject: Subject, act: string, { required }: { required: boolean }): { code: string; message: string } | null {
  if (act !== 'administer' && !ASKS_FOR_CODE.has(act)) return null;
  if (subject.code === undefined || subject.code === 'fresh') return null;
  if (subject.code === 'stale') {
    return { code: 'code-asked', message: '办理这一事项须再次确认身份:请输入手机上显示的6位动态验证码,确认后5分钟内有效。' };
  }
  if (!required) return null;
  return { code: 'code-missing', message: '审核、开标、付款和授权须使用动态验证码。请先在“我的账号”中用手机扫码启用,再来办理。' };
}
