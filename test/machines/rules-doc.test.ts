import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { definitionOf, EVENTS, type EventType } from '../../server/machines/events.js';
import type { RuleBook, RuleKey } from '../../server/machines/rules/book.js';
import { BOOKS } from '../../server/machines/rules/books.js';
import { FIELD_RULES } from '../../server/machines/rules/fields.js';
import { leavesOf } from '../../server/machines/rules/leaves.js';
import { sentenceOf } from '../../server/machines/rules/sentences.js';
import { DIRECTION_PATTERNS, directionOf } from '../../server/machines/rules/strictness.js';
import { enforcedIn, pointedAt, RULE_KEYS, testedIn } from './rules-scan.js';

const FILE = new URL('../../docs/rules.md', import.meta.url);
const newest = BOOKS.at(-1) as RuleBook;

/** The first book since which a rule reads as it does now. */
function since(key: RuleKey): string {
  let from = newest.from;
  for (const book of [...BOOKS].reverse()) {
    if (JSON.stringify(book.rules[key]) !== JSON.stringify(newest.rules[key])) break;
    from = book.from;
  }
  return from;
}

function document(): string {
  const enforced = enforcedIn();
  const tested = testedIn();
  const short = (files: string[] | undefined, from: RegExp) =>
    (files ?? []).map((f) => f.replace(from, '')).join('<br>');
  const rows = RULE_KEYS.map((key) => {
    const { kind, basis } = newest.rules[key];
    const where = short(enforced.get(key), /^server\/(machines\/)?/) || '*said, not yet asked*';
    return `| \`${key}\` | ${kind} | ${sentenceOf(newest.rules, key)} | ${basis} | ${since(key)} | ${where} | ${short(tested.get(key), /^test\//)} |`;
  });
  return [
    '# The rules',
    '',
    'Made from the rule book and the sources by `UPDATE_RULES=1 npx mocha test/machines/rules-doc.test.ts`; a test fails when',
    'it is stale. **H** is law, which a district may tighten and never loosen; **D** is a default that a district may tighten',
    'or, where it is a line of its own, draw anew. *Where* is below `server/` or `server/machines/`, *tests* below `test/`.',
    'A rule that is *said, not yet asked* stands in the book and on the pages, and no act meets it yet.',
    '',
    `Book ${newest.version}; ${leavesOf(newest.rules).size} values, each of which one of the probes in \`test/machines/probes\` notices when it is changed.`,
    '',
    '| rule | | what it says | basis | since | where | tests |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

describe('the rules as documented', () => {
  it('docs/rules.md says what the book and the sources say', () => {
    const text = document();
    if (process.env.UPDATE_RULES) writeFileSync(FILE, text);
    // Both are long, and a difference of two long texts helps nobody.
    assert.ok(readFileSync(FILE, 'utf8') === text, 'stale: UPDATE_RULES=1 npx mocha test/machines/rules-doc.test.ts');
  });

  it('every rule is enforced, but for the live auction, which is not open, and for days that publication beats', () => {
    const enforced = enforcedIn();
    const idle = RULE_KEYS.filter((key) => !enforced.has(key));
    assert.deepEqual(idle, ['auction.time', 'auction.step', 'payment.public']);
  });

  it('every rule has a basis and a sentence, in every book', () => {
    for (const { rules } of BOOKS) {
      for (const key of RULE_KEYS) {
        assert.ok(rules[key].basis.length > 3, key);
        assert.match(sentenceOf(rules, key), /。$/, key);
        assert.doesNotMatch(sentenceOf(rules, key), /undefined|NaN|null/, key);
      }
    }
  });

  it('of every value it is decided which way a district may move it, and of nothing else', () => {
    const paths = [...leavesOf(newest.rules).keys()];
    for (const path of paths) directionOf(path);
    const used = (pattern: string) => {
      const steps = pattern.split('/');
      return paths.some(
        (p) => p.split('/').length === steps.length && p.split('/').every((s, i) => steps[i] === '*' || steps[i] === s),
      );
    };
    assert.deepEqual(
      DIRECTION_PATTERNS.filter((pattern) => !used(pattern)),
      [],
    );
  });
});

describe('the hint beside a field', () => {
  it('is there for every refusal that points at the field', () => {
    const pointed = pointedAt();
    assert.ok(pointed.length > 100, 'the scan finds the guards');
    const missing = pointed.filter(({ event, rule, pointer }) => !FIELD_RULES[event]?.[pointer]?.includes(rule));
    assert.deepEqual(
      missing.map(({ guard, event, rule, pointer }) => `${event} ${pointer}: ${rule} (${guard})`),
      [],
    );
  });

  it('belongs to a field that its act has', () => {
    const strange = Object.entries(FIELD_RULES).flatMap(([type, fields]) => {
      const shape = (EVENTS[type as EventType].data as unknown as { shape: object }).shape;
      return Object.keys(fields ?? {})
        .filter((pointer) => !((pointer.split('/')[1] as string) in shape))
        .map((pointer) => `${definitionOf(type as EventType).name} ${pointer}`);
    });
    assert.deepEqual(strange, []);
  });
});
