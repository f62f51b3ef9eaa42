/** Which bidders those who work on a trade may see, and what of them: nobody before it is time (domain §6). */
import type { Knex } from 'knex';
import type { Bidder } from '../machines/facts.js';
import { GUARDS } from '../machines/guards.js';
import { positionOf } from '../machines/position.js';
import { invalidity } from '../machines/ranking.js';
import type { Role } from '../machines/roles.js';
import { publicNames } from '../people/register-bidder.js';
import type { Door, Held } from './door.js';
import { type RankAhead, rankingAhead } from './ranking.js';

interface Row {
  pseudonym: string;
  account: string;
  facts: Bidder;
}

export interface ListedBidder {
  bidder: string;
  name: string;
  deposit: Bidder['deposit'];
  priority: number | null;
  qualified: boolean | null;
  amount: number | null;
  invalid: string | null;
  rank: number | null;
  /** The deposit may be returned now. */
  refundable: boolean;
  /** What confirming the ranking would give, for whoever may do it now. */
  ahead: RankAhead | null;
}

/** The list is open after the opening, and during pre-qualification to the station that examines it. */
function listIsOpen({ facts, state }: Held, roles: readonly Role[]): boolean {
  if (facts.openedAt !== null) return true;
  return positionOf(state) === 'bidding.qualification' && !facts.tenderFile?.postQualification && roles.includes('station');
}

function isRefundable(held: Held, name: string, bidder: Bidder): boolean {
  const data = { bidder: name, amount: bidder.deposit.received };
  return bidder.deposit.state === 'received' && GUARDS.depositMayGoBack(held.facts, { data, at: held.at } as never, held.law) === null;
}

interface Asking {
  account: string;
  roles: readonly Role[];
}

/** @param db reads on behalf of whoever asks */
export async function listedBidders({ db, door }: { db: Knex; door: Door }, held: Held, asking: Asking): Promise<ListedBidder[] | null> {
  const { roles } = asking;
  const open = listIsOpen(held, roles);
  // The accountant of the deposits sees sub-accounts to be paid back, never the list.
  if (!open && !roles.includes('agent_accountant')) return null;
  const { rows } = await db.raw<{ rows: Row[] }>(
    'select pseudonym, account, facts from trade_bidders where project = ? and facts is not null order by pseudonym',
    [held.id],
  );
  held = { ...held, facts: { ...held.facts, bidders: Object.fromEntries(rows.map((r) => [r.pseudonym, r.facts])) } };
  const refundable = new Set(rows.filter((r) => isRefundable(held, r.pseudonym, r.facts)).map((r) => r.pseudonym));
  // Who came to an earlier round stays unknown, also when this one is opened.
  const isListed = (r: Row) => open && r.facts.round === held.facts.round;
  const isPaidBack = (r: Row) => roles.includes('agent_accountant') && refundable.has(r.pseudonym);
  const shown = rows.filter((r) => isListed(r) || isPaidBack(r));
  const names = await publicNames(db, shown.map((r) => r.account), { full: new Set(shown.map((r) => r.account)) });
  const ahead = open ? await rankingAhead(door, held, asking) : null;
  return shown.map(({ pseudonym, account, facts }) => ({
    bidder: pseudonym,
    name: names.get(account) ?? '',
    deposit: facts.deposit,
    priority: facts.priority,
    qualified: facts.qualified,
    amount: facts.opened?.amount ?? null,
    invalid: held.facts.openedAt === null ? null : invalidity(held.facts, facts),
    rank: facts.rank,
    refundable: refundable.has(pseudonym),
    ahead: ahead?.get(pseudonym) ?? null,
  }));
}
