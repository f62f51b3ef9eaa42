/** 评审报告 from the checks, explanations and scores of one evaluation, and the ranking that was confirmed. */
import type { DataOf, EventType } from '../../machines/events.js';
import { field, invalidity } from '../../machines/ranking.js';
import { roundOf, type StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumber } from './document-number.js';
import { type Material, needed } from './material.js';
import { awardMethod } from './offered-terms.js';
import {
  attachments,
  bidderName,
  kindOfTrade,
  priceUnit,
  second,
  staffName,
  winnerName,
} from './parts.js';
import { limitName } from './price-names.js';
import { ranking } from './ranking-at.js';
import { said, written } from './said.js';

type Facts = FactsOf<'evaluation'>;

export async function composeEvaluation(m: Material): Promise<Facts> {
  const { data } = needed(m, 'confirm_ranking');
  const { candidate, valuation, openedAt, tenderFile } = m.facts;
  const failed = m.entry.to.startsWith('failed');
  return {
    ...kindOfTrade(m),
    subject: said(m.story.title),
    noticeNumber: noticeNumber(m),
    openedAt: second(openedAt ?? m.entry.at),
    ...(valuation?.amount == null ? {} : { limit: valuation.amount }),
    priceName: limitName(m),
    priceUnit: priceUnit(m),
    method: awardMethod(m),
    offers: offers(m),
    talks: roundOf(m.story, m.entry)
      .filter(
        (e): e is StoryEntry<DataOf<'negotiate'>> => e.event === 'negotiate' && e.data !== null,
      )
      .map((e) => ({ at: second(e.at), record: written(e.data.record) })),
    explanations: explanations(m),
    ...priority(m),
    ...panel(m),
    scores: scores(m),
    ranking: await ranking(m),
    needed: tenderFile?.minOffers ?? 1,
    ...(candidate && !failed
      ? { candidate: { name: said(winnerName(m)), price: candidate.amount } }
      : {}),
    report: written(data.report),
    confirmed: { name: staffName(m, m.entry.actor), at: second(m.entry.at) },
    attachments: attachments(m, m.entry),
  };
}

/** Acts of a kind that count for this evaluation: an upheld objection makes it begin anew. */
function acts<T extends EventType>(m: Material, type: T): StoryEntry<DataOf<T>>[] {
  const entries = roundOf(m.story, m.entry).filter((e) => e.entryNo <= m.entry.entryNo);
  const from = entries.findLast((e) => e.event === 'uphold_objection')?.entryNo ?? 0;
  return entries.filter(
    (e) => e.event === type && e.entryNo > from && e.data !== null,
  ) as StoryEntry<DataOf<T>>[];
}

/** Every offer as it was opened; a matched price is only in the ranking. */
function offers(m: Material): Facts['offers'] {
  const opened =
    roundOf(m.story, m.entry).findLast((e) => e.event === 'open_offers')?.found.opened ?? {};
  return field(m.facts)
    .filter(([, b]) => b.offer !== null)
    .sort(([, a], [, b]) => (a.offer?.at ?? 0) - (b.offer?.at ?? 0))
    .map(([pseudonym, b]) => {
      const amount = opened[pseudonym]?.amount ?? null;
      return {
        name: said(bidderName(m, pseudonym)),
        ...(amount === null ? {} : { amount }),
        verdict: b.rank === null ? 'invalid' : 'valid',
        ground:
          b.rank === null ? said(b.excluded ?? invalidity(m.facts, b), '未列入排名') : '符合要求',
      };
    });
}

function explanations(m: Material): Facts['explanations'] {
  return [
    ...acts(m, 'accept_explanation').map(({ data }) => ({
      name: said(bidderName(m, data.bidder)),
      text: said(data.explanation),
      accepted: true,
    })),
    ...acts(m, 'reject_explanation').map(({ data }) => ({
      name: said(bidderName(m, data.bidder)),
      text: said(data.reasons),
      accepted: false,
    })),
  ];
}

function priority(m: Material): Pick<Facts, 'priority'> {
  const matched = acts(m, 'exercise_priority').map((e) => bidderName(m, e.actor));
  if (matched.length > 0)
    return { priority: said(`${matched.join('、')}行使优先权，以最优报价同价参加排名。`) };
  return acts(m, 'lapse_priority').length > 0
    ? { priority: '优先权人在规定期限内没有行使，视为放弃。' }
    : {};
}

function panel(m: Material): Pick<Facts, 'panel'> {
  const drawn = acts(m, 'draw_reviewers');
  const last = drawn.at(-1);
  if (!m.facts.panel || !last) return {};
  const recusals = new Map(acts(m, 'recuse').map((e) => [e.actor, e.data.reasons]));
  const scored = new Set(m.facts.panel.scored);
  return {
    panel: {
      drawnAt: second(last.at),
      seed: said(drawn.flatMap((e) => e.found.seed ?? []).join('、')),
      members: m.facts.panel.drawn.map((account) => ({
        name: staffName(m, account),
        state: said(
          recusals.has(account)
            ? `申请回避：${recusals.get(account)}`
            : scored.has(account)
              ? '声明无利害关系，已独立评分'
              : '未评分',
        ),
      })),
    },
  };
}

/** Weighted points without the price, as the reviewers gave them. */
function scores(m: Material): Facts['scores'] {
  const two = (thousandths: number) => (thousandths / 1_000).toFixed(2);
  return field(m.facts).flatMap(([pseudonym, b]) => {
    const given = Object.entries(b.points);
    if (given.length === 0) return [];
    const sum = given.reduce((total, [, points]) => total + points, 0);
    return [
      {
        name: said(bidderName(m, pseudonym)),
        points: said(
          given.map(([account, points]) => `${staffName(m, account)} ${two(points)}`).join('；'),
        ),
        mean: two(Math.floor(sum / given.length)),
      },
    ];
  });
}
