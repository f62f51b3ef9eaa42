/** Reads every public answer of a platform whose trades are full of persons, as anybody could. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import request from 'supertest';
import { askingAs, PUBLIC } from '../../db/subject.js';
import { buildApp } from '../../server/app.js';
import { checkDocument } from '../../server/documents/check-document.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { citizenCheck } from '../../server/people/identity-codes.js';
import { insertBidder } from '../../server/people/register-bidder.js';
import { type DataKey, dataKey } from '../../server/people/sealed-identity.js';
import { allRoutes } from '../../server/routes/all.js';
import { publicNotice } from '../../server/transactions/public-notice.js';
import { projectTrail } from '../../server/transactions/trail.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published, whole } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';
import { noTrades, type TestApp, testApp } from '../routes/app.js';

const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

/** What may stand in no public answer. */
export interface Secrets {
  numbers: Set<string>;
  names: Set<string>;
}

/** A natural person with a number, a phone, an account and a name that nobody else has. */
function personOf(no: number) {
  const digits = String(no).padStart(5, '0');
  const day = String(1 + Math.floor(no / 1000)).padStart(2, '0');
  const first17 = `330203190001${day}${digits.slice(2)}`;
  return {
    username: `geren-${digits}`,
    kind: 'person' as const,
    name: `甄无名${digits}`,
    identityCode: first17 + citizenCheck(first17),
    phone: `138${digits}${String(100 + (no % 900))}`,
    bankAccount: `62220202001${digits}77`,
  };
}

class Crowd {
  readonly secrets: Secrets = { numbers: new Set(), names: new Set() };
  readonly #key: DataKey = dataKey(randomBytes(32));
  #made = 0;

  constructor(readonly world: World) {}

  /** One who takes part through the real door. */
  async person(): Promise<NewBidder> {
    const given = this.#next();
    const made = await this.world.admin.transaction((trx) => insertBidder(trx, this.#key, given, { passwordHash: '-', now: Date.now() }));
    return { ...made, kind: 'bidder', username: given.username, displayName: given.name, grants: [] };
  }

  /** Many beside them, as bidders of these trades: copies of the facts of one who was there. */
  async fill(projects: readonly string[], count: number): Promise<void> {
    const accounts: object[] = [];
    const profiles: object[] = [];
    const bidders: object[] = [];
    const models = await this.world.admin('trade_bidders').whereIn('project', [...projects]).whereNotNull('facts').select('project', 'facts');
    assert.ok(models.length > 0);
    for (let n = 0; n < count; n += 1) {
      const given = this.#next();
      const account = randomUUID();
      const model = models[n % models.length];
      accounts.push({ id: account, username: given.username, password_hash: '-', display_name: given.name, kind: 'bidder', created_at: new Date() });
      profiles.push({
        account,
        party_code: `P${given.username}`,
        kind: 'person',
        name: given.name,
        identity_sealed: this.#key.seal(given.identityCode, account),
        identity_index: this.#key.index('identity', `${given.identityCode}/${n}`),
        phone_sealed: this.#key.seal(given.phone, account),
      });
      bidders.push({ project: model.project, pseudonym: `b-crowd${n}`, account, facts: JSON.stringify(model.facts) });
    }
    for (const [table, rows] of [['accounts', accounts], ['bidder_profiles', profiles], ['trade_bidders', bidders]] as const) {
      await this.world.admin.batchInsert<object>(table, rows, 500);
    }
  }

  #next() {
    this.#made += 1;
    const given = personOf(this.#made);
    for (const secret of [given.identityCode, given.phone, given.bankAccount]) this.secrets.numbers.add(secret);
    this.secrets.names.add(given.name);
    return given;
  }
}

export const REGISTER = { commitment: true, noConflict: true, consentToPublish: true } as const;

export interface Crowded {
  world: World;
  t: TestApp;
  crowd: Crowd;
  /** A trade that may be registered for. */
  running: string;
  closesAt: number;
  /** Names that are public: who won agreed to it. */
  winners: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Two trades that ended and one that runs, each played by persons and then filled with many more. */
export async function crowded(persons: number): Promise<Crowded> {
  const world = await makeWorld();
  const crowd = new Crowd(world);
  const winners = new Set<string>();
  const ended: string[] = [];
  for (const plan of ['comparison', 'sealed_lease'] as const) {
    const cast = new Map<number, NewBidder>();
    for (const n of [1, 2, 3]) cast.set(n, await crowd.person());
    const { project } = await prepare(world, whole(planOf(plan)), { cast });
    const { facts } = await world.facts(project);
    const row = await world.admin('trade_bidders').where({ project, pseudonym: facts.candidate?.bidder }).first();
    winners.add([...cast.values()].find(({ account }) => account === row.account)?.displayName as string);
    ended.push(project);
  }
  const play = published(planOf('comparison'));
  const { project: running } = await prepare(world, play);
  await world.setClock((play.facts.dates?.publishedAt ?? 0) + 60_000);
  await world.act(await crowd.person(), running, 'register_bidder', REGISTER);
  await crowd.fill([...ended, running], persons);
  const t = await publicApp(world);
  return {
    world,
    t,
    crowd,
    running,
    closesAt: play.facts.dates?.offersCloseAt ?? 0,
    winners,
    async stop() {
      await t.stop();
      await world.drop();
    },
  };
}

export interface Answer {
  address: string;
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** The real reads over the world's database, without keeping answers from one crawl to the next. */
async function publicApp(world: World): Promise<TestApp> {
  const trades = {
    ...noTrades,
    view: (asking: Parameters<typeof noTrades.view>[0]) =>
      projectView({ door: world.door, key: world.key, db: askingAs(world.db, asking.subject?.account ?? PUBLIC) }, asking),
    trail: (asking: Parameters<typeof noTrades.trail>[0]) => projectTrail(world.db, { ...asking, lawOf }),
    notice: (project: string) => publicNotice(world.db, project, lawOf),
  };
  return testApp({ db: world.db, trades, checkDocument: (number) => checkDocument(world.db, number) });
}

const ROUTES = allRoutes({}, new Registry()).filter(
  ({ method, access, path }) => method === 'get' && (access === 'public' || access === 'visitor') && path.startsWith('/api/'),
);

/** What there is to ask for, whether or not everybody may know that it is there. */
export async function idsOf({ admin }: World) {
  return {
    projects: await admin('projects').orderBy('id').pluck('id'),
    documents: await admin('documents').orderBy('id').pluck('id'),
    villages: await admin('projects').distinct().orderBy('village').pluck('village'),
  };
}
type Ids = Awaited<ReturnType<typeof idsOf>>;

/** Every route that needs no sign-in, at every id that there is; pages are followed to their end. */
export async function crawl(t: TestApp, ids: Ids, { leaveOut = /^$/ }: { leaveOut?: RegExp } = {}): Promise<Answer[]> {
  const app = buildApp(t.deps); // a new one keeps no answers
  const answers: Answer[] = [];
  const fetched = new Set<string>();
  async function fetch(address: string): Promise<Answer> {
    const res = await request(app).get(address).buffer(true);
    const { etag = '', 'cache-control': cache = '', 'content-length': length = '', 'content-type': type = '' } = res.headers;
    const text = (res.text ?? String(res.body)).replace(/"now":\d+/g, '"now":0').replace(/urn:uuid:[0-9a-f-]+/g, 'urn:uuid:');
    const answer = { address, status: res.status, headers: { etag, cache, length, type }, text };
    answers.push(answer);
    return answer;
  }
  for (const { path } of ROUTES) {
    if (leaveOut.test(path)) continue;
    const fill = path.includes('/documents/:') ? ids.documents : /:(code|village|town)/.test(path) ? ids.villages : path.includes(':') ? ids.projects : [''];
    for (const id of fill) {
      let address = path.replace(/:\w+/g, String(id));
      for (let page = 0; page < 50 && !fetched.has(address); page += 1) {
        fetched.add(address);
        const { text, status } = await fetch(address);
        const next = status === 200 && text.startsWith('{') ? (JSON.parse(text) as { next?: unknown }).next : null;
        if (next === null || next === undefined) break;
        address = `${path.replace(/:\w+/g, String(id))}?after=${encodeURIComponent(String(next))}`;
      }
    }
  }
  return answers;
}

/** Every secret that stands in an answer; found by what looks like one, so that it costs the same for ten thousand. */
export function spilled(answers: readonly Answer[], { numbers, names }: Secrets, allowed: ReadonlySet<string> = new Set()): string[] {
  return answers.flatMap(({ address, text }) => {
    const digits = [...text.matchAll(/(?=(\d{17}[\dX]|\d{18}|\d{11}))/g)].map((m) => m[1] as string);
    const persons = [...text.matchAll(/甄无名\d{5}/g)].map((m) => m[0]);
    const found = [...digits.filter((d) => numbers.has(d)), ...persons.filter((name) => names.has(name) && !allowed.has(name))];
    return [...new Set(found)].map((secret) => `${secret} at ${address}`);
  });
}
