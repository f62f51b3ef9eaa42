/**
 * What happened to one project, in the words of its log: the only source of documents and of the trail. Two
 * statements however long it is.
 */
import type { Knex } from 'knex';
import type { DataOf, EventType, Found } from '../machines/events.js';
import type { Pseudonym } from '../machines/facts.js';
import type { ActorRole } from '../machines/roles.js';
import type { Instant } from '../machines/time.js';
import type { Collective } from '../people/collective.js';
import { publicNames } from '../people/public-names.js';

export interface StoryEntry<Data = unknown> {
  entryNo: number;
  seq: number;
  event: string;
  at: Instant;
  from: string;
  to: string;
  /** An account, a bidder's pseudonym, or `clock`. */
  actor: string;
  role: ActorRole;
  rules: string;
  secret: boolean;
  /** Hex. */
  leaf: string;
  /** Null once it was erased. */
  data: Data;
  found: Found;
  /** Names and the like, where the act had any and they were not erased. */
  personal: Record<string, unknown> | null;
}

export interface Story {
  id: string;
  code: string;
  title: string;
  village: { code: string; name: string };
  /** As it is registered; null until it is. */
  collective: Collective | null;
  town: { code: string; name: string };
  district: { code: string; name: string };
  registeredAt: Instant;
  registeredBy: { account: string; name: string };
  entries: readonly StoryEntry[];
}

const PROJECT = `
  select p.id, p.code, p.title, p.registered_at as "registeredAt",
    json_build_object('code', v.id, 'name', v.name) as village,
    case when v.credit_code is not null
      then json_build_object('name', v.collective_name, 'creditCode', v.credit_code, 'seat', v.seat) end as collective,
    json_build_object('code', t.id, 'name', t.name) as town,
    json_build_object('code', d.id, 'name', d.name) as district,
    json_build_object('account', a.id, 'name', a.display_name) as "registeredBy"
  from projects p
    join organisations v on v.id = p.village join organisations t on t.id = p.town
    join organisations d on d.id = p.district join accounts a on a.id = p.registered_by
  where p.id = ?`;

const ENTRIES = `
  select e.entry_no as "entryNo", e.seq, e.secret, encode(e.leaf, 'hex') as leaf,
    convert_from(e.bytes, 'UTF8') as line, y.data, y.personal
  from log.entries e join log.payloads y on y.seq = e.seq
  where e.project = ? and e.entry_no <= ?`;

/** Of what is secret only what this bidder did, or what names them: it does not grow with who else takes part. */
const OF_BIDDER = 'and (not e.secret or e.actor = ? or position(? in y.data) > 0)';

interface Row extends Pick<StoryEntry, 'entryNo' | 'seq' | 'secret' | 'leaf'> {
  line: string;
  data: string | null;
  personal: string | null;
}
type Line = Pick<StoryEntry, 'event' | 'at' | 'from' | 'to' | 'actor' | 'role' | 'rules'>;

/** The story up to an entry, or to its end, told to all or to one bidder; null if there is no such project. */
export async function readStory(
  db: Knex,
  project: string,
  upToEntryNo?: number,
  bidder?: Pseudonym,
): Promise<Story | null> {
  const found = await db.raw<{ rows: Omit<Story, 'entries'>[] }>(PROJECT, [project]);
  const identity = found.rows[0];
  if (!identity) return null;
  const { rows } = await db.raw<{ rows: Row[] }>(
    `${ENTRIES} ${bidder ? OF_BIDDER : ''} order by e.entry_no`,
    [project, upToEntryNo ?? 2_147_483_647, ...(bidder ? [bidder, bidder] : [])],
  );
  return { ...identity, entries: await inTurns(rows, entryOf) };
}

const TURN = 1_000;

/** Maps a long list without keeping other requests waiting for this thread. */
export async function inTurns<T, R>(items: readonly T[], map: (item: T) => R): Promise<R[]> {
  const mapped: R[] = [];
  for (const [n, item] of items.entries()) {
    if (n % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    mapped.push(map(item));
  }
  return mapped;
}

function entryOf({ line, data, personal, ...row }: Row): StoryEntry {
  const { event, at, from, to, actor, role, rules } = JSON.parse(line) as Line;
  const payload = data === null ? null : (JSON.parse(data) as { data: unknown; found?: Found });
  return {
    ...row,
    event,
    at,
    from,
    to,
    actor,
    role,
    rules,
    data: payload?.data ?? null,
    found: payload?.found ?? {},
    personal: personal === null ? null : JSON.parse(personal),
  };
}

/** The last act of a kind, before an entry if one is given; null if there is none or its data was erased. */
export function lastAct<T extends EventType>(
  story: Story,
  type: T,
  before = Number.POSITIVE_INFINITY,
): StoryEntry<DataOf<T>> | null {
  const found = story.entries.findLast(
    (e) => e.event === type && e.entryNo < before && e.data !== null,
  );
  return (found as StoryEntry<DataOf<T>> | undefined) ?? null;
}

/** Every act of a kind, oldest first. */
export function actsOf<T extends EventType>(story: Story, type: T): StoryEntry<DataOf<T>>[] {
  return story.entries.filter((e) => e.event === type && e.data !== null) as StoryEntry<
    DataOf<T>
  >[];
}

const ENDS_ROUND = new Set(['uphold_objection', 'give_up', 'forfeit_for_not_signing']);

/** Whether a new round begins after an entry: a failure was answered, or an act sent the trade back that far. */
export function endsRound({ event, to }: Pick<StoryEntry, 'event' | 'to'>): boolean {
  return (
    event === 'choose_next_round' ||
    (ENDS_ROUND.has(event) && /^(setup|announcement|bidding\.opening)/.test(to))
  );
}

/** The entries of the round that an entry belongs to. */
export function roundOf(story: Story, entry: StoryEntry): StoryEntry[] {
  const before =
    story.entries.findLast((e) => e.entryNo < entry.entryNo && endsRound(e))?.entryNo ?? 0;
  const after =
    story.entries.find((e) => e.entryNo >= entry.entryNo && endsRound(e))?.entryNo ??
    Number.POSITIVE_INFINITY;
  return story.entries.filter((e) => e.entryNo > before && e.entryNo <= after);
}

/** Display names of staff accounts; what is no account is left out. */
export async function namesOfStaff(
  db: Knex,
  accounts: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(accounts)].filter((a) => /^[0-9a-f-]{36}$/.test(a));
  const rows = await db('accounts')
    .whereRaw('id = any(?::uuid[])', [wanted])
    .select<{ id: string; display_name: string }[]>('id', 'display_name');
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

/** Who took part in a project: names as they may leave the database, natural persons masked unless in `full`. */
export async function namesOfBidders(
  db: Knex,
  project: string,
  { full = new Set(), only }: { full?: ReadonlySet<Pseudonym>; only?: Pseudonym | undefined } = {},
): Promise<Map<Pseudonym, string>> {
  const rows = await db('trade_bidders')
    .where({ project, ...(only ? { pseudonym: only } : {}) })
    .select<{ pseudonym: string; account: string }[]>('pseudonym', 'account');
  const inFull = new Set(rows.filter((r) => full.has(r.pseudonym)).map((r) => r.account));
  const names = await publicNames(
    db,
    rows.map((r) => r.account),
    { full: inFull },
  );
  return new Map(rows.map((row) => [row.pseudonym, names.get(row.account) ?? row.pseudonym]));
}
