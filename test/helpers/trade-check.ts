/**
 * One project's rows against its log: what the door wrote must be what replaying the log gives. Written apart from
 * server/audit/verify on purpose: a fault in the one must not be hidden by the same in the other.
 */
import assert from 'node:assert/strict';
import type { Knex } from 'knex';
import { replay } from '../../server/audit/replay.js';
import { nextDeadline } from '../../server/machines/deadlines.js';
import type { Bidder, Facts } from '../../server/machines/facts.js';
import { positionOf, stageOf, type TradeState } from '../../server/machines/position.js';
import { publicTrade } from '../../server/machines/public-trade.js';
import { tradeFigures } from '../../server/machines/trade-figures.js';
import type { Law } from '../../server/machines/rules/book.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { type LogRow, readLog } from './log-check.js';

interface ProjectColumns {
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
  position: string;
  stage: string;
  mode: string;
  side: string;
  category: string;
  village: string;
  town: string;
  rules_version: string;
  version: number;
  terms_version: number;
  round: number;
  next_due_at: number | null;
  public_at: number | null;
  offers_close_at: number | null;
  registered_at: number;
}
export interface Trade {
  row: ProjectColumns;
  state: TradeState;
  facts: Facts;
}

const lawOf = (version: string): Law => ({ book: bookOf(version), calendar: CALENDAR });

/** Of earlier rounds only a deposit that is still held or a bar still matters; other rows are history. */
const stillMatters = (bidder: Bidder, round: number) => bidder.round === round || bidder.deposit.state === 'received' || bidder.gaveUp;

const mattering = (bidders: Facts['bidders'], round: number): Facts['bidders'] =>
  Object.fromEntries(Object.entries(bidders).filter(([, bidder]) => stillMatters(bidder, round)));

export async function readTrade(admin: Knex, project: string): Promise<Trade> {
  const row = await admin('projects').where({ id: project }).first<ProjectColumns>();
  assert.ok(row, 'no such project');
  const rows = await admin('trade_bidders')
    .where({ project })
    .whereNotNull('facts')
    .select<{ pseudonym: string; facts: Bidder }[]>('pseudonym', 'facts');
  const bidders = Object.fromEntries(rows.map(({ pseudonym, facts }) => [pseudonym, facts]));
  return { row, state: row.state, facts: { ...row.facts, bidders: mattering(bidders, row.facts.round) } };
}

export async function checkTrade(admin: Knex, project: string): Promise<LogRow[]> {
  const entries = await readLog(admin, project);
  const { state, facts } = replay(entries, lawOf);
  const trade = await readTrade(admin, project);
  assert.deepEqual(trade.state, state, 'the row stands elsewhere than its log');
  assert.deepEqual(trade.facts, { ...facts, bidders: mattering(facts.bidders, facts.round) }, 'the rows hold other facts than the log');
  assert.deepEqual(columnsOf(trade.row), columnsFrom(entries, state, facts), 'a column says something else than the log');
  await checkPublic(admin, project, trade);
  await checkPackages(admin, project, entries);
  await checkDocuments(admin, project, entries);
  return entries;
}

const columnsOf = ({ state: _, facts: __, ...columns }: ProjectColumns) =>
  Object.fromEntries(COLUMNS.map((name) => [name, columns[name]]));
const COLUMNS = [
  'position',
  'stage',
  'mode',
  'side',
  'category',
  'village',
  'town',
  'rules_version',
  'version',
  'terms_version',
  'round',
  'next_due_at',
  'public_at',
  'offers_close_at',
  'registered_at',
] as const;

function columnsFrom(entries: LogRow[], state: TradeState, facts: Facts): Record<(typeof COLUMNS)[number], unknown> {
  const { mode, side, category, village, town } = facts.project;
  return {
    position: positionOf(state),
    stage: stageOf(state),
    mode,
    side,
    category,
    village,
    town,
    rules_version: facts.rules,
    version: entries.filter(countsAsVersion).length,
    terms_version: facts.termsVersion,
    round: facts.round,
    next_due_at: nextDeadline(state, facts, lawOf(facts.rules))?.at ?? null,
    public_at: entries.find((e) => e.event === 'approve_project')?.at ?? null,
    offers_close_at: facts.dates?.offersCloseAt ?? null,
    registered_at: entries[0]?.at,
  };
}

/** A version counts changes of flow and terms: what bidders do besides, and what is secret, must not show. */
function countsAsVersion({ event, from, to, secret, role }: LogRow): boolean {
  if (event === 'document_issued') return false;
  return from !== to || (!secret && role !== 'bidder');
}

/** What everybody reads is what the facts give at this moment, and nothing before the town approved. */
async function checkPublic(admin: Knex, project: string, { row, state, facts }: Trade): Promise<void> {
  const told = await admin('public_trades').where({ id: project }).first<{ stage: string; mode: string; amount: number | null; item: string; detail: string }>();
  const figures = await admin('trade_figures').where({ project }).first<Record<string, unknown>>();
  assert.equal(told !== undefined, row.public_at !== null, 'public, or kept from the public, at the wrong time');
  if (!told) return;
  const { item, detail, amount } = publicTrade(state, facts, lawOf(facts.rules));
  const parts = (json: string, like: object) => {
    const all = JSON.parse(json) as Record<string, unknown>;
    return Object.fromEntries(Object.keys(like).map((key) => [key, all[key]]));
  };
  const named = JSON.parse(told.detail) as { result: { name: string } | null };
  if (detail.result) assert.ok(named.result?.name, 'the candidate has no name');
  const expected = { ...detail, result: detail.result && { ...detail.result, name: named.result?.name } };
  assert.deepEqual(parts(told.item, item), item, 'the public list says something else than the facts');
  assert.deepEqual(parts(told.detail, detail), expected, 'the public page says something else than the facts');
  assert.deepEqual([told.stage, told.mode, told.amount], [row.stage, row.mode, amount]);
  const made = tradeFigures(facts);
  assert.deepEqual(Object.fromEntries(Object.keys(made).map((key) => [key, figures?.[key]])), made, 'the figures are made of other facts');
}

/** Every package is named by one entry, and every entry that names one has it. */
async function checkPackages(admin: Knex, project: string, entries: LogRow[]): Promise<void> {
  const rows = await admin('sealed_packages').where({ project }).select('owner', 'number', 'hash', 'received_at');
  const handedIn = entries.filter((e) => e.event === 'submit_offer' || e.event === 'seal_reserve');
  const said = handedIn.map((e) => {
    const { packageHash, number } = e.payload.found as { packageHash: string; number: number };
    return { owner: e.event === 'seal_reserve' ? 'reserve' : e.actor, number, hash: packageHash, received_at: e.at };
  });
  const inOrder = (list: { hash: string }[]) => [...list].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  assert.deepEqual(inOrder(rows), inOrder(said), 'packages and log disagree');
}

async function checkDocuments(admin: Knex, project: string, entries: LogRow[]): Promise<void> {
  const issued = await admin('documents').where({ project, state: 'issued' }).select('number', 'issued_entry', 'sha256');
  const said = entries.filter((e) => e.event === 'document_issued').map((e) => {
    const { number, sha256 } = e.payload.data as { number: string; sha256: string };
    return { number, issued_entry: e.entryNo, sha256 };
  });
  const inOrder = (list: { number: string }[]) => [...list].sort((a, b) => (a.number < b.number ? -1 : 1));
  assert.deepEqual(inOrder(issued), inOrder(said), 'documents and log disagree');
}
