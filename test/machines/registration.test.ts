import assert from 'node:assert/strict';
import { CATEGORIES, CATEGORY_KEYS, type Category, MODE_KEYS, MODES } from '../../server/machines/modes.js';
import { GROUNDS, type ProjectInput, projectInput, refuseProject, registrationHints } from '../../server/machines/registration.js';
import { withChanges } from '../../server/machines/rules/leaves.js';
import type { Law } from '../../server/machines/rules/book.js';
import { LAW } from './play.js';

const AT = Date.parse('2025-07-02T10:00:00+08:00');
const input = (more: Partial<ProjectInput>): ProjectInput => ({
  ...projectInput.parse({ village: '330203102230', title: '店面招租', category: 'premises', mode: 'sealed' }),
  ...more,
});
const grounds = [null, ...(Object.keys(GROUNDS) as (keyof typeof GROUNDS)[])];
const everyForm = () =>
  CATEGORY_KEYS.flatMap((category) =>
    MODE_KEYS.flatMap((mode) => grounds.flatMap((ground) => [null, AT, AT + 1].map((emergencyStartedAt) => input({ category, mode, ground, emergencyStartedAt })))),
  );
const hint = (pointer: string, rule: string, chosen: Parameters<typeof registrationHints>[0], law: Law = LAW) =>
  registrationHints(chosen, law, AT).find((h) => h.pointer === pointer && h.rule === rule);

describe('the first form of a trade', () => {
  it('has a hint beside the field for every refusal, whatever was chosen', () => {
    let refusals = 0;
    for (const form of everyForm()) {
      const refused = refuseProject(form, AT, LAW);
      if (!refused) continue;
      refusals += 1;
      const { category, mode } = form;
      for (const chosen of [{}, { category }, { category, mode }]) {
        assert.ok(hint(refused.pointer ?? '', refused.rule, chosen), `${refused.rule} at ${refused.pointer} for ${JSON.stringify(form)}`);
      }
    }
    assert.ok(refusals > 1000, 'nearly every combination is wrong');
  });

  it('takes in every category at least one way, and every open way for one category', () => {
    const passed = everyForm().filter((form) => refuseProject(form, AT, LAW) === null);
    assert.deepEqual([...new Set(passed.map((f) => f.category))].sort(), [...CATEGORY_KEYS].sort());
    assert.deepEqual([...new Set(passed.map((f) => f.mode))].sort(), MODE_KEYS.filter((m) => MODES[m].open).sort());
  });

  it('says each rule with its sentence and basis, as the book has them', () => {
    for (const { rule, says, basis, name } of registrationHints({}, LAW, AT)) {
      assert.equal(basis, LAW.book.rules[rule].basis);
      assert.equal(name, LAW.book.rules[rule].name);
      assert.match(says, /。$/);
    }
  });

  it('narrows to what the choices can meet', () => {
    const rules = (chosen: Parameters<typeof registrationHints>[0]) => registrationHints(chosen, LAW, AT).map((h) => `${h.pointer} ${h.rule}`);
    assert.ok(rules({ category: 'works' }).includes('/mode mode.external_lines'));
    assert.ok(!rules({ category: 'premises' }).includes('/mode mode.external_lines'));
    assert.ok(rules({ category: 'construction_land' }).includes('/category mode.construction_land'));
    assert.ok(!rules({ category: 'premises' }).includes('/category mode.construction_land'));
    assert.ok(rules({ category: 'goods', mode: 'agreement' }).includes('/ground decision.small'));
    assert.ok(!rules({ category: 'goods', mode: 'sealed' }).includes('/ground decision.small'));
  });

  it('gives the bounds of this category under the law of the place', () => {
    const most = (category: Category) => hint('/mode', 'mode.external_lines', { category })?.most;
    assert.deepEqual([most('works'), most('repair'), most('goods'), most('services')], [399_999_999, 399_999_999, 199_999_999, 99_999_999]);
    const small = (category: Category, law?: Law) => hint('/ground', 'decision.small', { category, mode: 'agreement' }, law)?.most;
    assert.equal(small('premises'), 4_999_999);
    const tightened = { ...LAW, book: { ...LAW.book, rules: withChanges(LAW.book.rules, { 'decision.small/leaseYearlyBelow': 3_000_000 }) } };
    assert.equal(small('premises', tightened), 2_999_999);
    assert.equal(small('goods', tightened), 4_999_999);
    assert.equal(CATEGORIES.goods.side, 'procurement');
  });

  it('gives the earliest notice of a plan for construction land: ten working days from Wednesday 2 July end on 16 July', () => {
    assert.equal(hint('/category', 'mode.construction_land', { category: 'construction_land' })?.earliest, Date.parse('2025-07-16T16:00:00+08:00'));
  });

  it('lets an emergency begin now and not a millisecond later, as its hint says', () => {
    const emergency = (emergencyStartedAt: number) => refuseProject(input({ category: 'repair', mode: 'agreement', emergencyStartedAt }), AT, LAW);
    const latest = hint('/emergencyStartedAt', 'emergency.filing', { category: 'repair' })?.latest as number;
    assert.equal(latest, AT);
    assert.equal(emergency(latest), null);
    assert.equal(emergency(latest + 1)?.rule, 'emergency.filing');
  });
});
