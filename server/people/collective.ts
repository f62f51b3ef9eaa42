/**
 * A village's collective as the legal person that its 登记证书 names: name, unified social credit code and seat, all of
 * them public by law. Until an administrator enters them, papers call it by its town and village.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import { Forbidden, NotFound } from '../errors.js';
import { text } from '../machines/events/fields.js';
import { socialCreditCodeProblem } from './identity-codes.js';
import { refuseStrangers, refuseTakenCode, wrong } from './organisation-refusals.js';
import { recording } from './record.js';
import { checkedCode } from './registration.js';
import type { Subject } from './subject.js';

export const collectiveInput = z.strictObject({
  name: text(100).describe('登记名称,与登记证书一致'),
  creditCode: checkedCode(socialCreditCodeProblem).describe('统一社会信用代码'),
  seat: text(200).describe('住所'),
  reason: text(200).describe('依据:农村集体经济组织登记证书编号'),
});

export interface Collective {
  name: string;
  creditCode: string;
  seat: string;
}

const ROW = `
  select kind, collective_name as name, credit_code as "creditCode", seat, disabled_at is null as "inUse"
  from organisations where id = $1 for update`;
type Row = { kind: string; inUse: boolean } & (Collective | Record<keyof Collective, null>);

/** The first time, and whenever the certificate changes. What was issued stays; what is issued from now on bears it. */
export async function registerCollective(
  db: Knex,
  by: Subject,
  { code, reason, ...given }: z.output<typeof collectiveInput> & { code: string },
): Promise<void> {
  refuseStrangers(by, code);
  await recording(db, async (trx) => {
    const [row] = await trx.query<Row>(ROW, [code]);
    if (!row) throw new NotFound('没有这个机构。');
    const { kind, inUse, ...registered } = row;
    if (kind !== 'village') throw new Forbidden('集体经济组织按村(社区)登记,这个机构不是村(社区)。');
    if (isSame(registered, given)) throw wrong('/name', '名称、统一社会信用代码和住所都与现在登记的相同');
    if (inUse) await refuseTakenCode(trx, { code, creditCode: given.creditCode });
    await trx.query('update organisations set collective_name = $2, credit_code = $3, seat = $4 where id = $1', [
      code,
      given.name,
      given.creditCode,
      given.seat,
    ]);
    const before = registered.creditCode === null ? null : registered;
    return { recorded: { act: 'collective_registered', by: by.account, data: { code, ...given, before }, personal: { reason } }, value: undefined };
  });
}

const isSame = (a: Record<keyof Collective, string | null>, b: Collective) =>
  a.name === b.name && a.creditCode === b.creditCode && a.seat === b.seat;
