/** Sends notices to those who confirmed an address: several notices of one person in one mail. */
import type { Knex } from 'knex';
import type { DataKey } from '../people/sealed-identity.js';
import { contextOf } from './mail-address.js';
import type { Mailer } from './mailer.js';

const PEOPLE = 20;
/** After that a notice stays in the application only. */
const MOST_TRIES = 5;

interface Due {
  account: string;
  ids: number[];
  texts: string[];
  /** Null: no address, and nothing to be sent later either. */
  sealed: Buffer | null;
}

// Taken before it is sent, so that two processes never send the same. What a crash takes with it was in the
// application all the while.
const TAKE = `
  with due as (
    select account from notices where mailed_at is null group by account order by min(id) limit ${PEOPLE}
  ), taken as (
    update notices n set mailed_at = platform_clock(), tries = n.tries + 1
    from due d where n.account = d.account and n.mailed_at is null returning n.id, n.account, n.text
  )
  select t.account, array_agg(t.id order by t.id) as ids, array_agg(t.text order by t.id) as texts, m.sealed
  from taken t left join mail_addresses m on m.account = t.account and m.confirmed_at is not null
  group by t.account, m.sealed`;

export interface Sending {
  db: Knex;
  key: DataKey;
  mailer: Mailer;
  publicUrl: string;
  /** Told once for each person whom no mail reached. */
  failed: (error: unknown, account: string) => void;
}

/** @returns whether more is waiting */
export async function sendOnce({ db, key, mailer, publicUrl, failed }: Sending): Promise<boolean> {
  const { rows } = await db.raw<{ rows: Due[] }>(TAKE);
  for (const { account, ids, texts, sealed } of rows) {
    if (!sealed) continue;
    try {
      await mailer.send({ to: key.open(sealed, contextOf(account)), subject: subjectOf(texts), text: bodyOf(texts, publicUrl) });
    } catch (error) {
      await db('notices').whereIn('id', ids).where('tries', '<', MOST_TRIES).update({ mailed_at: null });
      failed(error, account);
    }
  }
  return rows.length === PEOPLE;
}

const subjectOf = (texts: readonly string[]) => (texts.length === 1 ? `村集通:${texts[0]}`.slice(0, 120) : `村集通:您有 ${texts.length} 条新消息`);

const bodyOf = (texts: readonly string[], publicUrl: string) =>
  [...texts.map((text) => `· ${text}`), '', `请登录查看:${publicUrl}/desk`, '本邮件由系统发出,不会向您索要密码或要求转账。'].join('\n');
