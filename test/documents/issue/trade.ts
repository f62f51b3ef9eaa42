/**
 * A trade played through the real door on a real database, with the demonstration's clock: what documents and the
 * trail are made of. Data comes from the machine's plain samples.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  encodePackage,
  generatePlatformKey,
  type PlatformKey,
  sealOffer,
} from '../../../server/bidding/sealing.js';
import { offerContext } from '../../../server/bidding/terms.js';
import type { IssueDeps } from '../../../server/documents/issue/issue-document.js';
import { issueDocument } from '../../../server/documents/issue/issue-document.js';
import type { Renderer } from '../../../server/documents/pool.js';
import { type FileStore, diskStore } from '../../../server/files/store.js';
import type { EventType } from '../../../server/machines/events.js';
import { EVENTS } from '../../../server/machines/events.js';
import type { Facts } from '../../../server/machines/facts.js';
import type { Category, Mode } from '../../../server/machines/modes.js';
import { dateOf, type Instant } from '../../../server/machines/time.js';
import type { Role } from '../../../server/machines/roles.js';
import { bookOf } from '../../../server/machines/rules/books.js';
import { CALENDAR } from '../../../server/machines/rules/calendars.js';
import type { Subject } from '../../../server/people/subject.js';
import { type Accepted, advance, settleProject } from '../../../server/transactions/advance.js';
import type { Door } from '../../../server/transactions/door.js';
import { registerProject } from '../../../server/transactions/register.js';
import { tradeWings } from '../../../server/transactions/wings.js';
import type { FreshDatabase } from '../../helpers/database.js';
import { LAW, on, type Play } from '../../machines/play.js';
import * as s from '../../machines/samples.js';

export const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

const VILLAGE = '330203102230';
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

export interface Plan {
  title: string;
  category: Category;
  mode: Mode;
  ground?: 'emergency' | 'public_interest' | 'single_supplier' | 'small';
  /** Yuan offered, by bidder. */
  offers: Record<number, number>;
  wd: number;
  emergency?: boolean;
  application?: Record<string, unknown>;
  resolution?: Record<string, unknown>;
  valuation?: Record<string, unknown>;
  file?: Record<string, unknown>;
}
export const WORKS: Plan = {
  title: '集士港镇广昇村丁家吴家周边环境整治工程',
  category: 'works',
  mode: 'comparison',
  wd: 3,
  offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
};
export const LEASE: Plan = {
  title: '广昇村沿街店面3间招租',
  category: 'premises',
  mode: 'sealed',
  wd: 5,
  offers: { 1: 26_000, 2: 27_000 },
};

/** One project, acted on by name. */
export class Trade {
  id = '';
  facts!: Facts;
  line = '';
  at: Instant = on('2025-06-16 10:00');
  readonly law = LAW;
  readonly pseudonyms = new Map<number, string>();

  constructor(
    readonly scene: Scene,
    readonly plan: Plan,
  ) {}

  get today() {
    return dateOf(this.at);
  }
  /** The machine's samples read no more of a play than this has. */
  get play() {
    return this as unknown as Play;
  }

  async register(): Promise<this> {
    await this.clock(this.at);
    const { title, category, mode, ground = null, emergency } = this.plan;
    const emergencyStartedAt = emergency ? this.at - 86_400_000 : null;
    const input = {
      village: VILLAGE,
      title,
      category,
      mode,
      ground,
      emergencyStartedAt,
      groupNo: null,
    };
    const { id } = await registerProject(this.scene.door, {
      subject: this.scene.person('accountant'),
      input,
    });
    this.id = id;
    await this.scene.fresh.admin('attachments').insert({
      project: id,
      sha256: s.FILE,
      name: '样例照片.png',
      mime: 'image/png',
      size: 1,
      uploaded_by: this.scene.person('accountant').account,
      uploaded_at: this.at,
    });
    await this.ownAsset();
    await this.reload();
    return this;
  }

  /** Under the number that the samples apply with; asset registers have tests of their own. */
  private async ownAsset(): Promise<void> {
    await this.scene.fresh
      .admin('assets')
      .insert({
        id: randomUUID(),
        code: 'ZC-001',
        village: VILLAGE,
        town: '330203102',
        district: '330203',
        category: 'premises',
        name: '样例店面',
        location: '样例路1号',
        quantity: 100,
        unit: '间',
        use_state: 'idle',
        building: 'permitted',
        disputed: false,
        version: 1,
        changed_at: this.at,
      })
      .onConflict('code')
      .ignore();
  }

  /** The clock goes on by itself from here. */
  async clock(to: Instant): Promise<void> {
    this.at = to;
    await this.scene.setClock(to);
  }

  async wait(to: Instant | string): Promise<this> {
    await this.clock(Math.max(this.at, typeof to === 'string' ? on(to) : to));
    await settleProject(this.scene.door, this.id);
    await this.reload();
    return this;
  }

  async act(type: EventType, who: Who | string | number, data: object): Promise<Accepted> {
    const subject =
      typeof who === 'number' ? (this.scene.bidders[who - 1] as Subject) : this.scene.person(who);
    const parsed = EVENTS[type].data.parse(data);
    const accepted = await advance(this.scene.door, { id: this.id, type, data: parsed, subject });
    this.at = accepted.at;
    await this.reload();
    return accepted;
  }

  async reload(): Promise<void> {
    const { db } = this.scene.fresh;
    const row = await db('projects').where({ id: this.id }).first('facts', 'position');
    const bidders = await db('trade_bidders')
      .where({ project: this.id })
      .whereNotNull('facts')
      .select('pseudonym', 'facts');
    this.facts = {
      ...row.facts,
      bidders: Object.fromEntries(
        bidders.map((b: { pseudonym: string; facts: object }) => [b.pseudonym, b.facts]),
      ),
    };
    this.line = row.position;
  }

  /** 1 to 4. */
  async setUp(): Promise<this> {
    await this.act('submit_application', 'accountant', {
      ...s.application(this.play, this.plan.application),
      place: '广昇村丁家、吴家自然村',
    });
    await this.act('record_resolution', 'accountant', {
      ...s.resolution(this.play),
      ...this.plan.resolution,
      partyCode: this.plan.mode === 'agreement' ? 'S0000000001' : null,
    });
    await this.wait(this.at + 5 * 86_400_000);
    await this.act('countersign_resolution', 'supervisor', { witnessed: true });
    await this.act('propose_valuation', 'accountant', s.valuation(this.play, this.plan.valuation));
    await this.act('confirm_valuation', 'head', { confirmed: true });
    await this.act('approve_project', 'town', s.approval(this.play));
    return this;
  }

  /** 5 and 6. */
  async announce(): Promise<this> {
    await this.act('compile_tender_file', 'station', s.tenderFile(this.play, this.plan.file));
    await this.act('confirm_tender_file', 'head', { confirmed: true });
    if (this.plan.mode === 'agreement') return this;
    await this.wait('2025-07-02 09:00');
    await this.act('publish_notice', 'station', s.notice(this.play, this.plan.wd));
    return this;
  }

  /** 7 and 9: everybody registers, pays and offers. */
  async takePart(): Promise<this> {
    for (const [n, amount] of Object.entries(this.plan.offers)) await this.offer(Number(n), amount);
    return this;
  }

  async enter(n: number): Promise<string> {
    await this.act('register_bidder', n, s.registration());
    const { pseudonym } = await this.scene.fresh
      .db('trade_bidders')
      .where({ project: this.id, account: this.scene.bidders[n - 1]?.account })
      .first('pseudonym');
    this.pseudonyms.set(n, pseudonym);
    const due = this.facts.tenderFile?.deposit ?? 0;
    if (due > 0)
      await this.act('record_deposit', 'agent', {
        ...s.deposit(this.play, n),
        bidder: pseudonym,
        receivedAt: new Date(this.at).toISOString(),
      });
    return pseudonym;
  }

  async offer(n: number, yuan: number): Promise<void> {
    const bidder = this.pseudonyms.get(n) ?? (await this.enter(n));
    const context = offerContext(this.id, this.facts, bidder, 1);
    const sealed = sealOffer({
      platformPublicKey: this.scene.key.publicKey,
      context,
      offer: { amount: s.yuan(yuan) },
    });
    await this.act('submit_offer', n, { package: encodePackage(sealed) });
  }

  /** 10. */
  async open(): Promise<this> {
    await this.wait((this.facts.dates?.openingAt ?? 0) + 60_000);
    await this.act('attest_opening', 'supervisor', { sealsIntact: true });
    await this.act('open_offers', 'station2', { attended: '全部到场' });
    return this;
  }

  /** 11 and 12. */
  async select(): Promise<this> {
    await this.act('check_substance', 'station', s.substance(this.play));
    await this.act('confirm_ranking', 'station', { report: '按公告载明的办法评审并排序。' });
    await this.act('publish_result', 'station', {});
    return this.wait((this.facts.publicityEndsAt ?? 0) + 60_000);
  }

  get winner(): number {
    return [...this.pseudonyms].find(([, p]) => p === this.facts.candidate?.bidder)?.[0] ?? 1;
  }

  /** 13 to 15. */
  async sign(over: Parameters<typeof s.contract>[1] = {}): Promise<this> {
    await this.act('confirm_award', 'head', { confirmed: true });
    await this.act('certify_award', 'station', {});
    await this.act('prepare_contract', 'accountant', s.contract(this.play, over));
    await this.act('sign_contract', 'head', { signed: true });
    await this.act('countersign_contract', this.winner, { signed: true });
    await this.act('witness_contract', 'supervisor', { witnessed: true });
    await this.act('file_contract', 'town', { filingNumber: '备-1' });
    await this.act('issue_certificate', 'station', { number: '鉴-1' });
    return this;
  }

  async settle(by: 'handover' | 'payments' | 'acceptance'): Promise<void> {
    for (const due of this.facts.dues.filter((d) => d.by === by && d.state === 'open')) {
      if (this.facts.project.side === 'asset' || due.kind === 'bond') {
        await this.act('receive_payment', 'agent', s.receipt(this.play, due.no));
      } else {
        await this.act('apply_payment', 'accountant', s.payment(this.play, due.no));
        await this.act('release_payment', 'agent', s.release(this.play, due.no));
      }
    }
  }

  /** 16 to 18. */
  async perform(): Promise<this> {
    await this.wait(on(`${this.facts.contract?.startsOn} 09:30`));
    await this.settle('handover');
    await this.act('record_handover', 'accountant', s.handover(this.play));
    await this.act('confirm_handover', this.winner, { confirmed: true });
    await this.act('record_inspection', 'town', { finding: '现场检查正常', rectification: null });
    if (this.facts.project.side === 'procurement') {
      await this.act('record_measurement', 'town', { value: this.facts.contract?.total ?? 0 });
      await this.settle('payments');
      await this.act('complete_works', 'accountant', { completedOn: this.today });
      return this;
    }
    await this.settle('payments');
    return this.wait(`${this.facts.contract?.endsOn} 23:59`).then(() =>
      this.wait(this.at + 86_400_000),
    );
  }

  /** 19. */
  async accept(): Promise<this> {
    await this.act('propose_settlement', 'accountant', s.settlement(this.play));
    for (const who of ['supervisor', 'delegate', 'town'] as const) {
      if (this.line === 'closing.acceptance')
        await this.act('sign_acceptance', who, { opinion: '同意', passed: true });
    }
    await this.settle('acceptance');
    return this;
  }

  /** Deposits and bonds; each has a paper, without which the archive is refused. */
  async giveBack(): Promise<this> {
    for (const [bidder, b] of Object.entries(this.facts.bidders)) {
      if (b.deposit.state === 'received')
        await this.act('return_deposit', 'agent', {
          bidder,
          amount: b.deposit.received,
          bankReference: '退款',
        });
    }
    for (const due of this.facts.dues) {
      if (due.kind === 'bond' && due.state === 'paid')
        await this.act('return_bond', 'agent', { due: due.no, bankReference: '退' });
    }
    return this;
  }

  /** 20. */
  async archive(): Promise<this> {
    await this.act('rate', 'delegate', { stars: 5, remark: '过程公开' });
    await this.act('archive_project', 'town', {});
    return this;
  }

  /** Issues every document that waits, oldest first, as the jobs would. */
  async issueAll(renderer: Renderer): Promise<string[]> {
    const rows = await this.scene.fresh
      .db('documents')
      .where({ project: this.id, state: 'pending' })
      .orderBy('entry_no')
      .select('id', 'kind');
    for (const { id } of rows) await issueDocument(this.scene.issueDeps(renderer), { id });
    return rows.map((r: { kind: string }) => r.kind);
  }
}
