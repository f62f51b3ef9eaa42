/** A project that is registered and acted on through the real door on a real database, at the demonstration's time. */
import { randomUUID } from 'node:crypto';
import { issueDocument } from '../../../server/documents/issue/issue-document.js';
import type { Renderer } from '../../../server/documents/pool.js';
import type { EventType } from '../../../server/machines/events.js';
import { EVENTS } from '../../../server/machines/events.js';
import type { Facts } from '../../../server/machines/facts.js';
import { dateOf, type Instant } from '../../../server/machines/time.js';
import type { Subject } from '../../../server/people/subject.js';
import { type Accepted, advance, settleProject } from '../../../server/transactions/advance.js';
import { registerProject } from '../../../server/transactions/register.js';
import { LAW, on, type Play } from '../../machines/play.js';
import { FILE } from '../../machines/samples.js';
import type { Plan } from './plans.js';
import { type Scene, VILLAGE, type Who } from './scene.js';

/** One project, acted on by name. */
export class PlayedProject {
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
      sha256: FILE,
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
