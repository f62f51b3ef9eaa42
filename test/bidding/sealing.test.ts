import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decodeKey,
  decodePackage,
  encodeKey,
  encodePackage,
  inspectPackage,
  keyId,
  type Offer,
  PACKAGE_LENGTH,
  packageHash,
  platformKey,
  type SealingContext,
  UnsealableOffer,
} from '../../server/bidding/sealing.js';
import { context, key, open, seal, unreadable } from './sealed-offers.js';

const offers: fc.Arbitrary<Offer> = fc.record(
  {
    amount: fc.integer({ min: 0, max: 1e15 }),
    text: fc.string({ unit: fc.constantFrom('村', '甲', 'a', '\n', '㛃'), maxLength: 100 }),
    answers: fc.dictionary(
      fc.string({ maxLength: 10 }).filter((name) => name !== '__proto__'),
      fc.oneof(fc.string({ maxLength: 10 }), fc.integer()),
      { maxKeys: 5, noNullPrototype: true },
    ),
  },
  { requiredKeys: ['amount'], noNullPrototype: true },
);

describe('a sealed offer', () => {
  it('opens as what was sealed, and is 1024 bytes whatever is in it', () => {
    fc.assert(
      fc.property(offers, (offer) => {
        const sealed = seal(offer);
        assert.equal(sealed.length, PACKAGE_LENGTH);
        assert.deepEqual(open(sealed), offer);
      }),
      { numRuns: 150 },
    );
  });

  it('takes the longest allowed text in Chinese with the highest amount', () => {
    const offer = { amount: 1e15, text: '村'.repeat(300) };
    assert.deepEqual(open(seal(offer)), offer);
  });

  it('looks different each time, in every part but the header of the addressee', () => {
    const [one, two] = [seal({ amount: 1 }), seal({ amount: 1 })];
    assert.deepEqual(one.subarray(0, 26), two.subarray(0, 26));
    assert.notDeepEqual(one.subarray(26, 58), two.subarray(26, 58));
    assert.notDeepEqual(one.subarray(58), two.subarray(58));
    assert.notEqual(packageHash(one), packageHash(two));
  });

  it('comes out the same from the same randomness, so that it can be repeated as proof', () => {
    const random = (length: number) => new Uint8Array(length).fill(7);
    assert.deepEqual(seal({ amount: 5 }, { random }), seal({ amount: 5 }, { random }));
  });

  it('leaves out what is undefined', () => {
    assert.deepEqual(open(seal({ amount: 1, text: undefined })), { amount: 1 });
  });

  describe('is refused before sealing, in words,', () => {
    const refusals: Array<[string, unknown, RegExp]> = [
      ['with a negative amount', { amount: -1 }, /不能为负/],
      ['with a fraction of a fen', { amount: 0.5 }, /整数/],
      ['with negative zero', { amount: -0 }, /无法保存/],
      ['over the limit', { amount: 1e15 + 1 }, /上限/],
      ['without an amount', {}, /整数/],
      ['with an amount in words', { amount: '100' }, /整数/],
      ['with a text over 300 characters', { amount: 1, text: '村'.repeat(301) }, /300/],
      ['with unknown fields', { amount: 1, price: 2 }, /price/],
      ['with a lone surrogate', { amount: 1, text: '\ud800' }, /字符/],
      ['with a nested answer', { amount: 1, answers: { a: { b: 1 } } }, /应答/],
      ['with a fractional answer', { amount: 1, answers: { a: 0.5 } }, /应答/],
      ['when it is no object', null, /报价/],
      [
        'when all together is too long',
        { amount: 1, text: '村'.repeat(300), answers: { 工期: '三十日历天' } },
        /太长.*\d+ 字节/,
      ],
    ];
    for (const [what, offer, message] of refusals) {
      it(what, () => {
        assert.throws(
          () => seal(offer as Offer),
          (error: unknown) => {
            assert.ok(error instanceof UnsealableOffer, String(error));
            assert.match(error.message, message);
            return true;
          },
        );
      });
    }
  });

  it('names its key, so that it is found after a rotation', () => {
    const header = inspectPackage(seal({ amount: 1 }), context);
    assert.equal(header.keyId, key.id);
    assert.equal(header.keyId, keyId(key.publicKey));
    assert.deepEqual([header.version, header.suite], [1, 1]);
  });

  it('is bound by a context whose fields are exactly the known ones', () => {
    const wide = { ...context, extra: 1 } as unknown as SealingContext;
    assert.throws(() => seal({ amount: 1 }, { context: wide }));
    assert.throws(() =>
      seal(
        { amount: 1 },
        { context: { ...context, termsHash: 'A1'.repeat(32) } as SealingContext },
      ),
    );
  });
});

describe('a sealed reserve', () => {
  const reserve: SealingContext = { kind: 'reserve', project: 'JT-2025-0001', round: 1, number: 1 };

  it('travels in the same form, and is never taken for an offer', () => {
    const sealed = seal({ amount: 9_000_000 }, { context: reserve });
    assert.equal(sealed.length, PACKAGE_LENGTH);
    assert.deepEqual(open(sealed, { context: reserve }), { amount: 9_000_000 });
    unreadable('context', () => open(sealed));
  });
});

describe('packages and keys as text', () => {
  it('come back as they were', () => {
    const sealed = seal({ amount: 1 });
    assert.deepEqual(decodePackage(encodePackage(sealed)), sealed);
    assert.match(encodePackage(sealed), /^[A-Za-z0-9_-]{1366}$/);
    const again = platformKey(decodeKey(encodeKey(key.privateKey)));
    assert.deepEqual(again, key);
  });

  it('have one spelling only', () => {
    const text = encodePackage(seal({ amount: 1 }));
    unreadable('encoding', () => decodePackage(`${text}==`));
    unreadable('encoding', () => decodePackage(` ${text}`));
    unreadable('encoding', () => decodePackage(`${text}\n`));
    unreadable('encoding', () => decodePackage(`+/${text.slice(2)}`));
    const last = text.endsWith('A') ? 'B' : String.fromCharCode(text.charCodeAt(1365) + 1);
    unreadable('encoding', () => decodePackage(text.slice(0, -1) + last));
    unreadable('length', () => decodePackage(text.slice(0, 1364)));
    unreadable('length', () => decodePackage(''));
  });

  it('refuse a key of another length', () => {
    assert.throws(() => decodeKey(encodeKey(key.privateKey.subarray(1))), TypeError);
    assert.throws(() => decodeKey('???'), TypeError);
  });

  it('hash a package as SHA-256 in hex', () => {
    assert.equal(
      packageHash(new TextEncoder().encode('abc')),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
