/** What the form of an act begins with: what it asks to confirm, and what the village's earlier trades said in its fields. */
import type { Knex } from 'knex';
import { definitionOf, type EventType } from '../machines/events.js';
import type { Instant } from '../machines/time.js';

/** What somebody answers for was written in by somebody else, by this act. */
const CONFIRMS: Partial<Record<EventType, EventType>> = {
  countersign_resolution: 'record_resolution',
  reject_resolution: 'record_resolution',
  confirm_valuation: 'propose_valuation',
  approve_project: 'submit_application',
  confirm_tender_file: 'compile_tender_file',
  confirm_qualification: 'review_qualification',
  return_tender_file: 'compile_tender_file',
  sign_contract: 'prepare_contract',
  countersign_contract: 'prepare_contract',
  witness_contract: 'prepare_contract',
  sign_acceptance: 'propose_settlement',
  reject_acceptance: 'propose_settlement',
};

/** Fields whose words seldom change from one trade of a village to the next: offices, accounts, standing terms. Never personal data. */
const REPEATED: Partial<Record<EventType, readonly string[]>> = {
  submit_application: ['/place', '/use', '/priceBasis', '/fundSource', '/budgetItem', '/certificate'],
  compile_tender_file: [
    '/conditions',
    '/depositAccount',
    '/depositBank',
    '/depositAccountNumber',
    '/paymentTerms',
    '/place',
    '/contact',
    '/duration',
    '/offices/station/phone',
    '/offices/station/address',
    '/offices/town/phone',
    '/offices/discipline/phone',
  ],
  prepare_contract: ['/village/identity', '/village/representative', '/village/address', '/village/contact', '/supervisingEngineer', '/clauses'],
  archive_project: ['/custodian', '/keptFor'],
};

export interface ToConfirm {
  event: EventType;
  name: string;
  at: Instant;
  data: Record<string, unknown>;
}
export interface EarlierValue {
  pointer: string;
  value: string;
  /** The trade that said so last. */
  code: string;
  title: string;
}
export interface ActForm {
  /** One, or each application that waits for its payment. */
  toConfirm: ToConfirm[];
  earlier: EarlierValue[];
}

/** @param db asks as the platform: whoever is offered an act may read what it confirms; earlier words go to those only who work on every trade of the village */
export async function actForm(db: Knex, { project, type }: { project: string; type: EventType }): Promise<ActForm> {
  const confirmed = CONFIRMS[type];
  const pointers = REPEATED[type] ?? [];
  return {
    toConfirm: type === 'release_payment' ? await applications(db, project) : confirmed ? await lastSaid(db, project, confirmed) : [],
    earlier: pointers.length > 0 ? await earlierValues(db, { project, type, pointers }) : [],
  };
}

interface Said {
  at: string | number;
  /** Null once it was erased. */
  data: string | null;
}

async function lastSaid(db: Knex, project: string, event: EventType): Promise<ToConfirm[]> {
  const { rows } = await db.raw<{ rows: Said[] }>(
    `select e.at, y.data from log.entries e join log.payloads y on y.seq = e.seq
      where e.project = ? and e.event = ? order by e.entry_no desc limit 1`,
    [project, event],
  );
  return asWritten(event, rows);
}

/** What was applied for last of each due that is not paid yet, in the order of the dues. */
const APPLICATIONS = `
  select distinct on (due.no) e.at, y.data
    from projects p
    cross join lateral jsonb_to_recordset(p.facts -> 'dues') as due (no int, state text)
    join log.entries e on e.project = p.id and e.event = 'apply_payment'
    join log.payloads y on y.seq = e.seq and (y.data::jsonb #>> '{data,due}')::int = due.no
   where p.id = ? and due.state = 'applied' order by due.no, e.entry_no desc`;

async function applications(db: Knex, project: string): Promise<ToConfirm[]> {
  const { rows } = await db.raw<{ rows: Said[] }>(APPLICATIONS, [project]);
  return asWritten('apply_payment', rows);
}

const asWritten = (event: EventType, rows: readonly Said[]): ToConfirm[] =>
  rows.flatMap(({ at, data }) => (data ? [{ event, name: definitionOf(event).name, at: Number(at), data: dataOf(data) }] : []));

/** The village's last twenty trades, those of the same side first; one question to the database for all of them. */
const EARLIER = `
  select p.code, p.title, said.data
    from (select o.id, o.code, o.title, row_number() over (order by (o.side = this.side) desc, o.registered_at desc) as nth
            from projects this join projects o on o.village = this.village and o.id <> this.id
           where this.id = ? order by nth limit 20) p
    cross join lateral (select y.data from log.entries e join log.payloads y on y.seq = e.seq
                         where e.project = p.id and e.event = ? order by e.entry_no desc limit 1) said
   order by p.nth`;

async function earlierValues(db: Knex, { project, type, pointers }: { project: string; type: EventType; pointers: readonly string[] }): Promise<EarlierValue[]> {
  const { rows } = await db.raw<{ rows: { code: string; title: string; data: string | null }[] }>(EARLIER, [project, type]);
  const said = rows.flatMap(({ code, title, data }) => (data ? [{ code, title, data: dataOf(data) }] : []));
  return pointers.flatMap((pointer) => {
    const found = said.find(({ data }) => textAt(data, pointer) !== '');
    return found ? [{ pointer, value: textAt(found.data, pointer), code: found.code, title: found.title }] : [];
  });
}

const dataOf = (payload: string) => (JSON.parse(payload) as { data: Record<string, unknown> }).data;

function textAt(data: unknown, pointer: string): string {
  const value = pointer.slice(1).split('/').reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], data);
  return typeof value === 'string' ? value.trim() : '';
}
