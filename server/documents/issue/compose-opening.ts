/** 开标记录: every sealed offer that was in the box, with the number of its receipt, and what was found in it. */
import { offersRoot } from '../../bidding/offers-root.js';
import { FAILURES } from '../../machines/facts.js';
import { field, invalidity } from '../../machines/ranking.js';
import { instant } from '../dates.js';
import { roundOf, type StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { bidderName, kindOfTrade, priceUnit, roleName, second, staffName } from './parts.js';
import { said } from './said.js';

type Facts = FactsOf<'opening'>;

export function composeOpening(m: Material): Facts {
  const opened = needed(m, 'open_offers');
  const attested = needed(m, 'attest_opening');
  const offers = offersOf(m);
  const counts = { received: offers.length, valid: 0, invalid: 0 };
  for (const offer of offers) counts[offer.verdict] += 1;
  const failed = opened.to.startsWith('failed');
  const limit = m.facts.valuation?.amount;
  return {
    ...kindOfTrade(m),
    subject: said(m.story.title),
    offersClosedAt: m.facts.dates?.offersCloseAt ?? opened.at,
    openedAt: second(opened.at),
    // Opening is one act: all packages are opened in it, and it is logged at that instant.
    finishedAt: second(opened.at),
    place: said(needed(m, 'compile_tender_file').data.place),
    hosts: [{ role: roleName(opened.role), name: staffName(m, opened.actor) }],
    countersigner: {
      role: roleName(attested.role),
      name: staffName(m, attested.actor),
      signedAt: second(attested.at),
    },
    keyholders: [],
    ...closed(m),
    priceUnit: priceUnit(m),
    ...talks(m),
    offers,
    counts,
    ...(limit == null ? {} : { reserve: limit }),
    outcome: failed ? 'failed' : 'succeeded',
    ...(failed ? {} : leading(m, offers)),
    outcomeNote: note(m, counts, failed),
    objections: spoken(m),
  };
}

interface Box {
  pseudonym: string;
  receipt: StoryEntry;
  packageHash: string;
}

/** The offers that counted at the close, in the order of their receipts. */
function box(m: Material): Box[] {
  const submitted = roundOf(m.story, m.entry).filter((e) => e.event === 'submit_offer');
  return field(m.facts)
    .flatMap(([pseudonym, bidder]) => {
      const { offer } = bidder;
      const receipt =
        offer &&
        submitted.findLast(
          (e) => e.actor === pseudonym && e.found.packageHash === offer.packageHash,
        );
      return receipt ? [{ pseudonym, receipt, packageHash: offer.packageHash }] : [];
    })
    .sort((a, b) => a.receipt.seq - b.receipt.seq);
}

function offersOf(m: Material): Facts['offers'] {
  return box(m).map(({ pseudonym, receipt, packageHash }) => {
    const bidder = m.facts.bidders[pseudonym];
    const invalid = bidder ? invalidity(m.facts, bidder) : null;
    const amount = bidder?.opened?.amount ?? null;
    return {
      name: said(bidderName(m, pseudonym)),
      ...(amount === null ? {} : { amount }),
      verdict: invalid === null ? 'valid' : 'invalid',
      ground: said(invalid, '符合要求'),
      receipt: `日志${receipt.seq}`,
      packageHash,
    };
  });
}

/** What was logged when offers closed, held against what is there now. */
function closed(m: Material): Pick<Facts, 'box'> {
  const entry = roundOf(m.story, m.entry).findLast((e) => e.event === 'close_offers');
  const { offersCount: count, offersRoot: root } = entry?.found ?? {};
  if (!entry || count === undefined || root === undefined) return {};
  const now = box(m).map((b) => b.packageHash);
  const unchanged = count === now.length && root === offersRoot(now);
  return { box: { count, root, entry: `第${entry.seq}条`, unchanged } };
}

/** That there were talks is public; what was said is for the evaluation. */
function talks(m: Material): Pick<Facts, 'talks'> {
  const held = roundOf(m.story, m.entry).filter((e) => e.event === 'negotiate');
  const last = held.at(-1);
  if (!last) return {};
  return { talks: `报价前已谈判并登记 ${held.length} 次，最后一次于${instant(second(last.at))}登记` };
}

/** By price; where points decide, nobody leads before the evaluation. */
function leading(m: Material, offers: Facts['offers']): Pick<Facts, 'leading'> {
  if (m.facts.tenderFile?.award === 'score') return {};
  const valid = offers.filter((o) => o.verdict === 'valid' && o.amount !== undefined);
  const asset = m.facts.project.side === 'asset';
  const [first] = [...valid].sort((a, b) => (asset ? -1 : 1) * ((a.amount ?? 0) - (b.amount ?? 0)));
  return first?.amount === undefined ? {} : { leading: { name: first.name, amount: first.amount } };
}

function note(m: Material, counts: Facts['counts'], failed: boolean): string {
  const least = m.facts.tenderFile?.minOffers ?? 1;
  if (!failed) return `有效报价${counts.valid}家，不少于公告规定的${least}家，本轮成立，转入评审。`;
  const secret = m.facts.valuation?.secret && m.facts.valuation.amount === null;
  const why = secret
    ? FAILURES.below_reserve
    : `有效报价${counts.valid}家，不足公告规定的${least}家`;
  return `${why}，本轮流标（流拍）${secret ? '，底价（限价）继续保密' : ''}。`;
}

/** Objections to the opening itself, raised between its announced time and the act. */
function spoken(m: Material): Facts['objections'] {
  const entries = roundOf(m.story, m.entry);
  const opensAt = m.facts.dates?.openingAt ?? Number.POSITIVE_INFINITY;
  return entries
    .filter((e) => e.event === 'raise_objection' && e.at >= opensAt)
    .map((e) => ({
      by: said(e.role === 'bidder' ? bidderName(m, e.actor) : roleName(e.role)),
      matter: said((e.data as { content?: string } | null)?.content),
      answer: said(answerAfter(entries, e)),
    }));
}

function answerAfter(entries: readonly StoryEntry[], raised: StoryEntry): string | undefined {
  const answer = entries.find(
    (e) =>
      e.entryNo > raised.entryNo &&
      (e.event === 'dismiss_objection' || e.event === 'uphold_objection'),
  );
  return (answer?.data as { answer?: string } | null)?.answer;
}
