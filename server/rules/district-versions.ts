/** A district makes a version of the rule book: one administrator proposes it, another approves, it holds from its date. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput, NotFound, Problem } from '../errors.js';
import { date, text } from '../machines/events/fields.js';
import { BOOKS, bookOn } from '../machines/rules/books.js';
import type { RuleBook } from '../machines/rules/book.js';
import { type Changes, differenceOf, withChanges } from '../machines/rules/leaves.js';
import { type Fault, faultsOf } from '../machines/rules/tighten.js';
import { dateOf, plusDays, speakDate } from '../machines/time.js';
import { mayAdminister } from '../people/policy.js';
import { recording } from '../people/record.js';
import type { Subject } from '../people/subject.js';

const leaf = z.union([z.int(), z.string().max(5), z.tuple([z.int(), z.int()])]);
export const versionInput = z.strictObject({
  district: z
    .string()
    .regex(/^\d{6}$/, '须为6位区划代码')
    .describe('区代码'),
  from: date.describe('起始日期'),
  reason: text(500).describe('修订理由与依据'),
  changes: z
    .record(z.string().max(100), leaf)
    .describe('修改的数值,按路径,例如 {"deposit.asset": 15, "decision.delegates": [3, 4]}'),
});
export type VersionInput = z.output<typeof versionInput>;

/** Everybody who changes law waits for whoever does so before. */
const TURN = `select pg_advisory_xact_lock(hashtextextended('cunjitong rule versions', 0))`;

export async function proposeVersion(db: Knex, by: Subject, given: VersionInput): Promise<{ version: string }> {
  refuseStrangers(by, given.district);
  return recording(db, async (trx) => {
    await trx.query(TURN);
    const at = await clock(trx);
    refuseUnfit(given, at);
    const [place] = await trx.query('select 1 from organisations where id = $1 and kind = $2', [
      given.district,
      'district',
    ]);
    if (!place) throw wrong([{ pointer: '/district', message: '没有这个区。' }]);
    const [row] = await trx.query<{ no: number }>(
      'select coalesce(max(no), 0) + 1 as no from rule_versions where district = $1',
      [given.district],
    );
    const no = Number(row?.no);
    const version = `${given.district}-${String(no).padStart(3, '0')}`;
    await trx.query(
      `insert into rule_versions (version, district, no, holds_from, reason, changes, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [version, given.district, no, given.from, given.reason, JSON.stringify(given.changes), by.account, at],
    );
    const data = { version, from: given.from, changes: given.changes };
    return { recorded: { act: 'rules_proposed', by: by.account, data }, value: { version } };
  });
}

interface Proposal {
  district: string;
  from: string;
  changes: Changes;
  proposedBy: string;
  approvedAt: number | null;
  withdrawnAt: number | null;
}

/** @throws NotFound also for one of another district: it does not exist for whoever asks */
async function openProposal(trx: Trx, by: Subject, version: string): Promise<Proposal> {
  const [proposal] = await trx.query<Proposal>(
    `select district, holds_from as "from", changes, proposed_by as "proposedBy", approved_at as "approvedAt",
       withdrawn_at as "withdrawnAt"
     from rule_versions where version = $1 for update`,
    [version],
  );
  if (!proposal || mayAdminister(by, proposal.district) !== null) throw new NotFound('没有这个待审核的规则版本。');
  if (proposal.approvedAt !== null) throw new Problem('already-approved', 409, '这个规则版本已经审核通过。');
  if (proposal.withdrawnAt !== null) throw new Problem('already-withdrawn', 409, '这个规则版本已由提出人撤回。');
  return proposal;
}

export async function approveVersion(db: Knex, by: Subject, version: string): Promise<void> {
  await recording(db, async (trx) => {
    await trx.query(TURN);
    const proposal = await openProposal(trx, by, version);
    if (proposal.proposedBy === by.account) throw new Forbidden('您提出的规则版本须由另一名区管理员审核。');
    const at = await clock(trx);
    refuseUnfit(proposal, at);
    await trx.query('update rule_versions set approved_by = $2, approved_at = $3 where version = $1', [
      version,
      by.account,
      at,
    ]);
    return { recorded: { act: 'rules_approved', by: by.account, data: { version } }, value: undefined };
  });
}

/** By whoever proposed it, before anybody approved it; a better one is proposed anew, under its own number. */
export async function withdrawVersion(db: Knex, by: Subject, version: string): Promise<void> {
  await recording(db, async (trx) => {
    await trx.query(TURN);
    const proposal = await openProposal(trx, by, version);
    if (proposal.proposedBy !== by.account) throw new Forbidden('规则版本只能由提出人撤回;您可以不予审核。');
    await trx.query('update rule_versions set withdrawn_at = $2 where version = $1', [version, await clock(trx)]);
    return { recorded: { act: 'rules_withdrawn', by: by.account, data: { version } }, value: undefined };
  });
}

function refuseStrangers(by: Subject, district: string): void {
  if (mayAdminister(by, district) !== null) throw new Forbidden('规则版本由本区的区管理员提出和审核。');
}

const wrong = (errors: { pointer: string; message: string }[]) =>
  new InvalidInput(errors.map((e) => e.message).join(''), { code: 'rules-not-allowed', errors });
const pointerOf = ({ path }: Fault) => `/changes/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Asked when it is proposed and again when it is approved: the program may know more law by then. */
function refuseUnfit({ from, changes }: { from: string; changes: Changes }, at: number): void {
  const earliest = plusDays(dateOf(at), 1);
  // Law is announced before it holds, and no project is registered under what may still change.
  if (from < earliest)
    throw wrong([{ pointer: '/from', message: `起始日期须晚于今天,最早为${speakDate(earliest)}。` }]);
  const books = booksFrom(from);
  const faults = books.flatMap((book) => faultsOf(book.rules, changes));
  if (faults.length > 0) {
    const first = new Map(faults.map((f) => [f.path, f]));
    throw wrong([...first.values()].map((f) => ({ pointer: pointerOf(f), message: f.message })));
  }
  const base = books[0] as RuleBook;
  if (differenceOf(base.rules, withChanges(base.rules, changes)).length === 0)
    throw wrong([{ pointer: '/changes', message: '与平台的规则没有差别,请至少修改一项数值。' }]);
}

/** The program's book of that date and those already known to follow: a version must fit all of them. */
function booksFrom(from: string): RuleBook[] {
  const first = bookOn(from);
  return [first, ...BOOKS.filter((b) => b.from > first.from)];
}

async function clock(trx: Trx): Promise<number> {
  const [row] = await trx.query<{ at: number }>('select platform_clock() as at');
  return Number(row?.at);
}
