/** Towns and villages as a district's administrators keep them. None of it grants a role, and every act is an entry of the log. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, NotFound, Problem } from '../errors.js';
import { text } from '../machines/events/fields.js';
import { refuseSameName, refuseStrangers, refuseTakenCode, wrong } from './organisation-refusals.js';
import { recording } from './record.js';
import type { Subject } from './subject.js';

const name = text(60).describe('名称');
/** Free text, in which a name may stand: it is kept where names can be erased. */
const reason = text(200).describe('依据:批准文件的名称与文号');

export const newOrganisation = z.strictObject({
  code: z
    .string()
    .regex(/^\d{9}(\d{3})?$/, '镇街代码为9位数字,村(社区)代码为12位数字')
    .describe('统计用区划代码'),
  name,
});
export type NewOrganisation = z.output<typeof newOrganisation>;
export const organisationReason = z.strictObject({ reason });
export const organisationRename = z.strictObject({ name, reason });

interface Changed {
  code: string;
  reason: string;
}

export async function makeOrganisation(db: Knex, by: Subject, { code, name }: NewOrganisation): Promise<void> {
  refuseStrangers(by, code);
  const [kind, parent] = code.length === 12 ? ['village', code.slice(0, 9)] : ['town', code.slice(0, 6)];
  await recording(db, async (trx) => {
    if (!(await isInUse(trx, parent))) throw wrong('/code', `没有代码为${parent}的上级机构,或已停用,请先设立`);
    await refuseSameName(trx, { code, parent, name });
    const made = await trx.query(
      'insert into organisations (id, kind, name, parent) values ($1, $2, $3, $4) on conflict (id) do nothing returning id',
      [code, kind, name, parent],
    );
    if (made.length === 0) throw new Problem('organisation-there', 409, '该代码的机构已经存在。');
    return { recorded: { act: 'organisation_made', by: by.account, data: { code, name } }, value: undefined };
  });
}

/** What was issued keeps the old name; lists, searches and what is issued from now on bear the new one. */
export async function renameOrganisation(db: Knex, by: Subject, { code, name, reason }: Changed & { name: string }): Promise<void> {
  refuseStrangers(by, code);
  await recording(db, async (trx) => {
    const [row] = await trx.query<{ name: string; parent: string | null }>('select name, parent from organisations where id = $1 for update', [code]);
    if (!row) throw new NotFound('没有这个机构。');
    if (row.name === name) throw wrong('/name', '与现在的名称相同');
    await refuseSameName(trx, { code, parent: row.parent, name });
    await trx.query('update organisations set name = $2 where id = $1', [code, name]);
    if (code.length > 6) await retell(trx, code, name);
    return { recorded: { act: 'organisation_renamed', by: by.account, data: { code, name, before: row.name }, personal: { reason } }, value: undefined };
  });
}

/** Nothing new begins there and no role is granted there; what runs goes on to its end. */
export async function disableOrganisation(db: Knex, by: Subject, { code, reason }: Changed): Promise<void> {
  refuseStrangers(by, code);
  if (code.length === 6) throw new Forbidden('区一级机构不能停用。');
  await recording(db, async (trx) => {
    const changed = await trx.query('update organisations set disabled_at = clock_timestamp() where id = $1 and disabled_at is null returning id', [code]);
    if (changed.length === 0) throw new NotFound('没有这个机构,或已经停用。');
    const [below] = await trx.query<{ count: number }>('select count(*)::int as count from organisations where parent = $1 and disabled_at is null', [code]);
    if (below && below.count > 0) {
      throw new Problem('villages-in-use', 409, `该镇街还有${below.count}个在用的村(社区),请先逐个停用,再停用镇街。`);
    }
    return { recorded: { act: 'organisation_disabled', by: by.account, data: { code }, personal: { reason } }, value: undefined };
  });
}

/** Its roles counted all the while, as what ran went on; from now on new trades begin there again. */
export async function enableOrganisation(db: Knex, by: Subject, { code, reason }: Changed): Promise<void> {
  refuseStrangers(by, code);
  await recording(db, async (trx) => {
    const [row] = await trx.query<{ name: string; parent: string | null; creditCode: string | null }>(
      'select name, parent, credit_code as "creditCode" from organisations where id = $1 and disabled_at is not null for update',
      [code],
    );
    if (!row) throw new NotFound('没有这个机构,或没有停用。');
    if (row.parent !== null && !(await isInUse(trx, row.parent))) {
      throw new Problem('parent-disabled', 409, '所属镇街已停用,请先恢复镇街。');
    }
    await refuseSameName(trx, { code, ...row });
    if (row.creditCode !== null) await refuseTakenCode(trx, { code, creditCode: row.creditCode });
    await trx.query('update organisations set disabled_at = null where id = $1', [code]);
    return { recorded: { act: 'organisation_enabled', by: by.account, data: { code }, personal: { reason } }, value: undefined };
  });
}

/** Held as it is until the end, so that nobody disables it while something is put below it. */
async function isInUse(trx: Trx, code: string | undefined): Promise<boolean> {
  const [row] = await trx.query<{ disabled_at: Date | null }>('select disabled_at from organisations where id = $1 for share', [code]);
  return row !== undefined && row.disabled_at === null;
}

// What everybody reads of a trade holds the names of its place, and what a search looks through.
const retold = (place: 'village' | 'town') => `
  update public_trades t
  set item = jsonb_set(t.item::jsonb, '{${place},name}', to_jsonb($2::text))::text,
    detail = jsonb_set(t.detail::jsonb, '{${place},name}', to_jsonb($2::text))::text,
    search = made.search, grams = search_grams(made.search)
  from projects p join organisations v on v.id = p.village join organisations w on w.id = p.town
  cross join lateral (select lower(left(concat_ws(' ', p.title, p.code, v.name, w.name), 400)) as search) made
  where p.id = t.id and t.${place} = $1`;

async function retell(trx: Trx, code: string, name: string): Promise<void> {
  await trx.query(retold(code.length === 12 ? 'village' : 'town'), [code, name]);
}
