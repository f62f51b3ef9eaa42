/** The ranking as it was confirmed, and who was left out of it and why. */
import type { Pseudonym } from '../../machines/facts.js';
import {
  excludingRelated,
  field,
  invalidity,
  ranking as rankingOf,
} from '../../machines/ranking.js';
import type { FactsOf } from '../templates/index.js';
import { factsAt } from './facts-at.js';
import { type Material, recorded } from './material.js';
import { bidderName } from './parts.js';
import { said } from './said.js';

type Result = FactsOf<'result'>;

export async function ranking(m: Material): Promise<Result['ranking']> {
  const scores = await scoresOf(m);
  return field(m.facts)
    .flatMap(([pseudonym, b]) =>
      b.rank === null || b.opened?.amount == null
        ? []
        : [{ pseudonym, b, rank: b.rank, price: b.opened.amount }],
    )
    .sort((x, y) => x.rank - y.rank)
    .map(({ pseudonym, b, rank, price }) => {
      const remark = b.gaveUp
        ? '已放弃'
        : b.matched
          ? '行使优先权，同价匹配'
          : b.priority !== null
            ? '优先权人'
            : null;
      const score = scores.get(pseudonym);
      return {
        rank,
        name: said(bidderName(m, pseudonym)),
        price,
        ...(score === undefined ? {} : { score }),
        ...(remark === null ? {} : { remark }),
      };
    });
}

export function excludedFrom(m: Material): Result['excluded'] {
  return field(m.facts)
    .filter(([, b]) => b.offer !== null && b.rank === null)
    .map(([pseudonym, b]) => ({
      name: said(bidderName(m, pseudonym)),
      ground: said(b.excluded ?? invalidity(m.facts, b), '未列入排名'),
    }));
}

/** Scores as the ranking was made of them: counted again today, one who gave up since would shift the others. */
async function scoresOf(m: Material): Promise<Map<Pseudonym, string>> {
  const confirmed = recorded(m, 'confirm_ranking');
  if (m.facts.tenderFile?.award !== 'score' || !confirmed) return new Map();
  const before = m.story.entries.filter((e) => e.entryNo < confirmed.entryNo);
  const facts = await factsAt({ ...m.story, entries: before }, m.law);
  const checked = { ...facts, bidders: excludingRelated(facts, confirmed.found.related ?? []) };
  return new Map(
    rankingOf(checked).flatMap((r) =>
      r.score === null ? [] : [[r.bidder, (r.score / 1000).toFixed(2)]],
    ),
  );
}
