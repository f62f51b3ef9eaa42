/** 巡查记录: the inspection that called for it, or, when performance is complete, all of them. */
import { dateOf } from '../../machines/time.js';
import { actsOf, type StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { contractBrief, officer, papers } from './contract-brief.js';
import { type Material, recorded } from './material.js';
import { subject } from './parts.js';
import { said, written } from './said.js';

type Facts = FactsOf<'inspection'>;

export function composeInspection(m: Material): Facts {
  const inspections = actsOf(m.story, 'record_inspection');
  const measurements = actsOf(m.story, 'record_measurement');
  const mended = actsOf(m.story, 'close_rectification');
  const now = m.entry.event === 'record_inspection' ? inspections.at(-1) : undefined;
  let total = 0;
  return {
    contract: contractBrief(m),
    place: subject(m).place,
    ...(now
      ? {
          present: {
            no: inspections.length,
            at: now.at,
            by: officer(m, now),
            finding: written(now.data.finding),
            ...(now.data.rectification ? { rectification: written(now.data.rectification) } : {}),
          },
        }
      : { performedOn: recorded(m, 'complete_works')?.data.completedOn ?? dateOf(m.entry.at) }),
    inspections: inspections.map((e, n) => ({
      no: n + 1,
      at: e.at,
      by: officer(m, e),
      finding: said(e.data.finding),
      result: resultOf(m, n + 1, e.data.rectification),
    })),
    measurements: measurements.map((e) => {
      total += e.data.value;
      return { at: e.at, by: officer(m, e), amount: e.data.value, total };
    }),
    changes: actsOf(m.story, 'amend_contract').length,
    open: m.facts.rectifications.length,
    attachments: papers(m, ...(now ? [now] : ([...inspections, ...mended] as StoryEntry[]))),
  };
}

function resultOf(m: Material, no: number, asked: string | null): string {
  if (asked === null) return '无需整改';
  const closed = actsOf(m.story, 'close_rectification').find((e) => e.data.no === no);
  return closed ? said(`已整改：${closed.data.result}`) : said(`待整改：${asked}`);
}
