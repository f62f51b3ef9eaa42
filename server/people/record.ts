/**
 * What happens to accounts, roles and organisations enters the log like every act in a trade, in the platform's own chain of
 * entries: no trade can have that number. The names in it can be erased, the ids and hashes stay.
 */
import { inTransaction, type Trx } from '../../db/transaction.js';
import type { Knex } from 'knex';
import { platformStatement } from '../audit/platform-chain.js';

export const PEOPLE_ACTS = {
  administrators_made: '初始化区管理员',
  account_made: '开设账号',
  account_disabled: '停用账号',
  account_enabled: '恢复账号',
  password_reset: '重置密码',
  second_factor_removed: '解除动态验证码',
  organisation_made: '设立机构',
  organisation_disabled: '停用机构',
  organisation_enabled: '恢复机构',
  organisation_renamed: '机构更名',
  collective_registered: '登记集体经济组织',
  role_proposed: '提名职责',
  role_confirmed: '确认授予职责',
  role_rejected: '不同意授予职责',
  role_ended: '终止职责',
  personal_erased: '删除个人信息',
  rules_proposed: '提出规则版本',
  rules_approved: '审核规则版本',
  rules_withdrawn: '撤回规则版本',
  calendar_proposed: '导入工作日历',
  calendar_approved: '审核工作日历',
  calendar_withdrawn: '撤回工作日历',
  calendar_rejected: '不予通过工作日历',
} as const;
export type PeopleAct = keyof typeof PEOPLE_ACTS;

export interface Recorded {
  act: PeopleAct;
  /** The administrator. */
  by: string;
  /** Ids, roles and codes: never a name, a number or a phone. */
  data: Record<string, unknown>;
  /** Names; may be erased. */
  personal?: Record<string, unknown>;
}

/** The statement that records an act; to be sent with the commit. */
function recordStatement(trx: Trx, { act, by, data, personal }: Recorded): Promise<string> {
  return platformStatement(trx, { event: act, actor: by, role: 'district', data, personal });
}

/** Of the two administrators that nobody granted: the installation made them, before there was a platform. */
export function bootstrapStatement(admin: Knex, data: { accounts: string[]; organisation: string }): Promise<string> {
  const query = async (sql: string, values: readonly unknown[] = []) => (await admin.raw(sql.replaceAll(/\$\d/g, '?'), values as never)).rows;
  return recordStatement({ query }, { act: 'administrators_made', by: 'installation', data });
}

export interface Done<T> {
  recorded: Recorded;
  value: T;
  /** What can only follow the entry; without parameters. */
  after?: string;
}

/** Does something about people and records it, in one transaction: neither is there without the other. */
export function recording<T>(db: Knex, work: (trx: Trx) => Promise<Done<T>>): Promise<T> {
  return inTransaction<T>(db, async (trx) => {
    const { recorded, value, after } = await work(trx);
    const entry = await recordStatement(trx, recorded);
    return { last: after === undefined ? [entry] : [entry, after], value: () => value };
  });
}
