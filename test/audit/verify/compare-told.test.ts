import assert from 'node:assert/strict';
import { compareTold } from '../../../server/audit/verify/compare-told.js';
import { lawsOf } from '../../../server/audit/verify/laws.js';
import type { ProjectRows } from '../../../server/audit/verify/source.js';
import { stageOf } from '../../../server/machines/position.js';
import { publicTrade } from '../../../server/machines/public-trade.js';
import type { CalendarYear } from '../../../server/machines/rules/calendars.js';
import { lawToday, OWN_SHELF, type Shelf } from '../../../server/machines/rules/shelf.js';
import { tradeFigures } from '../../../server/machines/trade-figures.js';
import { playTo } from '../../machines/journey.js';

const play = playTo('sealed_lease', 'approved');
const days: CalendarYear = { basis: '演示', holidays: ['2025-06-20', '2025-06-23'], workdays: [] } as unknown as CalendarYear;
/** A year was corrected after the row had been written. */
const LATER: Shelf = { ...OWN_SHELF, editions: [{ edition: 1, year: '2025', days }] };

type Detail = Record<string, unknown> & { timetable?: { law: string; earliest: { at: number }[] } };

/** What the verifier finds wrong with the row that everybody reads, after somebody had a hand in it. */
function findings(shelf: Shelf, change: (detail: Detail) => void = () => undefined): string[] {
  const { item, detail, amount } = publicTrade(play.state, play.facts, lawToday(OWN_SHELF, play.facts.rules));
  const written = JSON.parse(JSON.stringify({ ...item, ...detail })) as Detail;
  change(written);
  const stage = stageOf(play.state);
  const { mode } = play.facts.project;
  const told = { item: JSON.stringify(item), detail: JSON.stringify(written), amount, stage, mode, figures: tradeFigures(play.facts) };
  const found: string[] = [];
  compareTold({ row: { public_at: 1, stage, mode }, told } as unknown as ProjectRows, { trade: play, named: null }, lawsOf(shelf), (detail) => found.push(detail));
  return found;
}

describe('the dates ahead that everybody reads, compared with the log', () => {
  it('are right by the calendar that they name, also after it was corrected', () => {
    assert.deepEqual(findings(OWN_SHELF), []);
    assert.deepEqual(findings(LATER), []);
  });

  it('are found where somebody moved one, or names a calendar or a book that was never theirs', () => {
    assert.deepEqual(findings(OWN_SHELF, ({ timetable }) => Object.assign(timetable?.earliest[0] ?? {}, { at: 1 })), ['timetable']);
    for (const law of ['2025-05-01#7', '2025-05-01#-1', '2025-05-01#0#0', '2026-01-01', 'x', '']) {
      assert.deepEqual(findings(OWN_SHELF, ({ timetable }) => Object.assign(timetable ?? {}, { law })), ['timetable'], law);
    }
  });

  it('may be missing: the program has not always reckoned them', () => {
    assert.deepEqual(findings(OWN_SHELF, (detail) => delete detail.timetable), []);
  });
});
