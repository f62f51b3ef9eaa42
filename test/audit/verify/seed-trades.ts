/** Trades as a bundle tells them, to make a log of any size of: each as a text in which only what tells trades apart is open. */
import { isDeepStrictEqual } from 'node:util';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoggedEntry, type Replayed, ReplayFailed, replayFirst, replayOn } from '../../../server/audit/replay.js';
import { lawNamed, OWN_SHELF } from '../../../server/machines/rules/shelf.js';

export interface SeedEntry {
  line: { project: string; event: string; at: number; rules: string; [more: string]: unknown };
  salt: string;
  data: string;
}
export interface SeedTrade {
  entries: SeedEntry[];
  /** Its line of `projects.jsonl`. */
  rows: string;
}

/** The trades of a bundle; it has to hold all that they are made of. */
export async function readSeed(dir: string): Promise<SeedTrade[]> {
  const lines = async (name: string) => (await readFile(join(dir, name), 'utf8')).split('\n').filter(Boolean);
  const payloads = new Map((await lines('payloads.jsonl')).map((text) => JSON.parse(text)).map((p) => [p.seq, p]));
  const trades = new Map<string, SeedTrade>();
  for (const rows of await lines('projects.jsonl')) trades.set(JSON.parse(rows).row.id, { entries: [], rows });
  for (const text of await lines('entries.jsonl')) {
    const line = JSON.parse(text);
    const { dataSalt, data } = payloads.get(line.seq);
    trades.get(line.project)?.entries.push({ line, salt: dataSalt, data });
  }
  return [...trades.values()];
}

const WEEK = 7 * 86_400_000;
/** Epoch milliseconds of these years, as numbers of JSON; and civil dates, but for what a rule book is called by. */
const INSTANT = /(?<=[:,[] ?)1[67]\d{11}(?=[,\]}])/g;
const DATE = /(?<!\d|"rules(?:_version)?":"|\\"law\\": ?\\")20\d\d-[01]\d-[0-3]\d(?!\d)/g;

/** The same trade so many weeks later, or null where law would not have let it happen then: a holiday lies in between. */
export function later(trade: SeedTrade, weeks: number): SeedTrade | null {
  if (weeks === 0) return trade;
  const shifted = (text: string) =>
    text
      .replaceAll(INSTANT, (at) => String(Number(at) + weeks * WEEK))
      .replaceAll(DATE, (date) => new Date(Date.parse(date) + weeks * WEEK).toISOString().slice(0, 10));
  const moved = {
    entries: trade.entries.map(({ line, salt, data }) => ({ line: { ...line, at: line.at + weeks * WEEK }, salt, data: shifted(data) })),
    rows: shifted(trade.rows),
  };
  return isLawful(moved) ? moved : null;
}

function isLawful({ entries, rows }: SeedTrade): boolean {
  const logged = entries.map(({ line, data }) => ({ ...line, payload: JSON.parse(data) }) as unknown as LoggedEntry);
  try {
    const [first, ...rest] = logged;
    const law = (name: string) => lawNamed(OWN_SHELF, name);
    const { state, facts } = rest.reduce<Replayed>((trade, entry) => replayOn(trade, entry, law), replayFirst(first as LoggedEntry));
    const { bidders: _, ...own } = facts;
    const { row } = JSON.parse(rows);
    return isDeepStrictEqual([row.state, row.facts], JSON.parse(JSON.stringify([state, own])));
  } catch (error) {
    if (error instanceof ReplayFailed) return false;
    throw error;
  }
}

const UUID_END = /(?<=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6})[0-9a-f]{6}/g;
/** The demonstration's village, where the trades were played. */
const VILLAGE = /(?<=330203102)230/;

/** A text of a trade with new ids in it, and another village: those of trade number n. Keys keep their order. */
export class Stencil {
  readonly #parts: readonly (readonly string[])[];

  constructor(text: string) {
    this.#parts = text.split(UUID_END).map((part) => part.split(VILLAGE));
  }

  filled(n: number): string {
    const village = String(n % 1000).padStart(3, '0');
    return this.#parts.map((part) => part.join(village)).join(n.toString(16).padStart(6, '0'));
  }
}
