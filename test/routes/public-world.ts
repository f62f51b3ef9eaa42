/** Public trades and their readers, for the tests of what is public. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { z } from 'zod';
import { buildApp } from '../../server/app.js';
import type { Contract, Facts } from '../../server/machines/facts.js';
import type { publicProjectDetail, publicProjectItem } from '../../server/routes/public-answers.js';
import { lawToday, OWN_SHELF } from '../../server/machines/rules/shelf.js';
import { rebuildPublicTrades } from '../../server/transactions/public-trades.js';
import { type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';
import { type Given, insertProject, NOON } from './projects-in-database.js';

export type Item = z.output<typeof publicProjectItem>;
export type Detail = z.output<typeof publicProjectDetail>;

export const PASSED = { application: NOON, resolution: NOON, valuation: NOON, approval: NOON };
export const VALUATION = {
  method: 'budget',
  appraised: null,
  secret: false,
  amount: 12_300_000,
  packageHash: null,
} as const;
export const TENDER_FILE = {
  postQualification: true,
  deposit: 100_000,
  bond: 0,
  minOffers: 3,
  award: 'price',
  priceWeight: 100,
  scoring: [],
  termMonths: null,
  startsOn: null,
  escalation: 0,
  retention: 3,
  advance: 0,
  priorityHolders: 0,
  prioritiesServedOn: null,
  planReportedOn: null,
} satisfies Partial<Facts['tenderFile']>;

export function contractOf(amount: number, total: number): Contract {
  const dates = { startsOn: '2025-08-01', endsOn: '2028-07-31' };
  return {
    amount,
    total,
    ...dates,
    signedBy: [],
    signedAt: NOON,
    returned: false,
    changes: 0,
    changed: 0,
  };
}

export interface World {
  t: TestApp;
  clerk: SignedIn;
  insert(given?: Given): Promise<string>;
  get<T>(path: string): Promise<T>;
  list(query?: string): Promise<{ items: Item[]; next: string | null }>;
  detail(id: string): Promise<Detail>;
  /** What the door does with each act; rows that a test wrote past it need it done for them. */
  publish(): Promise<unknown>;
  /** Another process on the same database: it has kept no answers yet. */
  beside(): ReturnType<typeof buildApp>;
  takePart(project: string, pseudonym: string, name: string): Promise<SignedIn>;
}

export async function publicWorld(): Promise<World> {
  const t = await testApp();
  const clerk = await signedIn(t, [['accountant', VILLAGE]]);
  const publish = () => rebuildPublicTrades(t.admin, (version) => lawToday(OWN_SHELF, version));
  const get = async <T>(path: string): Promise<T> => {
    await publish();
    const res = await request(t.app).get(path);
    assert.equal(res.status, 200, res.text);
    return res.body;
  };
  return {
    t,
    clerk,
    publish,
    get,
    insert: (given) => insertProject(t.admin, clerk.account, given),
    list: (query = '') => get(`/api/public/projects?${query}`),
    detail: (id) => get(`/api/public/projects/${id}`),
    beside: () => buildApp(t.deps),
    takePart: (project, pseudonym, name) => takePart(t, project, pseudonym, name),
  };
}

/** A registered bidder with a profile, in a project under a pseudonym. */
async function takePart(
  t: TestApp,
  project: string,
  pseudonym: string,
  name: string,
): Promise<SignedIn> {
  const bidder = await signedIn(t, 'bidder');
  await t.admin('bidder_profiles').insert({
    account: bidder.account,
    party_code: `S${pseudonym}`,
    kind: 'person',
    name,
    identity_sealed: Buffer.from('x'),
    identity_index: Buffer.from(pseudonym),
    phone_sealed: Buffer.from('x'),
  });
  await t
    .admin('trade_bidders')
    .insert({ project, pseudonym, account: bidder.account, facts: '{}' });
  return bidder;
}

export async function insertAttachment(
  { admin }: TestApp,
  project: string,
  account: string,
  n: number,
): Promise<void> {
  const sha256 = String(n).padStart(64, '0');
  await admin('attachments').insert({
    project,
    sha256,
    name: 'a.pdf',
    mime: 'application/pdf',
    size: 1,
    uploaded_by: account,
    uploaded_at: NOON,
  });
}

export async function insertDocument(
  { admin }: TestApp,
  project: string,
  {
    audience,
    title,
    no,
    state = 'issued',
    facts = {},
  }: { audience: string; title: string; no: number; state?: string; facts?: object },
): Promise<void> {
  await admin('documents').insert({
    id: randomUUID(),
    project,
    number: `${project}-W0${no}`,
    kind: 'x',
    title,
    checkpoint: 'notice',
    round: 1,
    entry_no: no,
    audience,
    template: '1',
    rules_version: '2025',
    facts: JSON.stringify(facts),
    state,
    created_at: NOON + no,
    issued_at: NOON,
  });
}
