import assert from 'node:assert/strict';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import { schemaOf } from '../../server/transactions/available-events.js';
import { PREVIEWED_ACTS } from '../../server/transactions/preview-asked.js';
import { assemble } from '../../web/desk/forms/assemble.js';
import { check } from '../../web/desk/forms/check.js';
import { fallbackForm } from '../../web/desk/forms/fallback.js';
import type { Field } from '../../web/desk/forms/field.js';
import { FORMS } from '../../web/desk/forms/index.js';
import { plain, type Schema } from '../../web/desk/forms/json-schema.js';
import { fieldsOf, initialValues } from '../../web/desk/forms/values.js';
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

  it('gives an act that has no form of its own a plain one with the words of its schema', () => {
    const form = fallbackForm(schemaOf('receive_payment') as Schema);
    assert.deepEqual(
      fieldsOf(form).map((f) => f.widget),
      ['whole', 'money', 'text', 'choice', 'text', 'date'],
    );
  });
});
