/** A village with its people and bidders on a real database, with the demonstration's clock. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePlatformKey, type PlatformKey } from '../../../server/bidding/sealing.js';
import type { IssueDeps } from '../../../server/documents/issue/issue-document.js';
import type { Renderer } from '../../../server/documents/pool.js';
import { type FileStore, diskStore } from '../../../server/files/store.js';
import type { Role } from '../../../server/machines/roles.js';
import { bookOf } from '../../../server/machines/rules/books.js';
import { CALENDAR } from '../../../server/machines/rules/calendars.js';
import type { Instant } from '../../../server/machines/time.js';
import type { Subject } from '../../../server/people/subject.js';
import type { Door } from '../../../server/transactions/door.js';
import { tradeWings } from '../../../server/transactions/wings.js';
import type { FreshDatabase } from '../../helpers/database.js';

export const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

export const VILLAGE = '330203102230';
const STAFF: [string, Role, string, string][] = [
  ['accountant', 'accountant', VILLAGE, '样例会计'],
  ['head', 'head', VILLAGE, '样例理事长'],
  ['supervisor', 'supervisor', VILLAGE, '样例监事'],
  ['delegate', 'delegate', VILLAGE, '样例代表'],
  ['town', 'town_officer', '330203102', '样例三资办'],
  ['station', 'station', '330203102', '样例交易站甲'],
  ['station2', 'station', '330203102', '样例交易站乙'],
  ['agent', 'agent_accountant', '330203102', '样例代理会计'],
  ['discipline', 'discipline', '330203102', '样例纪委'],
  ...[1, 2, 3, 4, 5].map(
    (n) => [`reviewer${n}`, 'reviewer', '330203', `样例专家${n}`] as [string, Role, string, string],
  ),
];
export type Who =
  | 'accountant'
  | 'head'
  | 'supervisor'
  | 'delegate'
  | 'town'
  | 'station'
  | 'station2'
  | 'agent'
  | 'discipline';

/** A database with a village, its people and some bidders: companies in odd places, natural persons in even ones. */
export class Scene {
  readonly people = new Map<string, Subject>();
  readonly bidders: Subject[] = [];
  readonly key: PlatformKey = generatePlatformKey();
  readonly door: Door;

  private constructor(
    readonly fresh: FreshDatabase,
    readonly dataDir: string,
    readonly store: FileStore,
  ) {
    this.door = { db: fresh.db, law: lawOf, wings: tradeWings(this.key), wake: () => {} };
  }

  static async open(fresh: FreshDatabase, bidders = 4): Promise<Scene> {
    const dataDir = await mkdtemp(join(tmpdir(), 'cjt-scene-'));
    const scene = new Scene(fresh, dataDir, diskStore(dataDir));
    await fresh.admin('log.origin').insert({ origin: 'test/log', demo: true, born_at: new Date() });
    await fresh.admin('organisations').insert([
      { id: '330203', kind: 'district', name: '海曙区', parent: null },
      { id: '330203102', kind: 'town', name: '集士港镇', parent: '330203' },
      { id: VILLAGE, kind: 'village', name: '广昇村', parent: '330203102' },
    ]);
    for (const [username, role, organisation, displayName] of STAFF)
      await scene.#staff(username, role, organisation, displayName);
    for (let n = 1; n <= bidders; n += 1) await scene.#bidder(n);
    return scene;
  }

  async close(): Promise<void> {
    await rm(this.dataDir, { recursive: true, force: true });
    await this.fresh.drop();
  }

  async setClock(to: Instant): Promise<void> {
    await this.fresh.admin.raw(
      'update clock_offset set millis = ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint',
      [to],
    );
  }

  async now(): Promise<Instant> {
    const { rows } = await this.fresh.db.raw('select platform_clock() as at');
    return rows[0].at;
  }

  issueDeps(renderer: Renderer): IssueDeps {
    return { db: this.fresh.db, door: this.door, renderer, store: this.store };
  }

  person(who: string): Subject {
    return this.people.get(who) as Subject;
  }

  async #staff(
    username: string,
    role: Role,
    organisation: string,
    displayName: string,
  ): Promise<void> {
    const account = randomUUID();
    await this.fresh.admin('accounts').insert({
      id: account,
      username,
      password_hash: '-',
      display_name: displayName,
      kind: 'staff',
      created_at: new Date(),
    });
    await this.fresh.admin('grants').insert({ account, role, organisation });
    this.people.set(username, {
      account,
      kind: 'staff',
      username,
      displayName,
      grants: [{ role, organisation }],
    });
  }

  async #bidder(n: number): Promise<void> {
    const account = randomUUID();
    const isCompany = n % 2 === 1;
    const displayName = isCompany ? `样例建设有限公司${n}号` : `王样例${n}`;
    await this.fresh.admin('accounts').insert({
      id: account,
      username: `bidder${n}`,
      password_hash: '-',
      display_name: displayName,
      kind: 'bidder',
      created_at: new Date(),
    });
    await this.fresh.admin('bidder_profiles').insert({
      account,
      party_code: `S${String(n).padStart(10, '0')}`,
      kind: isCompany ? 'company' : 'person',
      name: displayName,
      identity_sealed: Buffer.from('x'),
      identity_index: Buffer.from(`identity-${n}`),
      head_index: isCompany ? Buffer.from(`head-${n}`) : null,
      phone_sealed: Buffer.from('x'),
    });
    this.bidders.push({ account, kind: 'bidder', username: `bidder${n}`, displayName, grants: [] });
  }
}
