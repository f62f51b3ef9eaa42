/** Rows as the door leaves them, for tests of what is read. */
import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type Facts, firstFacts, type Project } from '../../server/machines/facts.js';
import { positionOf, stageOf, type TradeState } from '../../server/machines/position.js';
import { DISTRICT, TOWN, VILLAGE } from './app.js';

export const NOON = Date.parse('2025-07-02T12:00:00+08:00');
export const DAY = 24 * 3600 * 1000;
export const DATES = {
  publishedAt: NOON,
  registrationClosesAt: NOON + 2 * DAY,
  offersOpenAt: NOON,
  offersCloseAt: NOON + 3 * DAY,
  openingAt: NOON + 3 * DAY,
};

export interface Given {
  id?: string;
  title?: string;
  village?: string;
  at?: string;
  facts?: Partial<Facts>;
  publicAt?: number | null;
  registeredAt?: number;
  row?: Record<string, unknown>;
}

/** `at`: where the trade stands, e.g. `bidding.offers` or `failed`. */
export function stateAt(at: string): TradeState {
  const [stage = '', inner] = at.split('.');
  const ends = ['archived'];
  if (ends.includes(stage)) return { standing: 'running', trade: stage };
  return { standing: 'running', trade: { live: inner ? { [stage]: inner } : stage } };
}

export function projectRow(registeredBy: string, given: Given = {}): Record<string, unknown> {
  const {
    id = randomUUID(),
    village = VILLAGE,
    at = 'bidding.registration',
    publicAt = NOON,
  } = given;
  const state = stateAt(at);
  const project: Project = {
    id,
    village,
    town: TOWN,
    side: 'procurement',
    category: 'works',
    mode: 'comparison',
    ground: null,
    emergency: null,
    ...(Object.fromEntries(Object.entries(given.row ?? {}).filter(([key]) => ['side', 'category', 'mode'].includes(key))) as object),
  };
  const { bidders: _, ...facts } = firstFacts(project, '2025-05-01', NOON);
  return {
    id,
    code: `${village}-2025-${id}`,
    village,
    town: TOWN,
    district: DISTRICT,
    title: given.title ?? '村道修缮',
    side: 'procurement',
    category: 'works',
    mode: 'comparison',
    stage: stageOf(state),
    position: positionOf(state),
    state: JSON.stringify(state),
    facts: JSON.stringify({ ...facts, ...given.facts }),
    rules_version: '2025-05-01',
    version: 7,
    terms_version: 1,
    entry_no: 7,
    round: given.facts?.round ?? 1,
    public_at: publicAt,
    registered_at: given.registeredAt ?? NOON,
    registered_by: registeredBy,
    ...given.row,
  };
}

export async function insertProject(
  admin: Knex,
  registeredBy: string,
  given: Given = {},
): Promise<string> {
  const row = projectRow(registeredBy, given);
  await admin('projects').insert(row);
  return String(row.id);
}

export interface GivenEntry {
  project: string;
  event: string;
  to?: string;
  secret?: boolean;
  at?: number;
}

/** Appends entries past the function that numbers them; `bytes` carry what the queries read. */
export async function insertEntries(admin: Knex, given: readonly GivenEntry[]): Promise<void> {
  const numbers = new Map<string, number>();
  const rows = given.map(
    ({ project, event, to = 'bidding.registration', secret = false, at = NOON }, seq) => {
      const entryNo = (numbers.get(project) ?? 0) + 1;
      numbers.set(project, entryNo);
      const bytes = Buffer.from(JSON.stringify({ project, entryNo, event, to, seq }));
      const leaf = createHash('sha256').update('\0').update(bytes).digest();
      return {
        seq,
        project,
        entry_no: entryNo,
        event,
        at,
        actor: 'a',
        role: 'station',
        secret,
        bytes,
        leaf,
      };
    },
  );
  await admin('log.entries').insert(rows);
}
