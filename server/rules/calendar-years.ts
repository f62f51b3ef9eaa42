/** Years enter the working calendar when they were announced: one administrator imports a year, another approves it. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput, NotFound, Problem } from '../errors.js';
import { date, text } from '../machines/events/fields.js';
import { calendarFaults } from '../machines/rules/calendar-faults.js';
import type { CalendarYear } from '../machines/rules/calendars.js';
import { type CalendarEdition, calendarOf, OWN_SHELF } from '../machines/rules/shelf.js';
import { administeredBy } from '../people/policy.js';
import { recording } from '../people/record.js';
import type { Subject } from '../people/subject.js';

const days = z.array(date).max(60);
export const yearInput = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/, '须为四位年份')
    .describe('年份'),
  basis: text(200).describe('依据:国务院办公厅通知的名称与文号'),
  source: text(300).describe('公布的网址或公报'),
  holidays: days.describe('放假的工作日'),
  workdays: days.describe('调休上班的周末'),
});
export type YearInput = z.output<typeof yearInput>;

const TURN = `select pg_advisory_xact_lock(hashtextextended('cunjitong calendar', 0))`;

export async function proposeYear(db: Knex, by: Subject, given: YearInput): Promise<{ id: string }> {
  refuseStrangers(by);
  const id = randomUUID();
  return recording(db, async (trx) => {
    await trx.query(TURN);
    const at = await refuseUnfit(trx, given);
    await trx.query(
      `insert into calendar_years (id, year, basis, source, holidays, workdays, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        given.year,
        given.basis,
        given.source,
        JSON.stringify(given.holidays),
        JSON.stringify(given.workdays),
        by.account,
        at,
      ],
    );
    return { recorded: { act: 'calendar_proposed', by: by.account, data: { id, ...given } }, value: { id } };
  });
}

export async function approveYear(db: Knex, by: Subject, id: string): Promise<{ edition: number }> {
  refuseStrangers(by);
  return recording(db, async (trx) => {
    await trx.query(TURN);
    const row = await openProposal(trx, id);
    if (row.proposedBy === by.account) throw new Forbidden('您导入的年度须由另一名区管理员审核。');
    const at = await refuseUnfit(trx, row);
    const [next] = await trx.query<{ edition: number }>(
      'select coalesce(max(edition), 0) + 1 as edition from calendar_years',
    );
    const edition = Number(next?.edition);
    await trx.query('update calendar_years set approved_by = $2, approved_at = $3, edition = $4 where id = $1', [
      id,
      by.account,
      at,
      edition,
    ]);
    return {
      recorded: { act: 'calendar_approved', by: by.account, data: { id, year: row.year, edition } },
      value: { edition },
    };
  });
}

/** By whoever brought it, before anybody approved it: a slip of the keyboard waits for nobody. */
export async function withdrawYear(db: Knex, by: Subject, id: string): Promise<void> {
  refuseStrangers(by);
  await recording(db, async (trx) => {
    await trx.query(TURN);
    const { year, proposedBy } = await openProposal(trx, id);
    if (proposedBy !== by.account) throw new Forbidden('年度只能由导入人撤回;您可以不予通过。');
    await trx.query('update calendar_years set withdrawn_at = platform_clock() where id = $1', [id]);
    return { recorded: { act: 'calendar_withdrawn', by: by.account, data: { id, year } }, value: undefined };
  });
}

export const yearRejection = z.strictObject({ reason: text(200).describe('不予通过的理由') });

/** By another administrator, who says why; whoever brought it brings it anew. */
export async function rejectYear(db: Knex, by: Subject, id: string, reason: string): Promise<void> {
  refuseStrangers(by);
  await recording(db, async (trx) => {
    await trx.query(TURN);
    const { year, proposedBy } = await openProposal(trx, id);
    if (proposedBy === by.account) throw new Forbidden('您导入的年度由另一名区管理员审核;不想要了,请撤回。');
    await trx.query('update calendar_years set withdrawn_at = platform_clock() where id = $1', [id]);
    return { recorded: { act: 'calendar_rejected', by: by.account, data: { id, year }, personal: { reason } }, value: undefined };
  });
}

type Proposal = YearInput & { proposedBy: string; edition: number | null; withdrawnAt: number | null };

async function openProposal(trx: Trx, id: string): Promise<Proposal> {
  const [row] = await trx.query<Proposal>(
    `select year, basis, source, holidays, workdays, proposed_by as "proposedBy", edition, withdrawn_at as "withdrawnAt"
     from calendar_years where id = $1 for update`,
    [id],
  );
  if (!row) throw new NotFound('没有这个待审核的年度。');
  if (row.edition !== null) throw new Problem('already-approved', 409, '这个年度已经审核通过。');
  if (row.withdrawnAt !== null) throw new Problem('already-withdrawn', 409, '这个年度已撤回或未获通过。');
  return row;
}

/** The calendar is the whole country's: whoever administers any district may bring the announcement. */
function refuseStrangers(by: Subject): void {
  if (administeredBy(by).length === 0) throw new Forbidden('工作日历由区管理员导入和审核。');
}

async function refuseUnfit(trx: Trx, given: YearInput): Promise<number> {
  const [clock] = await trx.query<{ at: number }>('select platform_clock() as at');
  const at = Number(clock?.at);
  const editions = await trx.query<CalendarYear & { year: string; edition: number }>(
    'select year, basis, holidays, workdays, edition from calendar_years where edition is not null',
  );
  const shelf = {
    ...OWN_SHELF,
    editions: editions.map(({ edition, year, ...rest }): CalendarEdition => ({ edition, year, days: rest })),
  };
  const errors = calendarFaults(calendarOf(shelf, Number.POSITIVE_INFINITY), given.year, given, at);
  if (errors.length > 0)
    throw new InvalidInput(errors.map((e) => e.message).join(''), { code: 'calendar-not-official', errors });
  return at;
}
