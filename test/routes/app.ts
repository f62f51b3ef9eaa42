/** The app with a database of its own and, for use cases, fakes that note what they were asked. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { type Logger, pino } from 'pino';
import { buildApp, type Deps } from '../../server/app.js';
import { assetRegister } from '../../server/assets/asset-register.js';
import { createSpreadsheets } from '../../server/assets/spreadsheets.js';
import { readConfig } from '../../server/config.js';
import { checkDocument } from '../../server/documents/check-document.js';
import { templateOffice } from '../../server/documents/texts/template-office.js';
import { diskStore } from '../../server/files/store.js';
import type { Role } from '../../server/machines/roles.js';
import { noticeOffice } from '../../server/notices/notice-office.js';
import { peopleOffice } from '../../server/people/office.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { newSessionToken, SESSION_COOKIE } from '../../server/people/session-token.js';
import type { Trades } from '../../server/routes/use-cases.js';
import { lawLibrary } from '../../server/rules/law-library.js';
import { ruleOffice } from '../../server/rules/rule-office.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

export const VILLAGE = '330203102230';
export const OTHER_VILLAGE = '330203102231';
export const TOWN = '330203102';
export const DISTRICT = '330203';

export interface TestApp extends FreshDatabase {
  app: Express;
  deps: Deps;
  dataDir: string;
  stop(): Promise<void>;
}

export async function testApp(more: Partial<Deps> = {}): Promise<TestApp> {
  const fresh = await freshDatabase();
  await insertOrganisations(fresh);
  const dataDir = await mkdtemp(join(tmpdir(), 'cjt-routes-'));
  const spreadsheets = createSpreadsheets(); // starts no thread before it is asked
  const deps: Deps = {
    db: fresh.db,
    config: readConfig({ PORT: '0', DATA_DIR: dataDir, PUBLIC_URL: 'https://cjt.example' }),
    log: pino({ level: 'silent' }),
    files: diskStore(dataDir),
    trades: noTrades,
    assets: assetRegister(fresh.db, spreadsheets),
    templates: templateOffice({ db: fresh.db, renderer: { render: () => fail('render') } }),
    checkDocument: (number) => checkDocument(fresh.db, number),
    notices: noticeOffice({ db: fresh.db, key: dataKey(randomBytes(32)), mailer: null }),
    rules: ruleOffice(fresh.db, await lawLibrary(fresh.db)),
    people: peopleOffice({ db: fresh.db, key: dataKey(randomBytes(32)), codesRequired: false }),
    registerBidder: () => fail('registerBidder'),
    ...more,
  };
  return {
    ...fresh,
    app: buildApp(deps),
    deps,
    dataDir,
    async stop() {
      await spreadsheets.close();
      await fresh.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

const fail = (name: string): never => {
  throw new Error(`${name} was not expected to be called`);
};
export const noTrades: Trades = {
  advance: async () => fail('advance'),
  register: async () => fail('register'),
  form: async () => fail('form'),
  view: async () => fail('view'),
  trail: async () => fail('trail'),
  bundle: async () => fail('bundle'),
  actForm: async () => fail('actForm'),
  preview: async () => fail('preview'),
  notice: async () => fail('notice'),
  todo: async () => fail('todo'),
  town: async () => fail('town'),
};

/** A logger that keeps its lines. */
export function keepingLog(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
  };
}

async function insertOrganisations({ admin }: FreshDatabase): Promise<void> {
  await admin('organisations').insert([
    { id: DISTRICT, kind: 'district', name: '海曙区', parent: null },
    { id: TOWN, kind: 'town', name: '集士港镇', parent: DISTRICT },
    { id: VILLAGE, kind: 'village', name: '广升村', parent: TOWN },
    { id: OTHER_VILLAGE, kind: 'village', name: '湖山村', parent: TOWN },
  ]);
}

export interface SignedIn {
  account: string;
  cookie: string;
}

/** An account that is signed in, without the half second a password takes. */
export async function signedIn(
  { admin }: FreshDatabase,
  grants: readonly [Role, string][] | 'bidder',
): Promise<SignedIn> {
  const account = randomUUID();
  const { token, hash } = newSessionToken();
  const now = new Date();
  await admin('accounts').insert({
    id: account,
    username: `u${account.slice(0, 8)}`,
    password_hash: '-',
    display_name: '张三',
    kind: grants === 'bidder' ? 'bidder' : 'staff',
    created_at: now,
  });
  if (grants !== 'bidder' && grants.length > 0) {
    await admin('grants').insert(
      grants.map(([role, organisation]) => ({ account, role, organisation })),
    );
  }
  await admin('sessions').insert({
    token_hash: hash,
    account,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  });
  return { account, cookie: `${SESSION_COOKIE}=${token}` };
}
