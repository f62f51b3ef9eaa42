/** Everything that composers may draw on for one document; a handful of statements, however long the story is. */
import type { Knex } from 'knex';
import type { DataOf, EventType } from '../../machines/events.js';
import type { Facts, Pseudonym } from '../../machines/facts.js';
import type { Law } from '../../machines/rules/book.js';
import {
  lastAct,
  namesOfBidders,
  namesOfStaff,
  readStory,
  roundOf,
  type Story,
  type StoryEntry,
} from '../../transactions/story.js';
import { factsAt } from './facts-at.js';
import { NOT_RECORDED } from './said.js';

export interface DocumentRow {
  id: string;
  project: string;
  number: string;
  kind: string;
  title: string;
  round: number;
  entry_no: number;
  audience: string;
  template: string;
  rules_version: string;
  state: 'pending' | 'issued' | 'failed';
  tries: number;
}

export interface Material {
  db: Knex;
  row: DocumentRow;
  /** Up to the entry that called for the document. */
  story: Story;
  entry: StoryEntry;
  facts: Facts;
  law: Law;
  staff: ReadonlyMap<string, string>;
  bidders: ReadonlyMap<Pseudonym, string>;
  /** The bidder whose own paper it is. */
  owner: Pseudonym | null;
  /** The winner's number on the platform: who it is, without an identity number on paper. */
  winnerCode: string | null;
  /** Who is head of the village's collective. */
  head: string;
  files: ReadonlyMap<string, { name: string; mime: string }>;
  /** Documents issued before this one. */
  earlier: readonly {
    number: string;
    kind: string;
    title: string;
    round: number;
    audience: string;
    sha256: string;
    issuedAt: number;
  }[];
}

/** Null for a paper of everybody's, or of all who work on the trade. */
export const ownerOf = ({ audience }: { audience: string }): Pseudonym | null =>
  audience === 'public' || audience === 'work' ? null : audience;

/** Papers that say nothing of others: three hundred bidders get three or four of them each. */
const OF_ONE_BIDDER = new Set(['registration', 'offer', 'qualification', 'deposit-refund']);

/** Whose alone such a paper is; it would else read what all the others did. */
function soleReader(row: DocumentRow): Pseudonym | undefined {
  return OF_ONE_BIDDER.has(row.kind) ? (ownerOf(row) ?? undefined) : undefined;
}

const PASSES_OVER = new Set(['give_up', 'forfeit_for_not_signing', 'uphold_objection']);

/** Who comes forward when a candidate falls is told by all ranks: of one bidder's acts alone it would be they. */
function needsAllRanks({ entries }: Story): boolean {
  const ranked = entries.findIndex((e) => e.event === 'confirm_ranking');
  return ranked !== -1 && entries.slice(ranked).some((e) => PASSES_OVER.has(e.event));
}

/** Of one bidder, and of all only where nothing less is enough. */
async function storyFor(db: Knex, row: DocumentRow): Promise<Story> {
  const reader = soleReader(row);
  const own = await readStory(db, row.project, row.entry_no, reader);
  const story = own && reader && needsAllRanks(own) ? await readStory(db, row.project, row.entry_no) : own;
  if (!story) throw new Error(`document ${row.id}: no project ${row.project}`);
  return story;
}

export async function readMaterial(
  db: Knex,
  row: DocumentRow,
  lawOf: (version: string) => Law,
): Promise<Material> {
  return materialOf(db, row, await storyFor(db, row), lawOf(row.rules_version));
}

/** From a story that was read, or that an act was added to which nobody has done yet. */
export async function materialOf(
  db: Knex,
  row: DocumentRow,
  story: Story,
  law: Law,
): Promise<Material> {
  const entry = story.entries.at(-1);
  if (!entry || entry.entryNo !== row.entry_no)
    throw new Error(`document ${row.id}: entry ${row.entry_no} is not in the log`);
  const facts = await factsAt(story, law);
  const winner = facts.candidate?.bidder ?? null;
  const owner = ownerOf(row);
  const acting = story.entries.map((e) => e.actor);
  return {
    db,
    row,
    story,
    entry,
    facts,
    law,
    staff: await namesOfStaff(db, [...acting, ...(facts.panel?.drawn ?? [])]),
    bidders: await namesOfBidders(db, row.project, {
      full: new Set([winner, owner].filter((name) => name !== null)),
      only: soleReader(row),
    }),
    owner,
    winnerCode: winner === null ? null : await partyCode(db, row.project, winner),
    head: await headOf(db, story.village.code),
    files: soleReader(row) ? new Map() : await filesOf(db, row.project),
    earlier: await earlierDocuments(db, row, story),
  };
}

async function partyCode(db: Knex, project: string, pseudonym: string): Promise<string | null> {
  const row = await db('trade_bidders as b')
    .join('bidder_profiles as p', 'p.account', 'b.account')
    .where({ 'b.project': project, 'b.pseudonym': pseudonym })
    .first<{ party_code: string } | undefined>('p.party_code');
  return row?.party_code ?? null;
}

/** No act says who holds the office; the office's own record does. */
async function headOf(db: Knex, village: string): Promise<string> {
  const names: string[] = await db('grants as g')
    .join('accounts as a', 'a.id', 'g.account')
    .where({ 'g.role': 'head', 'g.organisation': village })
    .whereNull('a.disabled_at')
    .orderBy('a.display_name')
    .pluck('a.display_name');
  return names.join('、') || NOT_RECORDED;
}

async function filesOf(db: Knex, project: string): Promise<Material['files']> {
  const rows = await db('attachments')
    .where({ project })
    .select<{ sha256: string; name: string; mime: string }[]>('sha256', 'name', 'mime');
  return new Map(rows.map(({ sha256, name, mime }) => [sha256, { name, mime }]));
}

/** Bidders' own papers only of rounds that were opened: of others nobody may learn that there were any. */
async function earlierDocuments(
  db: Knex,
  row: DocumentRow,
  story: Story,
): Promise<Material['earlier']> {
  // Dated as printed on them, not by when their jobs came to it.
  const issuedAt = db.raw(`(facts -> 'frame' ->> 'issuedAt')::bigint as "issuedAt"`);
  const rows: (Material['earlier'][number] & { entry_no: number })[] = await db('documents')
    .where({ project: row.project, state: 'issued' })
    .where('entry_no', '<=', row.entry_no)
    .whereNot({ id: row.id })
    .modify((asked) => {
      const reader = soleReader(row);
      if (reader) asked.whereIn('audience', ['public', 'work', reader]);
    })
    .orderBy(['entry_no', 'number'])
    .select('number', 'kind', 'title', 'round', 'audience', 'sha256', 'entry_no', issuedAt);
  const isOpened = (entryNo: number) => {
    const entry = story.entries.find((e) => e.entryNo === entryNo);
    return entry !== undefined && roundOf(story, entry).some((e) => e.event === 'open_offers');
  };
  const opened = new Map<number, boolean>();
  return rows
    .filter((d) => {
      if (ownerOf(d) === null || ownerOf(d) === ownerOf(row)) return true;
      const known = opened.get(d.round) ?? isOpened(d.entry_no);
      opened.set(d.round, known);
      return known;
    })
    .map(({ entry_no: _, ...document }) => document);
}

/** The last act of a kind that the document can know of. */
export function recorded<T extends EventType>(
  m: Material,
  type: T,
): StoryEntry<DataOf<T>> | null {
  return lastAct(m.story, type);
}

/** An act without which the document has nothing to say. */
export function needed<T extends EventType>(m: Material, type: T): StoryEntry<DataOf<T>> {
  const found = recorded(m, type);
  if (!found) throw new Error(`document ${m.row.number}: no act ${type} in the log`);
  return found;
}
