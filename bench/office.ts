/** Works on trades through the real door without HTTP, as the people of a village and its town. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { demoUsername } from '../db/seeds/demo-accounts.js';
import { connect, connectAdmin } from '../db/connect.js';
import { announcing } from '../demo/playbook/announce.js';
import type { Page } from '../demo/playbook/context.js';
import type { Case } from '../demo/case.js';
import { originOf } from '../server/audit/origin.js';
import { loadPlatformKey } from '../server/bidding/platform-key.js';
import type { PlatformKey } from '../server/bidding/sealing.js';
import { assetInput } from '../server/assets/asset.js';
import { addAssets } from '../server/assets/register.js';
import { EVENTS, type EventType } from '../server/machines/events.js';
import { bookOf } from '../server/machines/rules/books.js';
import { CALENDAR } from '../server/machines/rules/calendars.js';
import { newSessionToken, SESSION_COOKIE } from '../server/people/session-token.js';
import type { Subject } from '../server/people/subject.js';
import { type Accepted, advance } from '../server/transactions/advance.js';
import type { Door } from '../server/transactions/door.js';
import { projectInput, registerProject } from '../server/transactions/register.js';
import { tradeWings } from '../server/transactions/wings.js';
import type { Database, Place } from './place.js';

export interface Office {
  db: Knex;
  admin: Knex;
  door: Door;
  key: PlatformKey;
  close(): Promise<void>;
}

export async function openOffice(place: Place, { url, adminUrl }: Database): Promise<Office> {
  const db = connect({ url });
  const admin = connectAdmin(adminUrl);
  const key = await loadPlatformKey(place.platformKeyFile);
  const door: Door = {
    db,
    law: (version) => ({ book: bookOf(version), calendar: CALENDAR }),
    wings: tradeWings(key),
    wake: () => undefined,
  };
  await originOf(db, { demo: true, publicUrl: 'http://localhost' });
  await setClock({ admin }, TODAY);
  const close = async () => {
    await Promise.all([db.destroy(), admin.destroy()]);
  };
  place.onLeave(close);
  return { db, admin, door, key, close };
}

/** A Wednesday with working days behind and before it; the calendar of the day of the run may not be known yet. */
const TODAY = Date.parse('2025-07-02T09:30:00+08:00');

/** Only forward; nothing is settled by it. */
export async function setClock({ admin }: Pick<Office, 'admin'>, at: number): Promise<void> {
  await admin.raw('update clock_offset set millis = ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint', [at]);
}

export async function subjectNamed({ admin }: Office, username: string): Promise<Subject> {
  const { id, kind, display_name } = await admin('accounts').where({ username }).first();
  const grants = await admin('grants').where({ account: id }).select('role', 'organisation');
  return { account: id, kind, username, displayName: display_name, grants };
}

/** Signed in without the third of a second that a password takes. */
export async function signedIn({ admin }: Office, accounts: readonly string[]): Promise<string[]> {
  const now = new Date();
  const tokens = accounts.map(() => newSessionToken());
  const rows = tokens.map(({ hash }, i) => ({
    token_hash: hash,
    account: accounts[i],
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 12 * 3_600_000),
  }));
  await admin.batchInsert('sessions', rows);
  return tokens.map(({ token }) => `${SESSION_COOKIE}=${token}`);
}

/** Until when a trade is prepared. */
export type Until = 'valuation' | 'published';

const STEPS: [EventType, role: string][] = [
  ['submit_application', 'accountant'],
  ['record_resolution', 'accountant'],
  ['countersign_resolution', 'supervisor'],
  ['propose_valuation', 'accountant'],
  ['confirm_valuation', 'head'],
  ['approve_project', 'town_officer'],
  ['compile_tender_file', 'station'],
  ['confirm_tender_file', 'head'],
  ['publish_notice', 'station'],
];

/** A trade of a village, brought so far by its people. */
export async function prepareTrade(office: Office, c: Case, until: Until): Promise<{ id: string; accountant: Subject }> {
  const { door, admin } = office;
  const who = (role: string) =>
    subjectNamed(office, demoUsername(role, ['town_officer', 'station'].includes(role) ? c.village.slice(0, 9) : c.village));
  const accountant = await who('accountant');
  const input = projectInput.parse({ village: c.village, title: c.title, category: c.category, mode: c.mode });
  const { id } = await registerProject(door, { subject: accountant, input });
  const file = await attach(admin, id, accountant.account);
  for (const [type, role] of STEPS.slice(0, until === 'valuation' ? 4 : STEPS.length)) {
    const data = await announcing[type]?.({ ...pageOf(c, file, type), asset: () => registerAsset(office, accountant, c) });
    await act(office, id, type, await who(role), data ?? {});
  }
  return { id, accountant };
}

async function registerAsset({ door }: Office, subject: Subject, c: Case): Promise<string> {
  const asset = assetInput.parse({ name: c.title, category: c.category, location: '本村', quantity: 100, unit: '间', useState: 'idle' });
  const [added] = await addAssets(door.db, { subject, village: c.village, assets: [asset], kind: 'added' });
  return added?.code as string;
}

const LONG_ENOUGH = 30 * 86_400_000;

/** What the demonstration's playbook asks a page for. The meeting was long enough ago for its publicity to be over. */
function pageOf(c: Case, file: string, type: EventType): Omit<Page, 'asset'> {
  return {
    case: c,
    view: { facts: {} } as Page['view'],
    now: TODAY - (type === 'record_resolution' ? LONG_ENOUGH : 0),
    evidence: async (...kinds) => kinds.map((kind) => ({ kind, file })),
    done: () => 0,
    namedParty: '',
  };
}

/** A lease of a village, as the demonstration describes its cases. */
export const leaseOf = (village: string, deposit = 0): Case => ({
  id: 'bench',
  title: '集体房屋招租',
  side: 'asset',
  category: 'premises',
  mode: 'sealed',
  ground: null,
  village,
  published: '',
  selected: null,
  bidders: 0,
  limit: 3_000_000,
  deposit,
  termMonths: 36,
  escalation: 0,
  invented: [],
});

async function attach(admin: Knex, project: string, account: string): Promise<string> {
  const sha256 = createHash('sha256').update(project).digest('hex');
  const row = { project, sha256, name: '证明.png', mime: 'image/png', size: 1, uploaded_by: account, uploaded_at: TODAY };
  await admin('attachments').insert(row);
  return sha256;
}

/** One act through the door, without HTTP. */
export function act(office: Office, id: string, type: EventType, subject: Subject, data: unknown): Promise<Accepted> {
  return advance(office.door, { id, type, subject, data: EVENTS[type].data.parse(data) });
}
