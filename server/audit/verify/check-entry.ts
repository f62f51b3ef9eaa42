/** One entry by itself: its bytes, its columns and its payload. */
import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { CanonicalError, parseCanonical } from '../canonical.js';
import { definitionOf, isEventType } from '../../machines/events.js';
import type { Place } from './finding.js';
import type { Ledger } from './ledger.js';
import type { Columns, Payload, StoredEntry } from './source.js';

/** An entry as its bytes say it. */
export interface Line {
  actor: string;
  at: number;
  data: string;
  entryNo: number;
  event: string;
  from: string;
  personal: string | null;
  project: string;
  role: string;
  rules: string;
  seq: number;
  to: string;
  v: number;
}
const FIELDS: Record<keyof Line, (value: unknown) => boolean> = {
  actor: isText,
  at: Number.isSafeInteger,
  data: isHash,
  entryNo: Number.isSafeInteger,
  event: isText,
  from: isText,
  personal: (value) => value === null || isHash(value),
  project: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  role: isText,
  rules: isText,
  seq: Number.isSafeInteger,
  to: isText,
  v: (value) => value === 1,
};
const NAMES = Object.keys(FIELDS).join();

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0;
}
function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** What the checks of a single entry have left of it. */
export interface CheckedEntry {
  seq: number;
  /** Null where there is nothing to go on with: withheld, or bytes that are no entry. */
  line: Line | null;
  /** The parsed payload; undefined where it is gone or was found to be another. */
  payload: { data: unknown; found: unknown } | undefined;
  erasedBy: number | null;
  /** A hash of personal data without the data. */
  personalGone: boolean;
}

export function checkEntry(stored: StoredEntry, table: string, ledger: Ledger): CheckedEntry {
  const { seq, bytes } = stored;
  const nothing = { seq, line: null, payload: undefined, erasedBy: null, personalGone: false };
  if (bytes === null) return nothing;
  const place: Place = { table, seq, ...(stored.columns ? { project: stored.columns.project } : {}) };
  const line = plainLine(bytes) ?? lineOf(bytes, place, ledger);
  if (!line) return nothing;
  place.project = line.project;
  if (line.seq !== seq) ledger.find('entry-column', place, `the bytes say seq ${line.seq}`);
  if (stored.columns) checkColumns(line, stored.columns, place, ledger);
  const payload = payloadOf(stored);
  if (!payload) ledger.cannot(`the payload of entry ${seq} is not here`, `缺少第 ${seq} 条记录的内容`);
  return {
    seq,
    line,
    payload: (payload && checkPayload(line, payload, place, ledger)) ?? undefined,
    erasedBy: payload?.erasedBy ?? null,
    personalGone: line.personal !== null && (payload?.personal ?? null) === null,
  };
}

/**
 * An entry as nearly all are: plain ASCII, every field as it has to be, and to the byte what its fields are written as. Null for
 * any other, which is looked at more closely.
 */
function plainLine(bytes: Buffer): Line | null {
  if (!isAscii(bytes)) return null;
  const text = bytes.toString('latin1');
  try {
    const line = JSON.parse(text) as Record<string, unknown>;
    return isLine(line) && wrongField(line) === undefined && written(line as unknown as Line) === text ? (line as unknown as Line) : null;
  } catch {
    return null;
  }
}

/** RFC 8785 for these fields: their names are in order already, and of strings and safe integers JSON has one form. */
function written(line: Line): string {
  const { actor, at, data, entryNo, event, from, personal, project, role, rules, seq, to } = line;
  const text = JSON.stringify;
  const hash = personal === null ? 'null' : `"${personal}"`;
  const head = `{"actor":${text(actor)},"at":${at},"data":"${data}","entryNo":${entryNo},"event":${text(event)},"from":${text(from)}`;
  return `${head},"personal":${hash},"project":"${project}","role":${text(role)},"rules":${text(rules)},"seq":${seq},"to":${text(to)},"v":1}`;
}

const isLine = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && Object.keys(value).join() === NAMES;

function wrongField(line: Record<string, unknown>): string | undefined {
  for (const name in FIELDS) if (!FIELDS[name as keyof Line](line[name])) return name;
  return undefined;
}

function lineOf(bytes: Buffer, place: Place, ledger: Ledger): Line | null {
  let value: unknown;
  try {
    value = parseCanonical(bytes);
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    ledger.find('not-canonical', place, error.message);
    return null;
  }
  const wrong = isLine(value) ? wrongField(value) : '';
  if (wrong === undefined) return value as Line;
  ledger.find('entry-fields', place, wrong || undefined);
  return null;
}

/** Null where there is none, or a line that is none: then nothing can be said about the entry's content. */
function payloadOf({ seq, payload }: StoredEntry): Payload | null {
  if (!Buffer.isBuffer(payload)) return payload;
  const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
  try {
    const line = JSON.parse(payload.toString('utf8')) as Payload & { seq: number };
    const texts = [line.dataSalt, line.data, line.personalSalt, line.personal];
    return line.seq === seq && texts.every(isTextOrNull) ? line : null;
  } catch {
    return null;
  }
}

function checkColumns(line: Line, columns: Columns, place: Place, ledger: Ledger): void {
  for (const name of ['project', 'entryNo', 'event', 'at', 'actor', 'role'] as const) {
    if (columns[name] !== line[name]) ledger.find('entry-column', place, `${name}: ${columns[name]}, the bytes say ${line[name]}`);
  }
  if (isEventType(line.event) && definitionOf(line.event).secret !== columns.secret) {
    ledger.find('entry-column', place, `secret: ${columns.secret}`);
  }
}

function checkPayload(line: Line, payload: Payload, place: Place, ledger: Ledger) {
  const at = { ...place, table: place.table.replace('entries', 'payloads') };
  const { dataSalt, data, personalSalt, personal } = payload;
  if (line.personal === null) {
    if (personal !== null || personalSalt !== null) ledger.find('payload-unbound', at, 'personal');
  } else if (personal !== null) {
    if (hashOf(personalSalt, personal) !== line.personal) ledger.find('payload-changed', at, 'personal');
  }
  if (data === null || dataSalt === null) {
    ledger.find('payload-missing', at, 'data');
    return null;
  }
  if (hashOf(dataSalt, data) !== line.data) {
    ledger.find('payload-changed', at, 'data');
    return null;
  }
  return parsedData(data, at, ledger);
}

/** The hash fits, so the text is what was logged; that it is canonical JSON is `append`'s caller's doing and is checked too. */
function parsedData(data: string, at: Place, ledger: Ledger) {
  try {
    const parsed = JSON.parse(data) as { data: unknown; found: unknown };
    if (parsed !== null && typeof parsed === 'object' && 'data' in parsed) return parsed;
    ledger.find('not-canonical', at, 'no data');
  } catch {
    ledger.find('not-canonical', at);
  }
  return null;
}

const DOMAIN = 'cunjitong/salted-payload/v1\n';

/** As `saltedHashOfBytes`, by the system's SHA-256. */
function hashOf(salt: string | null, text: string): string {
  if (salt === null || !/^[0-9a-f]{64}$/.test(salt)) return '';
  return createHash('sha256').update(DOMAIN).update(salt, 'hex').update(text, 'utf8').digest('hex');
}
