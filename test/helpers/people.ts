/** The demonstration's staff by the parts they play in one village, and new bidders as many as a test wants. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { insertBidder } from '../../server/people/register-bidder.js';
import type { DataKey } from '../../server/people/sealed-identity.js';
import type { Grant, Subject } from '../../server/people/subject.js';
import { company } from '../people/people.js';

export const STAFF = {
  accountant: 'gs-kuaiji',
  head: 'gs-lishi',
  supervisor: 'gs-jianshi',
  delegate: 'gs-daibiao',
  town_officer: 'jsg-sanzi',
  'station-1': 'jsg-jyz1',
  'station-2': 'jsg-jyz2',
  agent_accountant: 'jsg-daili',
  discipline: 'jsg-jiwei',
} as const;
export type Part = keyof typeof STAFF;
export type NewBidder = Subject & { partyCode: string };
export type Who = Part | Subject;

export type Company = ReturnType<typeof company>;

export class People {
  readonly #known = new Map<string, Subject>();
  #bidders = 0;

  constructor(
    private readonly admin: Knex,
    private readonly dataKey: DataKey,
  ) {}

  async subject(who: Who): Promise<Subject> {
    return typeof who === 'string' ? this.named(STAFF[who]) : who;
  }

  async named(username: string): Promise<Subject> {
    const known = this.#known.get(username);
    if (known) return known;
    const account = await this.admin('accounts').where({ username }).first();
    if (!account) throw new Error(`nobody is called ${username}`);
    const grants: Grant[] = await this.admin('grants').where({ account: account.id }).select('role', 'organisation');
    const subject: Subject = { account: account.id, kind: account.kind, username, displayName: account.display_name, grants };
    this.#known.set(username, subject);
    return subject;
  }

  /** Without a password: nobody signs in here. */
  async newBidder(more: Partial<Company> = {}): Promise<NewBidder> {
    this.#bidders += 1;
    const given = company(100 + this.#bidders, more);
    const made = await this.admin.transaction((trx) => insertBidder(trx, this.dataKey, given, { passwordHash: '-', now: Date.now() }));
    return { account: made.account, kind: 'bidder', username: given.username, displayName: given.name, grants: [], partyCode: made.partyCode };
  }
}

/** Another director of the demonstration's village, who holds the head's role as well. */
export async function addHead({ admin }: { admin: Knex }, username: string): Promise<void> {
  const id = randomUUID();
  const organisation = '330203102230';
  await admin('accounts').insert({ id, username, password_hash: '-', display_name: '代行理事(演示)', created_at: new Date() });
  await admin('grants').insert({ account: id, role: 'head', organisation });
}
