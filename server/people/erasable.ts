/** Whose data may be erased, and what would go: looked at before it is done, as nothing brings it back. */
import type { Knex } from 'knex';
import { inTransaction } from '../../db/transaction.js';
import { Forbidden, NotFound } from '../errors.js';
import { ENTRIES_OF, NEEDED_BY } from './erase.js';
import { administeredBy } from './policy.js';
import type { Subject } from './subject.js';

export interface Erasable {
  account: string;
  username: string;
  name: string;
  kind: 'person' | 'company';
  partyCode: string;
  erased: boolean;
}
export interface ErasurePreview extends Erasable {
  /** Entries of the log whose personal part would go. */
  entries: number;
  /** Trades that are archived: their papers stay. */
  archived: number;
  /** Numbers of trades that still need the person's data, the first few. */
  neededBy: string[];
}

const COLUMNS = `a.id as account, a.username, b.name, b.kind, b.party_code as "partyCode", b.erased_at is not null as erased`;
const FROM = 'from bidder_profiles b join accounts a on a.id = b.account';

/** By the whole user name or party code, or part of the name; those whose data is gone have none to be found by. */
export async function findErasable(db: Knex, by: Subject, search: string): Promise<Erasable[]> {
  refuseStrangers(by);
  const { rows } = await db.raw<{ rows: Erasable[] }>(
    `select ${COLUMNS} ${FROM}
     where b.erased_at is null and (a.username = lower(:search) or b.party_code = :search or position(:search in b.name) > 0)
     order by b.name, a.id limit 20`,
    { search },
  );
  return rows;
}

/** @throws NotFound */
export async function erasurePreview(db: Knex, by: Subject, account: string): Promise<ErasurePreview> {
  refuseStrangers(by);
  return inTransaction<ErasurePreview>(db, async (trx) => {
    const [person] = await trx.query<Erasable>(`select ${COLUMNS} ${FROM} where a.id = $1`, [account]);
    if (!person) throw new NotFound('没有这个竞买人(供应商)账号。');
    const entries = await trx.query(ENTRIES_OF, [account]);
    const needed = await trx.query<{ code: string }>(NEEDED_BY, [account]);
    const [ended] = await trx.query<{ count: number }>(
      `select count(*)::int as count from trade_bidders b join projects p on p.id = b.project where b.account = $1 and p.stage = 'archived'`,
      [account],
    );
    const seen = { ...person, entries: entries.length, archived: ended?.count ?? 0, neededBy: needed.map(({ code }) => code) };
    return { value: () => seen };
  });
}

function refuseStrangers(by: Subject): void {
  if (administeredBy(by).length === 0) throw new Forbidden('删除个人信息由区管理员办理,您的账号没有这一职责。');
}
