/** What is refused of a town or a village before anything about it changes. */
import type { Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput } from '../errors.js';
import { mayAdminister } from './policy.js';
import type { Subject } from './subject.js';

/** @throws Forbidden for all but the administrators of its district */
export function refuseStrangers(by: Subject, code: string): void {
  const denied = mayAdminister(by, code);
  if (denied !== null) throw new Forbidden(denied);
}

export const wrong = (pointer: string, message: string) => new InvalidInput(`${message}。`, { errors: [{ pointer, message }] });

interface Named {
  code: string;
  parent: string | null | undefined;
  name: string;
}

/** Two of one name below one roof would be taken for each other on every list. */
export async function refuseSameName(trx: Trx, { code, parent, name }: Named): Promise<void> {
  const [same] = await trx.query<{ id: string }>(
    'select id from organisations where parent = $1 and name = $2 and id <> $3 and disabled_at is null limit 1',
    [parent, name, code],
  );
  if (same) throw wrong('/name', `同一上级下已有在用的“${name}”(代码${same.id}),请核对,或在名称中加以区别`);
}

// Whose a code is cannot be held by a lock on a row: there is none yet. So one after the other asks.
const TURN = `select pg_advisory_xact_lock(hashtextextended('cunjitong collectives', 0))`;

/** One legal person is the collective of one village in use. */
export async function refuseTakenCode(trx: Trx, { code, creditCode }: { code: string; creditCode: string }): Promise<void> {
  await trx.query(TURN);
  const [holder] = await trx.query<{ id: string; name: string }>(
    'select id, name from organisations where credit_code = $1 and id <> $2 and disabled_at is null limit 1',
    [creditCode, code],
  );
  if (holder) throw wrong('/creditCode', `这个代码已登记在“${holder.name}”(${holder.id})名下,请核对两村的登记证书`);
}
