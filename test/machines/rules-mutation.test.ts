import assert from 'node:assert/strict';
import type { Law, RuleKey } from '../../server/machines/rules/book.js';
import { type Leaf, leavesOf, ruleOfPath, withChanges } from '../../server/machines/rules/leaves.js';
import { sentenceOf } from '../../server/machines/rules/sentences.js';
import { LAW } from './play.js';
import { announcementProbes } from './probes/announcement.js';
import { performanceProbes } from './probes/performance.js';
import type { Probes } from './probes/probe.js';
import { selectionProbes } from './probes/selection.js';
import { setupProbes } from './probes/setup.js';

const PROBES: Probes = { ...setupProbes, ...announcementProbes, ...selectionProbes, ...performanceProbes };
const { rules } = LAW.book;
const LEAVES = [...leavesOf(rules)];

/** One step to either side; nothing is asked of a value below the least there can be. */
function mutationsOf(leaf: Leaf): Leaf[] {
  if (typeof leaf === 'string') {
    const [hours = 0, minutes = 0] = leaf.split(':').map(Number);
    return [1, -1].map((by) => {
      const at = hours * 60 + minutes + by;
      return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    });
  }
  if (typeof leaf === 'number') return leaf > 1 ? [leaf + 1, leaf - 1] : [leaf + 1];
  const [part, all] = leaf;
  return [[part, all + 1], ...(part < all ? [[part + 1, all] as const] : [])];
}

const under = (path: string, leaf: Leaf): Law => ({
  ...LAW,
  book: { ...LAW.book, rules: withChanges(rules, { [path]: leaf }) },
});
const seen = new Map<RuleKey, string>();
const asked = (rule: RuleKey, law: Law) => JSON.stringify(PROBES[rule]?.(law));
function unchanged(rule: RuleKey): string {
  const known = seen.get(rule) ?? asked(rule, LAW);
  seen.set(rule, known);
  return known;
}

/** Only the sentence of the rule tells of these: the live auction is not open yet, and what is public is so at once. */
const ONLY_SAID = [
  'auction.time/freeMinutes',
  'auction.time/extensionMinutes',
  'auction.step/share',
  'auction.step/least',
  'payment.public',
];

/**
 * Nothing comes of these: a stricter row holds beside the changed one, rounding or the schema's own bound comes first, or it
 * is said besides who must be among them.
 */
const WITHOUT_EFFECT = [
  'notice.period/lease_small/below: 5000000 → 5000001',
  'notice.period/lease_small/upToYears: 3 → 4',
  'notice.period/lease_middle/below: 50000000 → 50000001',
  'notice.second/share: 50 → 49',
  'evaluation.panel: 3 → 2',
  'acceptance.persons: 3 → 2',
];

describe('a rule book with one value changed', function () {
  this.timeout(60_000);

  it('gives another verdict or another date at some boundary, whichever value it is', () => {
    const unnoticed: string[] = [];
    for (const [path, leaf] of LEAVES) {
      const rule = ruleOfPath(path);
      if (ONLY_SAID.includes(path)) continue;
      for (const mutated of mutationsOf(leaf)) {
        if (asked(rule, under(path, mutated)) === unchanged(rule)) unnoticed.push(`${path}: ${leaf} → ${mutated}`);
      }
    }
    assert.deepEqual(unnoticed, WITHOUT_EFFECT);
  });

  it('says so in the sentence beside the field and in the documents', () => {
    const silent = LEAVES.flatMap(([path, leaf]) => {
      const rule = ruleOfPath(path);
      return mutationsOf(leaf)
        .filter((mutated) => sentenceOf(under(path, mutated).book.rules, rule) === sentenceOf(rules, rule))
        .map((mutated) => `${path}: ${leaf} → ${mutated}`);
    });
    assert.deepEqual(silent, []);
  });

  it('every rule with a value is asked at a boundary, and no probe asks of a rule without one', () => {
    const withValues = new Set(LEAVES.map(([path]) => ruleOfPath(path)));
    const said = new Set(ONLY_SAID.map(ruleOfPath));
    assert.deepEqual(Object.keys(PROBES).sort(), [...withValues].filter((rule) => !said.has(rule)).sort());
  });
});
