import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hintsFor } from '../../server/machines/hints.js';
import { calendarFaults } from '../../server/machines/rules/calendar-faults.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { differenceOf, type Leaf, leavesOf, ruleOfPath, withChanges } from '../../server/machines/rules/leaves.js';
import { lawNamed, lawToday, OWN_SHELF, type Shelf, UnknownLaw, versionOn } from '../../server/machines/rules/shelf.js';
import { directionOf } from '../../server/machines/rules/strictness.js';
import { faultsOf } from '../../server/machines/rules/tighten.js';
import { isProvisional } from '../../server/machines/working-days.js';
import { playTo } from './journey.js';
import { LAW, on } from './play.js';

const { rules } = LAW.book;
const LEAVES = [...leavesOf(rules)];
const numbers = LEAVES.filter((entry): entry is [string, number] => typeof entry[1] === 'number');

describe('a district’s version of the book', () => {
  it('may move every value one step the stricter way and none the looser way', () => {
    for (const [path, leaf] of numbers) {
      const direction = directionOf(path);
      const faults = (value: Leaf) => faultsOf(rules, { [path]: value }).filter((f) => f.path === path);
      const looser = direction === 'more' ? leaf - 1 : leaf + 1;
      if (direction !== 'own') assert.equal(faults(looser).length, 1, `${path} loosened`);
      // A panel stays odd, an acceptance has three parties, and shares that belong together keep their order.
      if (
        ['evaluation.panel', 'acceptance.persons', 'reserve.lowering/inAll', 'contract.amendment/town'].includes(path)
      )
        continue;
      const stricter = direction === 'more' ? leaf + 1 : leaf - 1;
      assert.deepEqual(faults(stricter), [], `${path} tightened`);
    }
  });

  it('never goes below the law, however its values are chosen', () => {
    const legal = LEAVES.filter(([path]) => rules[ruleOfPath(path)].kind === 'H');
    assert.ok(legal.length > 10);
    const change = fc
      .constantFrom(...legal)
      .chain(([path, leaf]) =>
        Array.isArray(leaf)
          ? fc
              .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
              .map((f): [string, Leaf] => [path, f])
          : fc.integer({ min: 0, max: 1_000_000_000 }).map((n): [string, Leaf] => [path, n]),
      );
    fc.assert(
      fc.property(change, ([path, value]) => {
        if (faultsOf(rules, { [path]: value }).length > 0) return;
        const before = leavesOf(rules).get(path) as Leaf;
        const size = (leaf: Leaf) => (Array.isArray(leaf) ? leaf[0] / leaf[1] : Number(leaf));
        const holds = directionOf(path) === 'more' ? size(value) >= size(before) : size(value) <= size(before);
        assert.ok(holds, `${path}: ${value}`);
      }),
    );
  });

  it('refuses what is no value of its kind, naming rule and basis', () => {
    for (const [path, value] of [
      ['deposit.asset', 12.5],
      ['deposit.asset', '12'],
      ['station.closing_hour', '24:00'],
      ['station.closing_hour', 16],
      ['decision.delegates', [5, 4]],
      ['decision.delegates', [0, 4]],
      ['decision.small/leaseYearlyBelow', -1],
      ['deposit.unknown', 1],
      ['toString', 1],
    ] as [string, Leaf][]) {
      assert.equal(faultsOf(rules, { [path]: value }).length, 1, `${path} = ${value}`);
    }
    const [fault] = faultsOf(rules, { 'lease.years': 30 });
    assert.equal(fault?.rule, 'lease.years');
    assert.match(fault?.message ?? '', /《民法典》第705条.*不得高于20.*30/);
  });

  it('keeps values in order that belong together', () => {
    assert.equal(faultsOf(rules, { 'reserve.lowering/inAll': 9 })[0]?.path, 'reserve.lowering/once');
    assert.deepEqual(faultsOf(rules, { 'reserve.lowering/inAll': 9, 'reserve.lowering/once': 5 }), []);
    assert.equal(faultsOf(rules, { 'station.closing_hour': '08:00' }).length, 1);
    assert.equal(faultsOf(rules, { 'acceptance.persons': 4 }).length, 1);
  });

  it('differs from the book in just what was changed, and changes back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbers), ([path, leaf]) => {
        const changed = withChanges(rules, { [path]: leaf + 1 });
        assert.deepEqual(
          differenceOf(rules, changed).map((d) => [d.path, d.before, d.after]),
          [[path, leaf, leaf + 1]],
        );
        assert.deepEqual(withChanges(changed, { [path]: leaf }), rules);
      }),
    );
  });
});

describe('the shelf', () => {
  const version = (no: number, from: string, changes: Record<string, Leaf>, district = '330203') => ({
    version: `${district}-00${no}`,
    district,
    from,
    changes,
  });
  const shelf: Shelf = {
    ...OWN_SHELF,
    versions: [version(1, '2025-07-01', { 'deposit.asset': 15 }), version(2, '2025-09-01', { 'deposit.asset': 10 })],
    editions: [{ edition: 1, year: '2027', days: { basis: '演示', holidays: ['2027-01-01'], workdays: [] } }],
  };

  it('gives a date the district’s latest version of that day, laid over the program’s book of that day', () => {
    const on = (date: string, district = '330203') => versionOn(shelf, district, date);
    assert.deepEqual(
      [on('2025-06-30'), on('2025-07-01'), on('2025-08-31'), on('2025-09-01'), on('2026-01-01')],
      [
        '2025-05-01',
        '2025-05-01+330203-001',
        '2025-05-01+330203-001',
        '2025-05-01+330203-002',
        '2026-01-01+330203-002',
      ],
    );
    assert.equal(on('2025-09-01', '330205'), '2025-05-01');
    // A later version replaces the earlier one; nothing of it is left.
    assert.equal(lawToday(shelf, '2025-05-01+330203-002').book.rules['deposit.asset'].value, 10);
  });

  it('a name means the same law for ever: the calendar of an entry is that of its edition', () => {
    assert.ok(!('2027' in lawNamed(shelf, '2025-05-01').calendar));
    assert.ok('2027' in lawNamed(shelf, '2025-05-01#1').calendar);
    assert.ok('2027' in lawToday(shelf, '2025-05-01').calendar);
    for (const name of ['2025-05-01#2', '2025-05-02', '2025-05-01+330203-009', '']) {
      assert.throws(() => lawNamed(shelf, name), UnknownLaw, name);
    }
  });
});

describe('a year for the calendar', () => {
  const days = {
    basis: '演示',
    holidays: CALENDAR['2026']?.holidays ?? [],
    workdays: CALENDAR['2026']?.workdays ?? [],
  };
  const shifted = (list: readonly string[]) => list.map((d) => d.replace('2026', '2027'));

  it('passes as the next year’s and as a repetition of what is known', () => {
    assert.deepEqual(calendarFaults(CALENDAR, '2026', days, on('2026-06-01 10:00')), []);
    const strange = calendarFaults(
      CALENDAR,
      '2027',
      { ...days, holidays: shifted(days.holidays) },
      on('2026-11-10 10:00'),
    );
    assert.ok(strange.length > 0, 'the weekdays of another year do not fit');
  });

  it('targets in a year without one are provisional, and no longer once it is official', () => {
    assert.equal(isProvisional(CALENDAR, on('2026-12-31 16:00')), false);
    assert.equal(isProvisional(CALENDAR, on('2027-01-01 16:00')), true);
    assert.equal(isProvisional({ ...CALENDAR, 2027: days }, on('2027-01-01 16:00')), false);
    assert.equal(isProvisional(CALENDAR, null), false);
  });
});

describe('a hint', () => {
  it('says beside the deposit what is the most, to the fen, and names the law', () => {
    const play = playTo('sealed_lease', 'approved');
    const [hint, ...others] = hintsFor('compile_tender_file', play.facts, LAW, play.at).filter(
      (h) => h.pointer === '/deposit',
    );
    assert.equal(others.length, 0, 'the procurement’s rule is not this trade’s');
    assert.equal(hint?.rule, 'deposit.asset');
    assert.equal(hint?.most, 511_500);
    assert.match(hint?.says ?? '', /首年底价的20%/);
  });

  it('says beside the close what is the earliest, and that instant passes', () => {
    const play = playTo('sealed_lease', 'published');
    const before = { ...play.facts, notices: 0 };
    const hint = hintsFor('publish_notice', before, LAW, play.facts.dates?.publishedAt ?? 0).find(
      (h) => h.rule === 'notice.period',
    );
    assert.equal(hint?.earliest, play.facts.dates?.offersCloseAt);
  });
});
