/**
 * When what is still to come may come at the earliest, and until when what is current has time. Only what the law, the
 * notice or the contract lets nobody shorten is counted; a stop that waits for nothing but the one before has no date.
 * Everybody may read it (domain §6): it asks neither who registered nor, before the opening, what was offered, nor what
 * a secret reserve is.
 */
import { CHECKPOINT_KEYS, type CheckpointKey, notApplicable } from './checkpoints.js';
import { humanLimit } from './deadlines.js';
import type { Facts } from './facts.js';
import { earliestClose, firstDayOfNotice } from './notice-ahead.js';
import { currentCheckpoints, isSuspended, type TradeState } from './position.js';
import { publicityEnd, publicityRule } from './publicity-end.js';
import { type Law, lawName, type RuleKey, ruleValue } from './rules/book.js';
import { type Instant, instantOf, plusDays, plusMonths } from './time.js';
import { endOfDays, isProvisional, workingDaysAhead, workingTime } from './working-days.js';

/** From when on something is possible, and by which rule; by none where the notice or the contract says so. */
export interface From {
  at: Instant;
  rule: RuleKey | null;
}

export interface EarliestDate extends From {
  key: CheckpointKey;
  /** In a year whose holidays are not announced yet plain weekends are counted, and it may still move. */
  provisional: boolean;
}

export interface Timetable {
  /** The book and the calendar it was reckoned by, as the log names them. */
  law: string;
  /** Until when those responsible have time at the current stop; null where no such limit runs. */
  due: { at: Instant; provisional: boolean } | null;
  earliest: EarliestDate[];
}

/**
 * The timetable of a trade as it stands; one that is suspended, failed or ended has no dates ahead.
 * @param now where it is reckoned for somebody who looks; what is kept counts from when the current stop began
 */
export function timetableOf(state: TradeState, own: Omit<Facts, 'bidders'>, law: Law, now: Instant = own.since): Timetable {
  const facts: Facts = { ...own, bidders: {} };
  const dueAt = humanLimit(state, facts, law);
  return {
    law: lawName(law),
    due: dueAt === null ? null : { at: dueAt, provisional: isProvisional(law.calendar, dueAt) },
    earliest: isSuspended(state) ? [] : earliestDates(currentCheckpoints(state), facts, law, Math.max(now, own.since)),
  };
}

/** Walks from where the trade stands to its end, carrying the date before which nothing further is possible. */
function earliestDates(current: readonly CheckpointKey[], facts: Facts, law: Law, now: Instant): EarliestDate[] {
  const [here] = current;
  if (!here) return [];
  const { project, passed, dates } = facts;
  const trade = { mode: project.mode, emergency: project.emergency !== null };
  const onwards = CHECKPOINT_KEYS.slice(CHECKPOINT_KEYS.indexOf(here));
  const ahead = onwards.filter((key) => key === here || notApplicable(key, trade) === null);
  const found: EarliestDate[] = [];
  let from: From = { at: now, rule: null };
  let noticed = from;
  for (const key of ahead) {
    if (key === 'acceptance' && comesBack(facts) && endOfTerm(facts) === null) break;
    if (key === 'registration') noticed = from;
    const closes = dates ? { at: dates.offersCloseAt, rule: null } : earliestClose(facts, noticed.at, law);
    if (key !== here) from = later(from, beginOf(key, closes, facts));
    // Where registered bidders may offer at once, which only the notice tells, offers are open since its publication.
    const begins = key === 'offers' && (!dates || facts.tenderFile?.postQualification) ? noticed : from;
    if (!current.includes(key) && passed[key] === undefined && begins.at > now) {
      found.push({ key, ...begins, provisional: begins.rule !== null && isProvisional(law.calendar, begins.at) });
    }
    from = later(from, endOf(key, { from, closes }, facts, law));
  }
  return found;
}

const later = (a: From, b: From | null): From => (b !== null && b.at > a.at ? b : a);

/** Before when a stop cannot begin, whatever was done before it. */
function beginOf(key: CheckpointKey, closes: From | null, facts: Facts): From | null {
  const { dates } = facts;
  if (key === 'offers') return dates && { at: dates.offersOpenAt, rule: null };
  if (key === 'opening') return dates ? { at: dates.openingAt, rule: null } : closes;
  return key === 'acceptance' ? endOfTerm(facts) : null;
}

/** Before when a stop that has begun cannot be passed. */
function endOf(key: CheckpointKey, { from, closes }: { from: From; closes: From | null }, facts: Facts, law: Law): From | null {
  const { resolution, project, dates, priorityUntil, publicityEndsAt } = facts;
  switch (key) {
    case 'resolution': {
      if (!resolution || project.emergency) return null;
      const rule = 'decision.result_publicity';
      return { at: endOfDays(workingTime(law), instantOf(resolution.publishedOn), ruleValue(law, rule)), rule };
    }
    case 'notice':
      return firstDayOfNotice(facts, law);
    case 'registration':
      if (dates) return { at: dates.registrationClosesAt, rule: null };
      return closes && { ...closes, at: workingDaysAhead(law.calendar, closes.at, ruleValue(law, 'registration.open')) };
    case 'evaluation':
      // Known only since the opening.
      return priorityUntil === null ? null : { at: priorityUntil, rule: 'priority.claim' };
    case 'publicity':
      if (publicityEndsAt === null && project.mode === 'external') return null;
      return { at: publicityEndsAt ?? publicityEnd(facts, from.at, law), rule: publicityRule(facts) };
    default:
      return null;
  }
}

/** What is let comes back one day, what is sold or bought does not. */
const comesBack = ({ project, application }: Facts) => project.side === 'asset' && application?.dealing !== 'transfer';

/**
 * The end of the term; before the contract the notice says it, and before the notice nothing does: the members and the
 * tender file may shorten what was applied for. Then neither the return nor what follows it has a date.
 */
function endOfTerm(facts: Facts): From | null {
  const { contract, dates, tenderFile } = facts;
  if (!comesBack(facts)) return null;
  if (contract) return { at: instantOf(plusDays(contract.endsOn, 1)), rule: null };
  if (!dates || !tenderFile?.startsOn || tenderFile.termMonths === null) return null;
  return { at: instantOf(plusMonths(tenderFile.startsOn, tenderFile.termMonths)), rule: null };
}
