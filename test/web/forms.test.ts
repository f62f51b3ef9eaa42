import assert from 'node:assert/strict';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import { schemaOf } from '../../server/transactions/available-events.js';
import { PREVIEWED_ACTS } from '../../server/transactions/preview-asked.js';
import { instantOf } from '../../server/machines/time.js';
import { assemble } from '../../web/desk/forms/assemble.js';
import { check } from '../../web/desk/forms/check.js';
import { fallbackForm } from '../../web/desk/forms/fallback.js';
import type { EventForm, Field } from '../../web/desk/forms/field.js';
import { FORMS } from '../../web/desk/forms/index.js';
import { plain, type Schema } from '../../web/desk/forms/json-schema.js';
import { fieldsOf, initialValues, shownFields } from '../../web/desk/forms/values.js';
import { collectiveCode } from '../people/people.js';
import { circumstancesOf } from './circumstances.js';

const done = EVENT_TYPES.filter((type) => definitionOf(type).roles.length > 0);

/** Names in the form that the schema does not know, and the other way round, with their place. */
function differences(fields: readonly Field[], schema: Schema, at = ''): string[] {
  const known = plain(schema)?.properties ?? {};
  const named = new Set(fields.map((f) => f.key));
  const strange = [...named]
    .filter((key) => !(key in known))
    .map((key) => `${at}${key} is unknown to the machine`);
  const missing = Object.keys(known)
    .filter((key) => !named.has(key))
    .map((key) => `${at}${key} has no field`);
  const inside = fields.flatMap((field) => {
    if (field.widget === 'group')
      return differences(field.fields, known[field.key] ?? {}, `${at}${field.key}.`);
    if (field.widget === 'list')
      return differences(
        field.fields,
        plain(known[field.key])?.items ?? {},
        `${at}${field.key}[].`,
      );
    return [];
  });
  return [...strange, ...missing, ...inside];
}

describe('the forms of the desks', () => {
  it('every act that a person can do has a well-made form', () => {
    assert.deepEqual(
      done.filter((type) => !FORMS[type]),
      [],
    );
  });

  it('there is no form for an act that does not exist', () => {
    assert.deepEqual(
      Object.keys(FORMS).filter((type) => !(done as string[]).includes(type)),
      [],
    );
  });

  it('shows as it will be printed what the platform can print before it is done, and nothing else', () => {
    assert.deepEqual(
      Object.keys(FORMS).filter((type) => FORMS[type]?.printed).sort(),
      [...PREVIEWED_ACTS].sort(),
    );
  });

  for (const type of done) {
    const form = FORMS[type];
    if (!form || form.seals) continue;
    it(`“${definitionOf(type).name}” asks for exactly what the machine knows`, () => {
      assert.deepEqual(differences(fieldsOf(form), schemaOf(type) as Schema), []);
    });
  }

  it('a sealed amount is never a field of what is sent', () => {
    for (const [type, form] of Object.entries(FORMS)) {
      if (form.seals)
        assert.deepEqual(
          Object.keys((schemaOf(type as never) as Schema).properties ?? {}),
          ['package'],
          type,
        );
    }
  });

  for (const side of ['asset', 'procurement'] as const) {
    it(`opens every form of a ${side} trade with values that its widgets can show`, () => {
      const c = circumstancesOf(side);
      for (const [type, form] of Object.entries(FORMS)) {
        const values = initialValues(form, c);
        const faults = check(form, c, values, schemaOf(type as never) as Schema);
        const wrong = Object.entries(faults).filter(
          ([, message]) => !/^请(填写|选择|核实|至少)/.test(message),
        );
        assert.deepEqual(wrong, [], type);
        assert.ok(assemble(form, c, values), type);
      }
    });
  }

  it('fill a contract’s code and seat of party A in from the village’s register, and leave them empty where there is none', () => {
    const form = FORMS.prepare_contract ?? assert.fail();
    const c = circumstancesOf('asset');
    const village = (collective: typeof c.view.collective) => assemble(form, c, initialValues(form, { ...c, view: { ...c.view, collective } })).village;
    assert.equal(village(null), undefined);
    const collective = { name: '演示村股份经济合作社', creditCode: collectiveCode(1), seat: '演示路1号' };
    assert.deepEqual(village(collective), { identity: collectiveCode(1), address: '演示路1号' });
  });

  it('sends yes or no whatever the two are called: 投诉不成立 is a no to the machine', () => {
    const c = circumstancesOf('asset');
    const sent = (type: string, values: Record<string, unknown>) => assemble(FORMS[type] as EventForm, c, values);
    assert.equal(sent('decide_complaint', { no: '1', upheld: false, decision: '经核查不属实' }).upheld, false);
    const decisions = [{ bidder: 'b', items: [{ item: '信用与欠款', passed: false }], qualified: true }];
    assert.deepEqual(sent('review_qualification', { decisions }).decisions, decisions);
  });

  it('asks a procurement nothing that concerns letting, and requires it of an asset', () => {
    const of = (side: 'asset' | 'procurement') => {
      const c = circumstancesOf(side);
      const form = FORMS.submit_application as EventForm;
      const asked = shownFields(form, c, initialValues(form, c)).map(({ key }) => key);
      const faults = check(form, c, initialValues(form, c), schemaOf('submit_application') as Schema);
      return ['noOverlap', 'noDispute', 'notIllegalBuilding'].map((key) => [asked.includes(key), `/${key}` in faults]);
    };
    assert.deepEqual(of('asset'), [[true, true], [true, true], [true, true]]);
    assert.deepEqual(of('procurement'), [[false, false], [true, true], [false, false]]);
  });

  it('proposes for works a condition that a natural person without qualification cannot meet', () => {
    const conditions = (side: 'asset' | 'procurement') =>
      String(initialValues(FORMS.compile_tender_file as EventForm, circumstancesOf(side)).conditions);
    assert.match(conditions('procurement'), /资质/);
    assert.match(conditions('asset'), /自然人/);
  });

  it('proposes that a lease begins in the month after its earliest award, and says when that is', () => {
    const c = circumstancesOf('asset');
    const at = instantOf('2025-08-04', '16:00');
    const view = { ...c.view, earliest: [{ key: 'award' as const, at, rule: 'publicity.asset' as const, provisional: false }] };
    const form = FORMS.compile_tender_file as EventForm;
    assert.equal(initialValues(form, { ...c, view }).startsOn, '2025-09-01');
    const startsOn = fieldsOf(form).find(({ key }) => key === 'startsOn');
    assert.match(startsOn?.rule?.({ ...c, view }, {})?.text ?? '', /2025年8月4日成交/);
    assert.equal(startsOn?.rule?.(c, {}), null);
  });

  it('tells a price of what is let by the year, and of what is sold or bought as a whole', () => {
    const unit = (c: ReturnType<typeof circumstancesOf>) => {
      const [offer] = fieldsOf(FORMS.submit_offer as EventForm);
      return offer?.widget === 'money' && offer.unit?.(c);
    };
    const lease = circumstancesOf('asset');
    assert.equal(unit(lease), '元/年');
    assert.equal(unit({ ...lease, view: { ...lease.view, dealing: 'transfer' } }), '元');
    assert.equal(unit(circumstancesOf('procurement')), '元');
  });

  it('gives an act that has no form of its own a plain one with the words of its schema', () => {
    const form = fallbackForm(schemaOf('receive_payment') as Schema);
    assert.deepEqual(
      fieldsOf(form).map((f) => f.widget),
      ['whole', 'money', 'text', 'choice', 'text', 'date'],
    );
  });
});
