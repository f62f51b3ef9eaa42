/** Writes what decisions changed: project row, bidders' rows, documents to issue. The log comes last, with the commit. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.js';
import { documentsFor } from '../documents/for-effect.js';
import { nextDeadline } from '../machines/deadlines.js';
import type { Effect } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
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

// One statement however many there are. A number that counted bidders' papers would tell how many have registered:
// theirs are drawn at random instead, and an offer counts nothing, so that it costs the same as the first. The text is
// the district's own where it has one.
const INSERT_DOCUMENTS = `
  with wanted as (
    select w.*, case when w.drawn is null then
      w.nth + (select count(*) from documents where project = $1 and audience in ('public', 'work')) end as counted
    from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[])
      as w (id, kind, title, checkpoint, audience, template, drawn, nth)
  ), made as (
    insert into documents (id, project, number, kind, title, checkpoint, round, entry_no, audience, template,
      rules_version, state, created_at)
    select id, $1, $2 || coalesce('-R' || drawn, '-W' || lpad(counted::text, greatest(2, length(counted::text)), '0')),
      kind, title, checkpoint, $11, $12, audience, concat_ws('.', template, template_edition($15, kind, template::int)),
      $13, 'pending', $14 from wanted returning id
  )
  insert into outbox (task, payload) select 'issue_document', jsonb_build_object('id', id) from made`;
// Public with the notice that it belongs to, not when it was confirmed.
const PUBLISH_TENDER_FILE = `
  update documents set audience = 'public' where project = $1 and kind = 'tender-file' and audience = 'work'`;

/** One row per document to issue; its facts are frozen from the log as it stands at this entry. */
export async function storeEffects(
  trx: Trx,
  held: Held,
  effects: readonly Effect[],
  entryNo: number,
  event: MachineEvent,
): Promise<void> {
  const wanted = effects.flatMap((effect) => documentsFor(effect, held.facts, event));
  if (wanted.length === 0) return;
  const isOfOffice = ({ audience }: { audience: string }) => audience === 'public' || audience === 'work';
  await trx.query(INSERT_DOCUMENTS, [
    held.id,
    held.code,
    wanted.map(() => randomUUID()),
    wanted.map((d) => d.kind),
    wanted.map((d) => d.title),
    wanted.map((d) => d.checkpoint),
    wanted.map((d) => d.audience),
    wanted.map((d) => d.template),
    wanted.map((d) => (isOfOffice(d) ? null : randomNumber())),
    wanted.map((_, place) => wanted.slice(0, place + 1).filter(isOfOffice).length),
    held.facts.round,
    entryNo,
    held.facts.rules,
    held.at,
    held.district,
  ]);
  if (wanted.some((d) => d.kind === 'notice')) await trx.query(PUBLISH_TENDER_FILE, [held.id]);
}

/** Without 0, O, 1 and I, which are read for each other from paper. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const randomNumber = () => Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
