/** What trades ask about bidders. Identity numbers are compared by index and never opened. */
import type { Trx } from '../../db/transaction.js';

/** The account of the party that a resolution or an outside result names; a disabled one is nobody. */
export async function bidderByPartyCode(trx: Trx, code: string): Promise<string | null> {
  const [row] = await trx.query<{ account: string }>(
    `select b.account from bidder_profiles b join accounts a on a.id = b.account
      where b.party_code = $1 and a.disabled_at is null`,
    [code],
  );
  return row?.account ?? null;
}

interface Ties {
  account: string;
  identity: string;
  head: string | null;
  controller: string | null;
}

/**
 * Those of a lot who have the same head or controlling party as another of it, or are controlled by
 * another: all of them are invalid (招标投标法实施条例 34). A natural person is their own head.
 */
export async function relatedAmong(trx: Trx, accounts: readonly string[]): Promise<string[]> {
  const rows = await trx.query<Ties>(
    `select account, encode(identity_index, 'hex') as identity,
            encode(case kind when 'person' then identity_index else head_index end, 'hex') as head,
            encode(controller_index, 'hex') as controller
       from bidder_profiles where account = any($1::uuid[]) order by account`,
    [[...accounts]],
  );
  const heads = grouped(rows, ({ head }) => head);
  const controllers = grouped(rows, ({ controller }) => controller);
  const identities = new Map(rows.map((row) => [row.identity, row.account]));

  const related = new Set<string>();
  for (const group of [...heads.values(), ...controllers.values()]) {
    if (group.length > 1) for (const account of group) related.add(account);
  }
  for (const { account, controller } of rows) {
    const parent = controller === null ? undefined : identities.get(controller);
    if (parent === undefined || parent === account) continue;
    related.add(account).add(parent);
  }
  return rows.map(({ account }) => account).filter((account) => related.has(account));
}

/**
 * Those among some accounts who gave the same phone, or the same bank account: for whoever asks why. Found by the blind
 * indexes, so that nobody reads a number.
 */
export async function sharedContacts(trx: Trx, accounts: readonly string[]): Promise<{ phone: string[][]; bank: string[][] }> {
  const rows = await trx.query<{ account: string; phone: string | null; bank: string | null }>(
    `select account, encode(phone_index, 'hex') as phone, encode(bank_index, 'hex') as bank
       from bidder_profiles where account = any($1::uuid[]) order by account`,
    [[...accounts]],
  );
  const shared = (of: 'phone' | 'bank') => [...grouped(rows, (row) => row[of]).values()].filter((group) => group.length > 1);
  return { phone: shared('phone'), bank: shared('bank') };
}

function grouped<Row extends { account: string }>(rows: Row[], by: (row: Row) => string | null): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = by(row);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), row.account]);
  }
  return groups;
}
