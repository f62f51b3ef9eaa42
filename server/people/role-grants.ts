/**
 * Roles are granted by two administrators: one proposes, another confirms, and neither grants anything to themselves. The
 * database asks the same once more (010): the application itself may write no grant.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput, NotFound, Problem } from '../errors.js';
import { type OrganisationKind, ROLES, type Role, SEAT } from '../machines/roles.js';
import { administeredBy, mayAdminister } from './policy.js';
import { recording } from './record.js';
import type { Subject } from './subject.js';

const GRANTABLE = (Object.keys(ROLES) as Role[]).filter((role) => SEAT[role] !== null);
const KINDS: Record<OrganisationKind, string> = { village: '村(社区)', town: '镇街', district: '区' };

export const grantInput = z.strictObject({
  account: z.uuid().describe('账号'),
  role: z.enum(GRANTABLE as [Role]).describe('职责'),
  organisation: z
    .string()
    .regex(/^\d{6}(\d{3})?(\d{3})?$/, '须为6位、9位或12位机构代码')
    .describe('机构代码'),
});
export type GrantInput = z.output<typeof grantInput>;

export async function proposeGrant(db: Knex, by: Subject, given: GrantInput): Promise<{ id: string }> {
  const { account, role, organisation } = given;
  const denied = mayAdminister(by, organisation);
  if (denied !== null) throw new Forbidden(denied);
  if (account === by.account) throw new Forbidden('不能给自己授予职责,请由另外两名区管理员提名和确认。');
  const id = randomUUID();
  await recording(db, async (trx) => {
    await refuseUnfit(trx, given);
    const made = await trx.query(
      `insert into grant_proposals (id, account, role, organisation, proposed_by) values ($1, $2, $3, $4, $5)
       on conflict (account, role, organisation) where decision is null do nothing returning id`,
      [id, account, role, organisation, by.account],
    );
    if (made.length === 0) throw new Problem('already-proposed', 409, '这一职责已经提名,正等待另一名区管理员确认。');
    return { recorded: { act: 'role_proposed', by: by.account, data: { proposal: id, account, role, organisation } }, value: undefined };
  });
  return { id };
}

interface Proposal extends GrantInput {
  proposed_by: string;
}

export async function confirmGrant(db: Knex, by: Subject, id: string): Promise<void> {
  await recording(db, async (trx) => {
    const proposal = await open(trx, by, id);
    if (proposal.proposed_by === by.account) throw new Forbidden('您提名的职责须由另一名区管理员确认。');
    if (proposal.account === by.account) throw new Forbidden('不能确认授予自己的职责,请由另一名区管理员确认。');
    await refuseUnfit(trx, proposal);
    const [{ confirmed } = { confirmed: false }] = await trx.query<{ confirmed: boolean }>('select confirm_grant($1, $2) as confirmed', [id, by.account]);
    if (!confirmed) throw new Forbidden('提名人已不是本区在用的区管理员,请由现任区管理员重新提名。');
    const { account, role, organisation } = proposal;
    return { recorded: { act: 'role_confirmed', by: by.account, data: { proposal: id, account, role, organisation } }, value: undefined };
  });
}

/** Also by whoever proposed it and thinks better of it. */
export async function rejectGrant(db: Knex, by: Subject, id: string): Promise<void> {
  await recording(db, async (trx) => {
    const { account, role, organisation } = await open(trx, by, id);
    if (account === by.account) throw new Forbidden('授予本人的职责由其他区管理员决定。');
    await trx.query(
      `update grant_proposals set decision = 'rejected', decided_by = $2, decided_at = clock_timestamp() where id = $1`,
      [id, by.account],
    );
    return { recorded: { act: 'role_rejected', by: by.account, data: { proposal: id, account, role, organisation } }, value: undefined };
  });
}

/** One administrator is enough: ending takes nobody's place. */
export async function endGrant(db: Knex, by: Subject, given: GrantInput): Promise<void> {
  const { account, role, organisation } = given;
  const denied = mayAdminister(by, organisation);
  if (denied !== null) throw new Forbidden(denied);
  await recording(db, async (trx) => {
    const [{ outcome } = { outcome: '' }] = await trx.query<{ outcome: string }>('select end_grant($1, $2, $3, $4) as outcome', [account, role, organisation, by.account]);
    if (outcome === 'too few administrators') {
      throw new Forbidden('每个区至少要留有两名在用的区管理员,否则无人能再授予职责。请先增加一名区管理员。');
    }
    if (outcome === 'not administered') throw new Forbidden('您的区管理员职责刚刚已被终止。');
    if (outcome !== 'ended') throw new NotFound('该账号没有这一职责。');
    return { recorded: { act: 'role_ended', by: by.account, data: { account, role, organisation } }, value: undefined };
  });
}

export interface OpenProposal {
  id: string;
  account: string;
  displayName: string;
  role: Role;
  organisation: string;
  proposedBy: string;
  proposedAt: number;
}

export async function openProposals(db: Knex, by: Subject): Promise<OpenProposal[]> {
  const { rows } = await db.raw<{ rows: (Omit<OpenProposal, 'proposedAt'> & { at: Date })[] }>(
    `select p.id, p.account, a.display_name as "displayName", p.role, p.organisation, p.proposed_by as "proposedBy", p.proposed_at as at
     from grant_proposals p join accounts a on a.id = p.account
     where p.decision is null and left(p.organisation, 6) = any(?) order by p.proposed_at, p.id limit 500`,
    [administeredBy(by)],
  );
  return rows.map(({ at, ...row }) => ({ ...row, proposedAt: at.getTime() }));
}

async function open(trx: Trx, by: Subject, id: string): Promise<Proposal> {
  const [proposal] = await trx.query<Proposal>(
    'select account, role, organisation, proposed_by from grant_proposals where id = $1 and decision is null for update',
    [id],
  );
  // One of another district does not exist for whoever asks.
  if (!proposal || mayAdminister(by, proposal.organisation) !== null) throw new NotFound('没有这项待确认的提名,可能已有人处理。');
  return proposal;
}

/** Asked at the proposal and again at the confirmation: days may lie between. */
async function refuseUnfit(trx: Trx, { account, role, organisation }: GrantInput): Promise<void> {
  const wrong = (pointer: string, message: string) => new InvalidInput(`${message}。`, { errors: [{ pointer, message }] });
  const [place] = await trx.query<{ kind: OrganisationKind }>('select kind from organisations where id = $1 and disabled_at is null', [organisation]);
  if (!place) throw wrong('/organisation', '没有这个机构,或已停用');
  const seat = SEAT[role] as OrganisationKind;
  if (place.kind !== seat) throw wrong('/organisation', `“${ROLES[role]}”属${KINDS[seat]}的职责,请选择${KINDS[seat]}`);
  const [who] = await trx.query<{ kind: string; disabled: boolean; fresh: boolean; roles: Role[]; has: boolean }>(
    `select a.kind, a.disabled_at is not null as disabled, a.must_change_password as fresh,
       array(select g.role from grants g where g.account = a.id) as roles,
       exists (select from grants g where g.account = a.id and g.role = $2 and g.organisation = $3) as has
     from accounts a where a.id = $1`,
    [account, role, organisation],
  );
  if (who?.kind !== 'staff') throw wrong('/account', '没有这个工作账号;竞买人(供应商)账号不能兼任工作职责');
  if (who.disabled) throw wrong('/account', '该账号已停用');
  if (who.fresh) throw wrong('/account', '该账号的持有人尚未登录并设置自己的密码,设置后才能授予职责');
  if (who.has) throw new Problem('already-granted', 409, '该账号已有这一职责。');
  const mixes = role === 'district' ? who.roles.some((r) => r !== 'district') : who.roles.includes('district');
  if (mixes) throw wrong('/role', '区管理员不参与任何交易,不能与其他职责由同一账号兼任');
}
