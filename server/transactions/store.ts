/** Writes what decisions changed: project row, bidders' rows, documents to issue. The log comes last, with the commit. */
import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.js';
import { documentFor } from '../documents/for-effect.js';
import { nextDeadline } from '../machines/deadlines.js';
import type { Effect } from '../machines/decide.js';
import type { Facts, Pseudonym } from '../machines/facts.js';
import { positionOf, stageOf } from '../machines/position.js';
import type { Held } from './door.js';

const UPDATE_PROJECT = `
  update projects set state = $2, facts = $3, position = $4, stage = $5, mode = $6, version = $7, terms_version = $8,
    entry_no = $9, round = $10, next_due_at = $11, public_at = $12, offers_close_at = $13
  where id = $1`;

export async function storeProject(trx: Trx, held: Held): Promise<void> {
  const { facts, state } = held;
  const { bidders: _, ...own } = facts;
  await trx.query(UPDATE_PROJECT, [
    held.id,
    JSON.stringify(state),
    JSON.stringify(own),
    positionOf(state),
    stageOf(state),
    facts.project.mode,
    held.version,
    facts.termsVersion,
    held.entryNo,
    facts.round,
    nextDeadline(state, facts, held.law)?.at ?? null,
    held.publicAt,
    facts.dates?.offersCloseAt ?? null,
  ]);
}

const UPSERT_BIDDERS = `
  insert into trade_bidders (project, pseudonym, account, facts)
  select $1, pseudonym, account, facts
  from unnest($2::text[], $3::uuid[], $4::jsonb[]) as changed (pseudonym, account, facts)
  on conflict (project, pseudonym) do update set facts = excluded.facts`;
const UPDATE_BIDDERS = `
  update trade_bidders b set facts = changed.facts
  from unnest($2::text[], $3::jsonb[]) as changed (pseudonym, facts)
  where b.project = $1 and b.pseudonym = changed.pseudonym`;

/** Stores the bidders that changed; those new to the project need their account. */
export async function storeBidders(
  trx: Trx,
  project: string,
  before: Facts['bidders'],
  after: Facts['bidders'],
  identities: Record<Pseudonym, string>,
): Promise<void> {
  const changed = Object.entries(after).filter(([name, bidder]) => before[name] !== bidder);
  const known = changed.filter(([name]) => !identities[name]);
  const fresh = changed.filter(([name]) => identities[name]);
  if (known.length > 0) {
    await trx.query(UPDATE_BIDDERS, [project, known.map(([name]) => name), known.map(([, b]) => JSON.stringify(b))]);
  }
  if (fresh.length > 0) {
    await trx.query(UPSERT_BIDDERS, [
      project,
      fresh.map(([name]) => name),
      fresh.map(([name]) => identities[name]),
      fresh.map(([, b]) => JSON.stringify(b)),
    ]);
  }
}

const INSERT_DOCUMENT = `
  with numbered as (select count(*) + 1 as n from documents where project = $2)
  insert into documents (id, project, number, kind, title, checkpoint, round, entry_no, audience, template,
    rules_version, state, created_at)
  select $1, $2, $3 || '-W' || lpad(n::text, 2, '0'), $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12 from numbered`;
const OUTBOX = `insert into outbox (task, payload) values ('issue_document', $1)`;

/** One row per document to issue; its facts are frozen from the log as it stands at this entry. */
export async function storeEffects(trx: Trx, held: Held, effects: readonly Effect[], entryNo: number): Promise<void> {
  for (const effect of effects) {
    const document = documentFor(effect, held.facts);
    if (!document) continue;
    const id = randomUUID();
    await trx.query(INSERT_DOCUMENT, [
      id,
      held.id,
      held.code,
      document.kind,
      document.title,
      effect.checkpoint,
      held.facts.round,
      entryNo,
      document.audience,
      document.template,
      held.facts.rules,
      held.at,
    ]);
    await trx.query(OUTBOX, [JSON.stringify({ id })]);
  }
}
