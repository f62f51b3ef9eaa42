/** A project's rows against what its log says they must be. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Bidder, Facts } from '../../machines/facts.js';
import { compareTold } from './compare-told.js';
import type { Kind } from './finding.js';
import type { Laws } from './laws.js';
import type { Ledger } from './ledger.js';
import type { ProjectStory } from './project-story.js';
import type { PackageRow, ProjectRows } from './source.js';
import type { Name, Told } from './told.js';

export function compareRows(story: ProjectStory, rows: ProjectRows, laws: Laws, ledger: Ledger): void {
  const { id } = story;
  const told = story.told();
  const find = (kind: Kind, table: string, row?: string, detail?: string) =>
    ledger.find(kind, { table, project: id, ...(row ? { row } : {}) }, detail);
  for (const [name, value] of Object.entries(told.named ?? {})) {
    const stored = rows.row[name as keyof Name];
    if (stored !== undefined && stored !== value) find('row-column', 'projects', undefined, `${name}: ${stored}, the log gives ${value}`);
  }
  if (!story.incomplete && !story.broken && told.trade) {
    const { state, facts } = told.trade;
    if (!isDeepStrictEqual(rows.row.state, state)) find('row-state', 'projects');
    const { bidders, ...own } = facts;
    for (const name of differing(rows.row.facts, own)) find('row-facts', 'projects', undefined, name);
    for (const [name, value] of Object.entries(story.columns(told.trade, laws))) {
      const stored = rows.row[name as keyof typeof rows.row];
      if (stored !== value) find('row-column', 'projects', undefined, `${name}: ${stored}, the log gives ${value}`);
    }
    compareBidders(facts, rows, find);
    compareTold(rows, told, laws, (detail) => find('public-row', 'public_trades', undefined, detail));
  }
  compareDocuments(told, story.incomplete, rows, find);
  if (rows.packages) comparePackages(told, story.incomplete, rows.packages, find);
  for (const [file, seq] of told.evidence) {
    if (!rows.attachments.includes(file)) ledger.find('attachment-row', { table: 'attachments', project: id, seq, row: file });
  }
}

type Find = (kind: Kind, table: string, row?: string, detail?: string) => void;

/** Of earlier rounds only a deposit that is still held or a bar still matters; other rows are history. */
const matters = (bidder: Bidder, round: number) => bidder.round === round || bidder.deposit.state === 'received' || bidder.gaveUp;

function compareBidders(facts: Facts, { bidders }: ProjectRows, find: Find): void {
  const stored = new Map(bidders.map((b) => [b.pseudonym, b.facts]));
  for (const name of new Set([...Object.keys(facts.bidders), ...stored.keys()])) {
    const [said, held] = [facts.bidders[name], stored.get(name)];
    const present = [said, held].filter((b) => b && matters(b, facts.round));
    if (present.length > 0 && !isDeepStrictEqual(said, held)) {
      const detail = said && held ? differing(held, said).join(', ') : held ? 'the log does not know this bidder' : 'no row';
      find('bidder-facts', 'trade_bidders', name, detail);
    }
  }
}

function compareDocuments(told: Told, isIncomplete: boolean, { documents }: ProjectRows, find: Find): void {
  const issued = new Map(documents.flatMap((d) => (d.issuedEntry === null ? [] : [[d.number, d] as const])));
  for (const [number, { sha256, entryNo, kind, title }] of told.documents) {
    const row = issued.get(number);
    issued.delete(number);
    if (!row) find('document-row', 'documents', number, 'no row');
    else if (row.sha256 !== sha256 || row.issuedEntry !== entryNo) find('document-row', 'documents', number, 'another file or entry');
    else if ((row.kind ?? kind) !== kind || (row.title ?? title) !== title) find('document-row', 'documents', number, 'called otherwise');
  }
  if (isIncomplete) return;
  for (const number of issued.keys()) find('document-row', 'documents', number, 'the log never issued it');
}

function comparePackages(told: Told, isIncomplete: boolean, packages: readonly PackageRow[], find: Find): void {
  const keyOf = (p: { owner: string; number: number; hash: string; receivedAt: number }) => `${p.owner} ${p.number} ${p.hash} ${p.receivedAt}`;
  const said = new Set(told.packages.map(keyOf));
  for (const row of packages) {
    const name = `${row.owner} no ${row.number}`;
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.hash) find('package-changed', 'sealed_packages', name, 'the bytes are others');
    if (!said.delete(keyOf(row)) && !isIncomplete) find('package-changed', 'sealed_packages', name, 'the log says otherwise');
  }
  for (const key of said) find('package-changed', 'sealed_packages', key.split(' ')[0], 'a package of the log is gone');
}

/** The members in which two objects differ. */
function differing(a: object, b: object): string[] {
  const [one, other] = [a, b] as Record<string, unknown>[];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => !isDeepStrictEqual(one?.[name], other?.[name])).sort();
}
