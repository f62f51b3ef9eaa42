/**
 * Personal data is taken out of the platform on a person's request (个人信息保护法 47) and the log stays whole: the personal
 * part of what was said goes with its salt, so that its hash leads nobody back to it; what decisions asked for stays, and
 * every trade replays. What the archives law keeps, issued documents and filed papers, stays with the archive.
 */
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput, NotFound, Problem } from '../errors.js';
import { text } from '../machines/events/fields.js';
import { administeredBy } from './policy.js';
import { type Done, recording } from './record.js';
import type { Subject } from './subject.js';

const request = text(200).describe('依据:本人申请的编号或日期');

export const erasureInput = z.union(
  [
    z.strictObject({ account: z.uuid().describe('竞买人(供应商)账号'), request }),
    z.strictObject({ entries: z.array(z.int().min(0)).min(1).max(1000).describe('存证序号'), request }),
  ],
  '应写明要删除的账号(account)或存证序号(entries),以及依据(request)',
);
export type ErasureInput = z.output<typeof erasureInput>;

export interface Erased {
  /** How many entries lost their personal part. */
  entries: number;
}

export async function erasePersonal(db: Knex, by: Subject, given: ErasureInput): Promise<Erased> {
  if (administeredBy(by).length === 0) throw new Forbidden('删除个人信息由区管理员办理,您的账号没有这一职责。');
  return recording(db, async (trx) => ('account' in given ? erasePerson(trx, by, given) : eraseEntries(trx, by, given)));
}

/** Names of others than bidders, for instance of who took the minutes: by entry, as they have no account. */
async function eraseEntries(trx: Trx, by: Subject, { entries, request }: { entries: number[]; request: string }): Promise<Done<Erased>> {
  const wanted = [...new Set(entries)].sort((a, b) => a - b);
  const found = await trx.query<{ seq: number }>('select seq from log.payloads where seq = any($1) and personal is not null', [wanted]);
  const missing = wanted.find((seq) => !found.some((row) => row.seq === seq));
  if (missing !== undefined) {
    const message = `存证${missing}没有个人信息,或已经删除`;
    throw new InvalidInput(`${message}。`, { errors: [{ pointer: '/entries', message }] });
  }
  return erasing(by, wanted, {}, request);
}

async function erasePerson(trx: Trx, by: Subject, { account, request }: { account: string; request: string }): Promise<Done<Erased>> {
  const [person] = await trx.query<{ erased: boolean }>(
    'select erased_at is not null as erased from bidder_profiles where account = $1 for update',
    [account],
  );
  if (!person) throw new NotFound('没有这个竞买人(供应商)账号。');
  if (person.erased) throw new Problem('already-erased', 409, '该账号的个人信息已经删除。');
  await refuseWhileNeeded(trx, account);
  const rows = await trx.query<{ seq: number }>(ENTRIES_OF, [account]);
  await eraseAccount(trx, account);
  return erasing(by, rows.map(({ seq }) => seq), { account }, request);
}

// What the bidder said itself, and who signed for it where it won.
export const ENTRIES_OF = `
  select e.seq
  from trade_bidders b
  join projects p on p.id = b.project
  join log.entries e on e.project = b.project
    and (e.actor = b.pseudonym or e.event = 'prepare_contract' and p.facts -> 'candidate' ->> 'bidder' = b.pseudonym)
  join log.payloads y on y.seq = e.seq and y.personal is not null
  where b.account = $1 order by e.seq`;

/** A trade that runs needs to know with whom; what is archived has its papers. */
export const NEEDED_BY = `
  select p.code from trade_bidders b join projects p on p.id = b.project
  where b.account = $1 and p.stage <> 'archived' order by p.code limit 3`;

async function refuseWhileNeeded(trx: Trx, account: string): Promise<void> {
  const open = await trx.query<{ code: string }>(NEEDED_BY, [account]);
  if (open.length === 0) return;
  const codes = open.map(({ code }) => code).join('、');
  throw new Problem('still-needed', 409, `该账号参加的交易(${codes})尚未归档,履行合同和退还保证金还需要其信息(个人信息保护法第十三条、第四十七条)。归档后再办理。`);
}

/** The rows stay, as trades point to them; what they say of the person is replaced by nothing and by chance. */
async function eraseAccount(trx: Trx, account: string): Promise<void> {
  const chance = randomBytes(32);
  await trx.query(
    `update bidder_profiles set name = '已注销', identity_sealed = '', identity_index = $2, head_index = null,
       controller_index = null, phone_sealed = '', phone_index = null, bank_sealed = null, bank_index = null,
       erased_at = clock_timestamp()
     where account = $1`,
    [account, chance],
  );
  await trx.query(
    `update accounts set username = $2, display_name = '已注销', password_hash = '-', disabled_at = coalesce(disabled_at, clock_timestamp())
     where id = $1`,
    [account, `erased.${chance.toString('hex').slice(0, 20)}`],
  );
  for (const table of ['sessions', 'recovery_codes', 'second_factors', 'mail_addresses', 'idempotency_keys']) {
    await trx.query(`delete from ${table} where account = $1`, [account]);
  }
}

/** The entry names what it erases; the database erases no other. */
function erasing(by: Subject, entries: number[], data: Record<string, unknown>, request: string): Done<Erased> {
  const list = `array[${entries.join(', ')}]::bigint[]`;
  return {
    recorded: { act: 'personal_erased', by: by.account, data: { ...data, entries }, personal: { request } },
    value: { entries: entries.length },
    // Under the log's lock the last entry is the one just appended.
    ...(entries.length > 0 ? { after: `select log.erase_personal(${list}, (select max(seq) from log.entries))` } : {}),
  };
}
