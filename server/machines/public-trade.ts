/**
 * What everybody may read of a trade: this is the whole of it. Each part of the facts is named, so that what is added
 * elsewhere stays out until somebody decides otherwise (domain §6). Names of places and of the candidate are not
 * facts: whoever stores this puts them in.
 */
import { type Contract, FAILURES, type Facts, type NoticeDates, type Pseudonym, type TenderFile } from './facts.js';
import { currentCheckpoints, isSuspended, stageOf, type TradeState } from './position.js';
import { type PublicCheckpoint, publicCheckpoints } from './public-checkpoints.js';
import type { Law } from './rules/book.js';
import { timetableOf } from './timetable.js';

/** In lists and in the detail, besides what a project is called and where it is. */
export interface PublicItem {
  suspended: boolean;
  checkpoints: string[];
  /** Fen. */
  limit: number | null;
  /** Fen: the price, once it is awarded. */
  deal: number | null;
  /** Of what is let both are a year's. */
  dealing: string | null;
  dates: NoticeDates | null;
}

export interface PublicTrade {
  item: PublicItem;
  detail: ReturnType<typeof detailOf>;
  /** Whose name belongs into `detail.result.name`. */
  candidate: Pseudonym | null;
  /** Fen: what a search by amount finds. */
  amount: number | null;
}

type OwnFacts = Omit<Facts, 'bidders'>;

export function publicTrade(state: TradeState, facts: OwnFacts, law: Law): PublicTrade {
  const detail = detailOf(state, facts, law);
  const item = itemOf(state, facts, detail.result);
  return {
    item,
    detail,
    candidate: detail.result && (facts.candidate?.bidder ?? null),
    amount: item.deal ?? item.limit,
  };
}

function itemOf(state: TradeState, facts: OwnFacts, result: ReturnType<typeof resultOf>): PublicItem {
  return {
    suspended: isSuspended(state),
    checkpoints: currentCheckpoints(state),
    limit: openLimit(facts),
    deal: result?.awardedAt ? result.amount : null,
    dealing: facts.application?.dealing ?? null,
    dates: facts.dates,
  };
}

/** A secret reserve is told only when the trade has succeeded, an open one once the town has approved it. */
function openLimit({ valuation, passed }: OwnFacts): number | null {
  if (!valuation) return null;
  const told = valuation.secret ? passed.award : passed.approval;
  return told === undefined ? null : valuation.amount;
}

function detailOf(state: TradeState, facts: OwnFacts, law: Law) {
  const { project, passed, application, resolution, tenderFile, failed, suspension, contract, settlement } = facts;
  const trade = { state, passed, mode: project.mode, emergency: project.emergency !== null };
  return {
    round: facts.round,
    failures: facts.failures,
    areaMu: application?.areaMu ?? null,
    resolution: resolution && {
      body: resolution.body,
      heldOn: resolution.heldOn,
      publishedOn: resolution.publishedOn,
    },
    checkpointDates: publicCheckpoints(trade) satisfies PublicCheckpoint[],
    timetable: timetableOf(state, facts, law),
    // The file is public with the notice, not while the next one is still being written.
    terms: facts.dates && tenderFile && announced(tenderFile),
    failed: failed && { reason: FAILURES[failed.reason], at: failed.at },
    terminatedAt: facts.terminated?.at ?? null,
    suspension: suspension && { since: suspension.since, until: suspension.until },
    result: resultOf(state, facts),
    contract: contract && passed.signing !== undefined ? mainTerms(contract) : null,
    settlement: settlement && passed.acceptance !== undefined ? settlement.amount : null,
  };
}

function announced(file: TenderFile) {
  return {
    postQualification: file.postQualification,
    deposit: file.deposit,
    bond: file.bond,
    minOffers: file.minOffers,
    award: file.award,
    priceWeight: file.priceWeight,
    scoring: file.scoring.map(({ name, weight }) => ({ name, weight })),
    termMonths: file.termMonths,
    startsOn: file.startsOn,
    escalation: file.escalation,
    retention: file.retention,
    advance: file.advance,
  };
}

const SHOWS_RESULT = new Set(['selection', 'contract', 'performance', 'closing', 'archived', 'terminated']);

/** Public from the day its publicity begins; the candidate agreed to be named by taking part. */
function resultOf(state: TradeState, { candidate, publicityEndsAt, awardedAt }: OwnFacts) {
  if (!candidate || publicityEndsAt === null || !SHOWS_RESULT.has(stageOf(state))) return null;
  const { amount, rank } = candidate;
  return { name: '', amount, rank, publicityEndsAt, awardedAt };
}

function mainTerms({ amount, total, startsOn, endsOn, signedAt }: Contract) {
  return { amount, total, startsOn, endsOn, signedAt };
}
