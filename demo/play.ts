/**
 * Plays a case over HTTP as its people would: each looks at what the platform offers them (`availableEvents`), fills in
 * what its schema asks for, and sends it. When nobody can do anything, the demo clock moves to the next moment.
 */
import { randomUUID } from 'node:crypto';
import { decodeKey, encodePackage, type SealingContext, sealOffer } from '../server/bidding/sealing.js';
import type { Case } from './case.js';
import { type Bidder, type Cast, gather } from './cast.js';
import { type Client, Refused } from './client.js';
import { issued } from './documents.js';
import { announcing } from './playbook/announce.js';
import { at, type Builder, comingMomentsOf, dateOf, type Page, plusDays, type View } from './playbook/context.js';
import { assetName, letAsset } from './playbook/let-asset.js';
import { performing } from './playbook/perform.js';
import { selecting } from './playbook/select.js';

const PLAYBOOK: Record<string, Builder> = { ...announcing, ...selecting, ...performing };
const ORDER = Object.keys(PLAYBOOK);
const MINUTE = 60_000;

export interface Act {
  type: string;
  by: string;
  at: number;
  seq: number;
  position: string;
}
export interface Played {
  id: string;
  code: string;
  acts: Act[];
  cast: Cast;
  reader: Client;
}

/** One picture for every paper: a demonstration has no real evidence, and says so by its name. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Accepted {
  at: number;
  seq: number;
}
/** Hands an act in by another way than a request, as at a desk; null: not this one. */
export type ByHand = (act: { project: string; type: string; by: string; data: object }) => Promise<Accepted | null>;

/** @param tell is waited for: whoever looks at the trade between two acts finds it as the act left it */
export async function play(
  base: string,
  c: Case,
  tell: (act: Act) => void | Promise<void>,
  byHand: ByHand = async () => null,
): Promise<Played> {
  return new Player(c, await gather(base, c), tell, byHand).run();
}

class Player {
  private now = 0;
  private id = '';
  private evidenceFile: string | null = null;
  private readonly sent = new Map<string, number>();
  private readonly acts: Act[] = [];

  constructor(
    private readonly c: Case,
    private readonly cast: Cast,
    private readonly tell: (act: Act) => void | Promise<void>,
    private readonly byHand: ByHand,
  ) {}

  private staff(role: string): Client {
    const member = this.cast.staff.find((m) => m.role === role);
    if (!member) throw new Error(`nobody plays ${role}`);
    return member.client;
  }

  async run(): Promise<Played> {
    await this.setClock(at(plusDays(this.c.published, -14), '09:00'));
    const accountant = this.staff('accountant');
    const { id, code } = await accountant.send<{ id: string; code: string }>(
      'POST',
      '/api/projects',
      { village: this.c.village, title: this.c.title, category: this.c.category, mode: this.c.mode, ground: this.c.ground },
      { 'idempotency-key': randomUUID() },
    );
    this.id = id;
    for (let steps = 0; steps < 2000; steps += 1) {
      const view = await this.view(accountant);
      if (view.position === 'archived') return { id, code, acts: this.acts, cast: this.cast, reader: accountant };
      if (await this.biddersAct(view)) continue;
      if (await this.someoneActs()) continue;
      await this.wait(view);
    }
    throw new Error('the case did not reach its archive in 2000 steps');
  }

  private view = (client: Client) => client.get<View>(`/api/projects/${this.id}`);

  private async setClock(moment: number): Promise<void> {
    this.now = moment;
    await this.staff('accountant').send('PUT', '/api/demo/clock', { now: new Date(moment).toISOString() });
  }

  private page(view: View): Page {
    return {
      case: this.c,
      view,
      now: this.now,
      done: (type) => this.sent.get(type) ?? 0,
      asset: () => this.registerAsset(),
      namedParty: this.cast.bidders[0]?.partyCode ?? '',
      evidence: async (...kinds) => {
        const file = await this.upload();
        return kinds.map((kind) => ({ kind, file }));
      },
    };
  }

  /** What the collective owns stands in its register before it is traded. */
  private async registerAsset(): Promise<string> {
    const { quantity, unit, building } = letAsset(this.c.category);
    const asset = { name: assetName(this.c.title), category: this.c.category, location: '本村（演示）', quantity, unit, useState: 'idle', building };
    const { code } = await this.staff('accountant').send<{ code: string }>('POST', '/api/assets', { village: this.c.village, asset });
    return code;
  }

  private async upload(): Promise<string> {
    if (!this.evidenceFile) {
      const { sha256 } = await this.staff('accountant').upload<{ sha256: string }>(`/api/projects/${this.id}/attachments`, '演示图片.png', PICTURE, 'image/png');
      this.evidenceFile = sha256;
    }
    return this.evidenceFile;
  }

  /** Whoever of the staff is offered an act that the playbook knows how to fill in now, in the playbook's order. */
  private async someoneActs(): Promise<boolean> {
    const offers: { client: Client; type: string; view: View }[] = [];
    for (const { client } of this.cast.staff) {
      const view = await this.view(client).catch((error) => (error instanceof Refused && error.problem.status === 404 ? null : Promise.reject(error)));
      for (const event of view?.availableEvents ?? []) {
        if (view && ORDER.includes(event.type)) offers.push({ client, type: event.type, view });
      }
    }
    offers.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    for (const { client, type, view } of offers) {
      if (type === 'publish_notice' && dateOf(this.now) < this.c.published) continue;
      if (type === 'archive_project') await issued(this.staff('accountant'), this.id);
      const data = await PLAYBOOK[type]?.(this.page(view));
      if (data && (await this.send(client, type, data, view))) return true;
    }
    return false;
  }

  /** @returns false when the platform says that it is too early, or another person has to do it */
  private async send(client: Client, type: string, data: object, view: View): Promise<boolean> {
    try {
      const answer = await this.handIn(client, type, data, view);
      this.sent.set(type, (this.sent.get(type) ?? 0) + 1);
      const act = { type, by: client.name, at: answer.at, seq: answer.seq, position: view.position };
      this.acts.push(act);
      await this.tell(act);
      await this.setClock(Math.max(this.now, answer.at) + 3 * MINUTE);
      return true;
    } catch (error) {
      if (error instanceof Refused && (error.problem.earliest || error.problem.rule?.startsWith('duties') || error.problem.rule === 'acceptance.persons')) return false;
      throw error;
    }
  }

  private async handIn(client: Client, type: string, data: object, view: View): Promise<Accepted> {
    const handed = await this.byHand({ project: this.id, type, by: client.name, data });
    if (handed) return handed;
    const match = view.version === null ? `"${view.termsVersion}"` : `"${view.version}"`;
    return client.send(
      'POST',
      `/api/projects/${this.id}/events`,
      { type, data },
      { 'idempotency-key': randomUUID(), 'if-match': match },
    );
  }

  /** Bidders register, pay through the town's accountant, seal their offers; the winner signs and takes over. */
  private async biddersAct(view: View): Promise<boolean> {
    if (view.position === 'bidding.registration' || view.position === 'bidding.offers') {
      if (this.sent.get('submit_offer')) return false;
      for (const [index, bidder] of this.cast.bidders.entries()) await this.takePart(bidder, index);
      return true;
    }
    if (!['contract.signing', 'performance.handover', 'closing.archive'].includes(view.position)) return false;
    for (const { client } of this.cast.bidders) {
      const own = await this.view(client);
      for (const type of ['countersign_contract', 'confirm_handover', 'rate']) {
        const offered = own.availableEvents.some((e) => e.type === type);
        const data = offered ? await PLAYBOOK[type]?.(this.page(own)) : null;
        if (data && own.me && (await this.send(client, type, data, own))) return true;
      }
    }
    return false;
  }

  private async takePart({ client }: Bidder, index: number): Promise<void> {
    const before = await this.view(client);
    if (!before.me?.registered) {
      await this.send(client, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true }, before);
    }
    const view = await this.view(client);
    const { bidder, sealing } = view.me as NonNullable<View['me']>;
    if (this.c.deposit > 0) {
      const agent = this.staff('agent_accountant');
      const seen = await this.view(agent);
      await this.send(agent, 'record_deposit', { bidder, amount: this.c.deposit, receivedAt: new Date(this.now).toISOString(), bankReference: `演示到账${index + 1}` }, seen);
    }
    const offer = { amount: this.offerOf(index) };
    const sealed = sealOffer({ platformPublicKey: decodeKey(sealing.publicKey), context: sealing.context as SealingContext, offer });
    await this.send(client, 'submit_offer', { package: encodePackage(sealed) }, view);
  }

  /** Prices that look like people's: around the limit, without a pattern. */
  private offerOf(index: number): number {
    const wobble = ((index + 3) * 7919 + 104_729 * (index % 3)) % 997;
    const percent = this.c.side === 'asset' ? 1000 + (wobble % 160) : 870 + (wobble % 120);
    return Math.round((this.c.limit * percent) / 1000 / 100) * 100;
  }

  private async wait(view: View): Promise<void> {
    const published = at(this.c.published, '09:30');
    const moments = comingMomentsOf(this.page(view));
    const next = view.stage === 'setup' || view.stage === 'announcement' ? published : moments[0];
    const moment = next !== undefined && next > this.now ? next : this.now + 86_400_000;
    // A leap of days while a paper is being drawn would enter it in the log days after its act.
    await issued(this.staff('accountant'), this.id);
    await this.setClock(moment);
  }
}
