// Whom row-level security is tried with: every role at one place, trades near and far, and a row of everything.
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { askingAs } from '../../db/subject.js';
import type { Role } from '../../server/machines/roles.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { insertProject } from '../routes/projects-in-database.js';

/** Two districts, the first with two towns, the first of these with two villages. */
export const PLACES = {
  own: { village: '330203102230', town: '330203102', district: '330203' },
  sister: { village: '330203102209', town: '330203102', district: '330203' },
  otherTown: { village: '330203105201', town: '330203105', district: '330203' },
  otherDistrict: { village: '330212100201', town: '330212100', district: '330212' },
};
type PlaceName = keyof typeof PLACES;
const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];
/** `own-hidden` is not public yet, `own-public` is, and so on. */
export type Label = `${PlaceName}-${'hidden' | 'public'}`;
export const LABELS = PLACE_NAMES.flatMap((place): Label[] => [`${place}-hidden`, `${place}-public`]);
export const PUBLIC_ONES = LABELS.filter((label) => label.endsWith('public'));

/** By hand: what a role held at the first place works on or watches. */
export const WORKS: Record<Exclude<Role, 'bidder'>, Label[]> = {
  accountant: ['own-hidden', 'own-public'],
  head: ['own-hidden', 'own-public'],
  supervisor: ['own-hidden', 'own-public'],
  delegate: ['own-hidden', 'own-public'],
  town_officer: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  station: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  agent_accountant: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  discipline: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  district: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public', 'otherTown-hidden', 'otherTown-public'],
  keyholder: [],
  // Drawn for one trade of the district, and for one of another district by somebody's mistake.
  reviewer: ['otherTown-hidden'],
};
export const SEATS: Record<Exclude<Role, 'bidder'>, 'village' | 'town' | 'district'> = {
  accountant: 'village',
  head: 'village',
  supervisor: 'village',
  delegate: 'village',
  town_officer: 'town',
  station: 'town',
  agent_accountant: 'town',
  discipline: 'town',
  keyholder: 'town',
  reviewer: 'district',
  district: 'district',
};
export const STAFF_ROLES = Object.keys(SEATS) as (keyof typeof SEATS)[];
export const OF_TRADE = ['trade_bidders', 'sealed_packages', 'attempts', 'attachments'] as const;

export type RlsWorld = {
  fresh: FreshDatabase;
  /** Who made the trades, and works nowhere. */
  maker: string;
  staff: Record<keyof typeof SEATS, string>;
  /** For each trade the one bidder that takes part. */
  bidders: Record<Label, string>;
  projects: Record<Label, string>;
  labelOf(project: unknown): Label;
  /** All that this subject is shown of a table, without any filter of the application. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of many tables
  rows(subject: string, table: string): Promise<any[]>;
  /** Which trades these rows are of. */
  labelsIn(subject: string, table: string, column?: string): Promise<Label[]>;
};

/** A database of its own with all of them in it. */
export async function rlsWorld(): Promise<RlsWorld> {
  const fresh = await freshDatabase();
  const staff = {} as RlsWorld['staff'];
  const bidders = {} as RlsWorld['bidders'];
  const projects = {} as RlsWorld['projects'];
  await insertOrganisations(fresh.admin);
  const maker = await insertAccount(fresh.admin);
  for (const role of STAFF_ROLES) {
    staff[role] = await insertAccount(fresh.admin, [[role, PLACES.own[SEATS[role]]]]);
  }
  for (const label of LABELS) {
    bidders[label] = await insertBidderRow(fresh.admin);
    projects[label] = await insertTrade(fresh.admin, label, bidders[label], maker, staff.reviewer);
  }
  for (const account of [...Object.values(staff), ...Object.values(bidders)]) await insertBelongings(fresh.admin, account);
  await insertPapers(fresh.admin, { holder: staff.head, company: bidders['own-public'], person: bidders['sister-public'], station: staff.station });
  await fresh.admin('project_numbers').insert({ village: PLACES.own.village, year: 2025, last: 1 });
  await fresh.admin('outbox').insert({ task: 'x', payload: '{}' });
  await fresh.admin('rate_limits').insert({ key: 'x' });
  const labelOf = (project: unknown) => LABELS.find((label) => projects[label] === project) as Label;
  const rows = (subject: string, table: string) => askingAs(fresh.db, subject).select('*').from(table);
  const labelsIn = async (subject: string, table: string, column = 'project') => {
    const found = (await rows(subject, table)).map((row: Record<string, unknown>) => labelOf(row[column]));
    return [...new Set(found)].sort();
  };
  return { fresh, maker, staff, bidders, projects, labelOf, rows, labelsIn };
}

async function insertOrganisations(admin: Knex): Promise<void> {
  const seen = new Map<string, object>();
  for (const { village, town, district } of Object.values(PLACES)) {
    seen.set(district, { id: district, kind: 'district', name: district, parent: null });
    seen.set(town, { id: town, kind: 'town', name: town, parent: district });
    seen.set(village, { id: village, kind: 'village', name: village, parent: town });
  }
  await admin('organisations').insert([...seen.values()]);
}

/** An account with these grants. */
export async function insertAccount(admin: Knex, grants: [string, string][] = [], more: object = {}): Promise<string> {
  const id = randomUUID();
  await admin('accounts').insert({ id, username: `u${id.slice(0, 12)}`, password_hash: '-', display_name: '某', created_at: new Date(), ...more });
  if (grants.length > 0) await admin('grants').insert(grants.map(([role, organisation]) => ({ account: id, role, organisation })));
  return id;
}

async function insertBidderRow(admin: Knex): Promise<string> {
  const account = await insertAccount(admin, [], { kind: 'bidder' });
  const secret = Buffer.from(account);
  await admin('bidder_profiles').insert({
    account,
    party_code: account.slice(0, 11),
    kind: 'person',
    name: '某人',
    identity_sealed: secret,
    identity_index: secret,
    phone_sealed: secret,
  });
  return account;
}

/** A trade with one of each row that belongs to a trade. */
async function insertTrade(admin: Knex, label: Label, bidder: string, maker: string, reviewer: string): Promise<string> {
  const [place, sight] = label.split('-') as [PlaceName, string];
  const drawn = label === 'otherTown-hidden' || label === 'otherDistrict-hidden' ? [reviewer] : [];
  const project = await insertProject(admin, maker, {
    publicAt: sight === 'public' ? 1 : null,
    facts: { panel: { drawn, recused: [], scored: [] } as never, openedAt: 1 },
    row: PLACES[place],
  });
  const pseudonym = `b-${label}`;
  await admin('trade_bidders').insert({ project, pseudonym, account: bidder, facts: '{}' });
  const sealed = (owner: string) => ({ project, round: 1, owner, number: 1, context: '{}', package: Buffer.alloc(1024), hash: 'h', received_at: 1 });
  await admin('sealed_packages').insert([sealed(pseudonym), sealed('reserve')]);
  await admin('attempts').insert({ project, at: 1, event: 'x', account: bidder, role: 'bidder', rule: 'x', message: 'x' });
  await admin('attachments').insert({ project, sha256: 'a'.repeat(64), name: 'a', mime: 'image/png', size: 1, uploaded_by: bidder, uploaded_at: 1 });
  await admin('documents').insert(
    ['public', 'work', pseudonym].map((audience) => ({
      id: randomUUID(),
      project,
      number: `${project}-${audience}`,
      kind: 'x',
      title: 'x',
      round: 1,
      entry_no: 1,
      audience,
      template: 'x',
      rules_version: 'x',
      state: 'issued',
      created_at: 1,
    })),
  );
  const seq = LABELS.indexOf(label);
  await admin('log.entries').insert({ seq, project, entry_no: 1, event: 'x', at: 1, actor: 'a', role: 'station', secret: false, bytes: Buffer.from('{}'), leaf: Buffer.from('x') });
  await admin('log.payloads').insert({ seq, data_salt: '', data: '{}' });
  return project;
}

/** A phone, a proposal in the first district, and an authority between two bidders. */
async function insertPapers(admin: Knex, who: { holder: string; company: string; person: string; station: string }): Promise<void> {
  const { holder, company, person, station } = who;
  await admin('second_factors').insert({ account: holder, secret_sealed: Buffer.from('x') });
  await admin('recovery_codes').insert({ account: holder, code_hash: 'x' });
  await admin('grant_proposals').insert({ id: randomUUID(), account: holder, role: 'head', organisation: PLACES.own.village, proposed_by: station });
  const id = randomUUID();
  const paper = { sha256: 'x', paper: 'x', mime: 'x', size: 1, from_on: '2025-01-01', until_on: '2025-12-31' };
  await admin('authorities').insert({ id, company, representative: person, ...paper });
  await admin('authority_uses').insert({ authority: id, project: randomUUID(), event: 'x' });
}

async function insertBelongings(admin: Knex, account: string): Promise<void> {
  const now = new Date();
  await admin('sessions').insert({ token_hash: account, account, created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) });
  await admin('idempotency_keys').insert({ account, key: 'k', request_hash: '', status: 200, answer: '{}' });
}
