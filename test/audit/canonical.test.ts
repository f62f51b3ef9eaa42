import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CanonicalError,
  canonical,
  canonicalBytes,
  MAX_DEPTH,
  parseCanonical,
} from '../../server/audit/canonical.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

function holed(array: number[], at: number) {
  delete array[at];
  return array;
}

function refusedAt(path: string, value: unknown, problem?: RegExp) {
  assert.throws(
    () => canonical(value),
    (error: unknown) => {
      assert.ok(error instanceof CanonicalError, String(error));
      assert.equal(error.path, path);
      if (problem) assert.match(error.problem, problem);
      return true;
    },
  );
}

describe('canonical JSON', () => {
  describe('writes what RFC 8785 prescribes', () => {
    it('sorts keys by UTF-16 code units (the vector of section 3.2.3)', () => {
      const value = {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      };
      assert.equal(
        canonical(value),
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
          '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
      );
    });

    it('escapes strings and orders members as in section 3.2.2, byte for byte', () => {
      const value = {
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
        literals: [null, true, false],
      };
      const expected =
        '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22e282ac245c7530303066' +
        '5c6e4127425c225c5c5c5c5c222f227d';
      assert.equal(Buffer.from(canonicalBytes(value)).toString('hex'), expected);
    });

    it('uses the short escapes, lower-case hex for the other controls, and nothing for the rest', () => {
      assert.equal(
        canonical('\b\t\n\f\r\u0000\u001f\u007f\u2028/村㛃𬀩'),
        '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028/村㛃𬀩"',
      );
    });

    it('sorts numeric keys as text, not as JavaScript keeps them', () => {
      assert.equal(
        canonical({ 10: 'b', 9: 'c', 1: 'a', a: {} }),
        '{"1":"a","10":"b","9":"c","a":{}}',
      );
    });

    it('writes integers to the edge of safety', () => {
      assert.equal(
        canonical([0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
        '[0,-1,9007199254740991,-9007199254740991]',
      );
    });

    it('does not normalise Unicode: what was signed is what is hashed', () => {
      assert.notEqual(canonical('\u00e9'), canonical('e\u0301'));
    });

    it('accepts an object without a prototype, and one value used twice', () => {
      const shared = { a: 1 };
      assert.equal(
        canonical(Object.assign(Object.create(null), { y: shared, x: shared })),
        '{"x":{"a":1},"y":{"a":1}}',
      );
    });
  });

  describe('refuses, naming the place', () => {
    class Money {
      amount = 1;
    }
    const refusals: Array<[string, string, unknown, RegExp?]> = [
      ['a lone high surrogate', '$.name', { name: 'a\ud800' }, /surrogate/],
      ['a lone low surrogate', '$[1]', ['a', '\udc00b'], /surrogate/],
      ['a surrogate pair the wrong way round', '$', '\ude00\ud83d', /surrogate/],
      ['a lone surrogate in a key', '$["\\ud800"]', { '\ud800': 1 }, /surrogate/],
      ['a fraction', '$.a.b', { a: { b: 0.1 } }, /integer/],
      ['NaN', '$', Number.NaN, /integer/],
      ['infinity', '$', Number.POSITIVE_INFINITY, /integer/],
      ['an integer beyond safety', '$', Number.MAX_SAFE_INTEGER + 1, /integer/],
      ['negative zero', '$.n', { n: -0 }, /negative zero/],
      ['undefined in an object', '$.a', { a: undefined }, /undefined/],
      ['undefined in an array', '$[0]', [undefined], /undefined/],
      ['a hole in an array', '$', holed([1, 2, 3], 1), /holes/],
      ['a hole outweighed by a property', '$[0]', Object.assign(holed([1, 2], 0), { x: 1 })],
      ['a property on an array', '$', Object.assign([1], { x: 1 }), /properties/],
      ['an array of a class', '$', new (class Rows extends Array {})(), /class/],
      ['a function', '$.f', { f: () => 1 }, /function/],
      ['a symbol', '$[0]', [Symbol('x')], /symbol/],
      ['a symbol as a key', '$', { [Symbol('x')]: 1 }, /symbol/],
      ['a bigint', '$', 1n, /bigint/],
      ['a Date', '$.at', { at: new Date(0) }, /class/],
      ['a Map', '$', new Map(), /class/],
      ['bytes', '$', new Uint8Array(2), /class/],
      ['a boxed string', '$', Object('x'), /class/],
      ['an instance of a class', '$.price', { price: new Money() }, /class/],
      [
        'a getter',
        '$["the price"]',
        {
          get 'the price'() {
            return 1;
          },
        },
        /computed/,
      ],
      [
        'a getter in an array',
        '$[0]',
        Object.defineProperty([], '0', { get: () => 1, enumerable: true }),
        /computed/,
      ],
      ['a hidden property', '$.a', Object.defineProperty({}, 'a', { value: 1 }), /hidden/],
    ];
    for (const [what, path, value, problem] of refusals) {
      it(what, () => refusedAt(path, value, problem));
    }

    it('a cycle', () => {
      const loop: Record<string, unknown> = {};
      loop.list = [loop];
      refusedAt('$.list[0]', loop, /cyclic/);
    });

    it(`more than ${MAX_DEPTH} levels, and allows exactly so many`, () => {
      assert.equal(
        canonical(nested(MAX_DEPTH)),
        `${'['.repeat(MAX_DEPTH)}1${']'.repeat(MAX_DEPTH)}`,
      );
      refusedAt(`$${'[0]'.repeat(MAX_DEPTH)}`, nested(MAX_DEPTH + 1), /deeper/);
    });
  });

  describe('reads back', () => {
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map((n) => n + 0),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), {
          maxKeys: 5,
          noNullPrototype: true,
        }),
      ),
    })).value;

    it('exactly what was written, and writes it the same again', () => {
      fc.assert(
        fc.property(json, (value) => {
          const written = canonicalBytes(value);
          const read = parseCanonical(written);
          assert.deepEqual(read, value);
          assert.deepEqual(canonicalBytes(read), written);
        }),
        { numRuns: 500 },
      );
    });

    it('whatever order the keys were added in', () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.maxSafeInteger()), (value) => {
          const backwards = Object.fromEntries(Object.entries(value).reverse());
          assert.equal(canonical(backwards), canonical(value));
        }),
      );
    });

    it('a key named __proto__ as a key, not as a prototype', () => {
      const text = '{"__proto__":{"admin":true}}';
      const value = parseCanonical(bytes(text)) as Record<string, unknown>;
      assert.equal(canonical(value), text);
      assert.equal(value.admin, undefined);
    });

    it('never anything but the canonical bytes, however they are damaged', () => {
      fc.assert(
        fc.property(json, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, place, flip) => {
          const damaged = canonicalBytes(value);
          const at = place % damaged.length;
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          try {
            assert.deepEqual(canonicalBytes(parseCanonical(damaged)), damaged);
          } catch (error) {
            assert.ok(error instanceof CanonicalError, String(error));
          }
        }),
        { numRuns: 500 },
      );
    });

    const others = [
      '',
      ' 1',
      '1 ',
      '1.0',
      '1e2',
      '-0',
      '01',
      '0.5',
      '9007199254740993',
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '{"a": 1}',
      '"\\u0061"',
      '"\\/"',
      '"\\u000F"',
      '"\\ud800"',
      '\ufeff1',
      '[1,]',
      'undefined',
      'NaN',
      "'a'",
      '[1]\n',
      '['.repeat(100_000),
    ];
    for (const text of others) {
      it(`not ${JSON.stringify(text.slice(0, 24))}`, () => {
        assert.throws(() => parseCanonical(bytes(text)), CanonicalError);
      });
    }

    it('not bytes that are no UTF-8', () => {
      assert.throws(() => parseCanonical(Uint8Array.of(0x22, 0xff, 0x22)), CanonicalError);
      assert.throws(
        () => parseCanonical(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)),
        CanonicalError,
      );
    });
  });
});
