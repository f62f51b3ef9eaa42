/**
 * Bidders' names as they may leave the database (domain §6): companies in full, natural persons as 张**
 * unless in `full`: the winning candidate, who agreed to it by taking part.
 */
import type { Knex } from 'knex';

export async function publicNames(
  db: Knex,
  accounts: readonly string[],
  { full = new Set() }: { full?: ReadonlySet<string> } = {},
): Promise<Map<string, string>> {
  const rows = await db('bidder_profiles')
    .whereRaw('account = any(?::uuid[])', [[...accounts]])
    .select<{ account: string; kind: string; name: string }[]>('account', 'kind', 'name');
  return new Map(
    rows.map(({ account, kind, name }) => [
      account,
      kind === 'company' || full.has(account) ? name : maskedName(name),
    ]),
  );
}

/** Always two stars: how many characters a name has would narrow down who it is. */
export function maskedName(name: string): string {
  // By what people see as one character: rare surnames are several code units, or carry a variant mark.
  const [first] = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name.trim());
  return `${first?.segment ?? ''}**`;
}
