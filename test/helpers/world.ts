/**
 * A small world round the real door: a database with the demonstration's people, a platform key, a clock that can be
 * set, and no background. What a test does in it goes the way requests go, without HTTP.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { seedDemo } from '../../db/seeds/index.js';
import { type AssetInput, assetInput } from '../../server/assets/asset.js';
import { addAssets } from '../../server/assets/register.js';
import { originOf } from '../../server/audit/origin.js';
import { encodePackage, generatePlatformKey, type PlatformKey, type SealingContext, sealOffer } from '../../server/bidding/sealing.js';
import { offerContext, reserveContext } from '../../server/bidding/terms.js';
import { EVENTS, type EventType } from '../../server/machines/events.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import type { Role } from '../../server/machines/roles.js';
import { type DataKey, dataKey } from '../../server/people/sealed-identity.js';
import type { Subject } from '../../server/people/subject.js';
import { requestHash } from '../../server/routes/repeated-request.js';
import { type Accepted, advance } from '../../server/transactions/advance.js';
import type { Door } from '../../server/transactions/door.js';
import { projectInput, registerProject } from '../../server/transactions/register.js';
import { tradeWings } from '../../server/transactions/wings.js';
import type { Input } from '../machines/play.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { LogCheck, type LogRow, readLog } from './log-check.js';
import { type Company, type NewBidder, People, type Who } from './people.js';
import { checkTrade, readTrade, type Trade } from './trade-check.js';

export { type NewBidder, type Part, STAFF, type Who } from './people.js';
export const VILLAGE = '330203102230';

export interface Options {
  key?: string;
  expectedVersion?: number;
  expectedTerms?: number;
  role?: Role;
  /** Another door than the world's: one that stops, or one of another process. */
  door?: Door;
}

export class World {
  /** Sequence numbers of every accepted act, by what was accepted: the log must hold just these. */
  readonly accepted = new Map<number, { project: string; type: string }>();
  readonly #log = new LogCheck();
  readonly #people: People;

  constructor(
    readonly fresh: FreshDatabase,
    readonly door: Door,
    readonly key: PlatformKey,
    dataKey: DataKey,
  ) {
    this.#people = new People(fresh.admin, dataKey);
  }

  get db() {
    return this.fresh.db;
  }
  get admin() {
    return this.fresh.admin;
  }

  subject(who: Who): Promise<Subject> {
    return this.#people.subject(who);
  }
  named(username: string): Promise<Subject> {
    return this.#people.named(username);
  }
  newBidder(more?: Partial<Company>): Promise<NewBidder> {
    return this.#people.newBidder(more);
  }

  async register(input: Partial<z.input<typeof projectInput>> = {}, { key }: { key?: string } = {}): Promise<string> {
    const parsed = projectInput.parse({ village: VILLAGE, title: '村道路灯安装', category: 'works', mode: 'comparison', ...input });
    const made = await registerProject(this.door, {
      subject: await this.subject('accountant'),
      input: parsed,
      idempotencyKey: key,
      requestHash: requestHash(parsed),
    });
    this.accepted.set(made.seq, { project: made.id, type: 'register_project' });
    return made.id;
  }

  /** The number of a new asset in the register of the village. */
  async asset(said: Partial<AssetInput> = {}): Promise<string> {
    const subject = await this.subject('accountant');
    const asset = assetInput.parse({ name: '店铺', category: 'premises', location: '东街', quantity: 100, unit: '间', useState: 'idle', ...said });
    const [added] = await addAssets(this.db, { subject, village: VILLAGE, assets: [asset], kind: 'added' });
    return added?.code as string;
  }

  /** A paper that acts of this project may name. */
  async attach(project: string, name: string, sha256 = createHash('sha256').update(name).digest('hex')): Promise<string> {
    const { account } = await this.subject('accountant');
    await this.db('attachments')
      .insert({ project, sha256, name, mime: 'image/png', size: 1, uploaded_by: account, uploaded_at: await this.now() })
      .onConflict()
      .ignore();
    return sha256;
  }

  async act<T extends EventType>(who: Who, project: string, type: T, data: Input<T>, options: Options = {}): Promise<Accepted> {
    const parsed = EVENTS[type].data.parse(data);
    const { key, door = this.door, ...rest } = options;
    const answer = await advance(door, {
      id: project,
      type,
      data: parsed,
      subject: await this.subject(who),
      idempotencyKey: key,
      requestHash: key === undefined ? undefined : requestHash({ type, data: parsed, id: project }),
      ...rest,
    });
    this.accepted.set(answer.seq, { project, type });
    return answer;
  }

  async pseudonym(project: string, who: Subject): Promise<string> {
    const row = await this.admin('trade_bidders').where({ project, account: who.account }).first();
    if (!row) throw new Error(`${who.username} takes no part in ${project}`);
    return row.pseudonym;
  }

  /** The next package of a bidder, sealed as the bidder's browser does. */
  async sealed(project: string, who: Subject, amount: number): Promise<string> {
    const owner = await this.pseudonym(project, who);
    const { facts } = await this.facts(project);
    const number = await this.#nextNumber(project, facts.round, owner);
    return this.seal(offerContext(project, facts, owner, number), amount);
  }

  async sealedReserve(project: string, amount: number): Promise<string> {
    const { facts } = await this.facts(project);
    return this.seal(reserveContext(project, facts, await this.#nextNumber(project, facts.round, 'reserve')), amount);
  }

  /** A package of any context, as somebody might send it. */
  seal(context: SealingContext, amount: number): string {
    return encodePackage(sealOffer({ platformPublicKey: this.key.publicKey, context, offer: { amount } }));
  }

  async #nextNumber(project: string, round: number, owner: string): Promise<number> {
    const row = await this.admin('sealed_packages').where({ project, round, owner }).max({ last: 'number' }).first();
    return Number(row?.last ?? 0) + 1;
  }

  /** State and facts as the tables hold them now. */
  facts(project: string): Promise<Trade> {
    return readTrade(this.admin, project);
  }

  /** What the log holds, of one project or of all, from its bytes. */
  log(project?: string): Promise<LogRow[]> {
    return readLog(this.admin, project);
  }

  /** The log against itself and, of a project, the rows against the log. @returns that project's entries */
  async check(project: string): Promise<LogRow[]> {
    await this.#log.goOn(this.admin, this.accepted);
    return checkTrade(this.admin, project);
  }

  async now(): Promise<number> {
    const { rows } = await this.admin.raw('select platform_clock() as now');
    return rows[0].now;
  }

  /** Turns the clock and settles nothing: the door must do that by itself. Goes back only for another project. */
  async setClock(at: number): Promise<void> {
    await this.admin.raw('update clock_offset set millis = ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint', [at]);
  }

  /** Never back: on a slow machine the clock may pass a moment between a look at it and the setting of it. */
  async forwardClock(at: number): Promise<void> {
    await this.admin.raw(
      'update clock_offset set millis = greatest(millis, ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint)',
      [at],
    );
  }

  drop(): Promise<void> {
    return this.fresh.drop();
  }
}

export async function makeWorld(): Promise<World> {
  return worldOn(await freshDatabase(), { key: generatePlatformKey(), dataKey: dataKey(randomBytes(32)) });
}

/** A world on a migrated database, with the keys that its platform uses. */
export async function worldOn(fresh: FreshDatabase, keys: { key: PlatformKey; dataKey: DataKey }): Promise<World> {
  await seedDemo(fresh.admin, keys);
  await originOf(fresh.db, { demo: true, publicUrl: 'http://localhost' });
  const door: Door = {
    db: fresh.db,
    law: (version) => ({ book: bookOf(version), calendar: CALENDAR }),
    wings: tradeWings(keys.key),
    wake: () => undefined,
  };
  return new World(fresh, door, keys.key, keys.dataKey);
}
