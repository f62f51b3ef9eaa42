import assert from 'node:assert/strict';
import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import fc from 'fast-check';
import { canonicalBytes } from '../../server/audit/canonical.js';
import { sealContent } from '../../server/bidding/sealed-package.js';
import {
  decodeKey,
  decodePackage,
  encodeKey,
  encodePackage,
  generatePlatformKey,
  inspectPackage,
  keyId,
  type Offer,
  openOffer,
  PACKAGE_LENGTH,
  packageHash,
  platformKey,
  type SealingContext,
  sealOffer,
  UnreadablePackage,
  type UnreadableReason,
  UnsealableOffer,
} from '../../server/bidding/sealing.js';

const key = generatePlatformKey();
const context: SealingContext = {
  kind: 'offer',
  project: 'JT-2025-0001',
  round: 1,
  termsHash: 'a1'.repeat(32),
  bidder: 'b-7f3a',
  number: 1,
};

const seal = (offer: Offer, over: Partial<Parameters<typeof sealOffer>[0]> = {}) =>
  sealOffer({ platformPublicKey: key.publicKey, context, offer, ...over });
const open = (bytes: Uint8Array, over: Partial<Parameters<typeof openOffer>[0]> = {}) =>
  openOffer({ platformPrivateKey: key.privateKey, context, package: bytes, ...over });
const sealBytes = (content: Uint8Array) =>
  sealContent(content, {
    publicKey: key.publicKey,
    context: canonicalBytes(context),
    ephemeralKey: randomBytes(32),
  });

function unreadable(code: UnreadableReason | null, act: () => unknown) {
  assert.throws(act, (error: unknown) => {
    assert.ok(error instanceof UnreadablePackage, String(error));
    assert.match(error.message, /\p{Script=Han}/u);
    if (code) assert.equal(error.code, code);
    return true;
  });
}

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

  describe('is not opened', () => {
    const sealed = seal({ amount: 123_456, text: '现金一次付清' });

    it('with any single bit flipped (300 places at random, and every bit of the header)', () => {
      const header = Array.from({ length: 58 * 8 }, (_, bit) => bit);
      const random = Array.from({ length: 300 }, () =>
        Math.floor(Math.random() * PACKAGE_LENGTH * 8),
      );
      for (const bit of [...header, ...random]) {
        const damaged = sealed.slice();
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        unreadable(null, () => open(damaged));
      }
    });

    const others: Array<[string, Partial<SealingContext>]> = [
      ['another project', { project: 'JT-2025-0002' }],
      ['another round', { round: 2 }],
      ['other terms', { termsHash: 'b2'.repeat(32) }],
      ['another bidder', { bidder: 'b-0000' }],
      ['another number', { number: 2 }],
    ];
    for (const [whose, change] of others) {
      it(`as that of ${whose}`, () => {
        const changed = { ...context, ...change } as SealingContext;
        unreadable('context', () => open(sealed, { context: changed }));
        unreadable('context', () => inspectPackage(sealed, changed));
      });
    }

    it('as that of another bidder even when the header is rewritten to theirs', () => {
      const theirs = { ...context, bidder: 'b-0000' } as SealingContext;
      const forged = sealed.slice();
      forged.set(seal({ amount: 1 }, { context: theirs }).subarray(0, 26));
      inspectPackage(forged, theirs);
      unreadable('damaged', () => open(forged, { context: theirs }));
    });

    it('with another key, and says which key it needs', () => {
      const other = generatePlatformKey();
      unreadable('key', () => open(sealed, { platformPrivateKey: other.privateKey }));
      assert.throws(
        () => open(sealed, { platformPrivateKey: other.privateKey }),
        new RegExp(key.id),
      );
    });

    it('with another key even when the key id is rewritten to its own', () => {
      const other = generatePlatformKey();
      const forged = sealed.slice();
      forged.set(seal({ amount: 1 }, { platformPublicKey: other.publicKey }).subarray(2, 10), 2);
      unreadable('damaged', () => open(forged, { platformPrivateKey: other.privateKey }));
    });

    it('at any other length', () => {
      for (const length of [0, 1, 57, 58, 1023, 1025, 4096]) {
        const bytes = new Uint8Array(length);
        bytes.set(sealed.subarray(0, Math.min(length, sealed.length)));
        unreadable('length', () => open(bytes));
      }
    });

    it('in an unknown version or suite', () => {
      const [version, suite] = [sealed.slice(), sealed.slice()];
      version[0] = 2;
      suite[1] = 2;
      unreadable('version', () => open(version));
      unreadable('suite', () => open(suite));
    });

    it('when the sender used a point of low order, whose secret everybody knows', () => {
      for (const point of [0, 1]) {
        const hostile = sealed.slice();
        hostile.fill(0, 26, 58);
        hostile[26] = point;
        unreadable('damaged', () => open(hostile));
      }
    });

    it('when it is noise', () => {
      for (let i = 0; i < 50; i++) unreadable(null, () => open(randomBytes(PACKAGE_LENGTH)));
    });
  });

  describe('opens to no offer when the sender sealed', () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const hostile: Array<[string, Uint8Array]> = [
      ['nothing', encode('')],
      ['no JSON', encode('hello')],
      ['an array', encode('[]')],
      ['null', encode('null')],
      ['a number', encode('1')],
      ['a negative amount', encode('{"amount":-1}')],
      ['negative zero', encode('{"amount":-0}')],
      ['an amount over the limit', encode('{"amount":1000000000000001}')],
      ['a float', encode('{"amount":1e3}')],
      ['two amounts', encode('{"amount":1,"amount":2}')],
      ['spaces', encode('{"amount": 1}')],
      ['an unknown field', encode('{"amount":1,"bidder":"x"}')],
      ['a prototype', encode('{"__proto__":{"amount":1}}')],
      ['a prototype beside the amount', encode('{"__proto__":{"x":1},"amount":1}')],
      ['a prototype among the answers', encode('{"amount":1,"answers":{"__proto__":"x"}}')],
      ['deep nesting', encode('['.repeat(900))],
      ['broken UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ];
    for (const [what, content] of hostile) {
      it(what, () => unreadable('content', () => open(sealBytes(content))));
    }

    it('something behind the end of the content', () => {
      const content = encode('{"amount":1}');
      const plain = new Uint8Array(950);
      plain.set([0, content.length]);
      plain.set(content, 2);
      assert.deepEqual(open(sealWithNode(plain)), { amount: 1 });
      plain[949] = 1;
      unreadable('content', () => open(sealWithNode(plain)));
    });

    it('a length that points past the end', () => {
      const plain = new Uint8Array(950).fill(0x20);
      plain.set([0xff, 0xff]);
      unreadable('content', () => open(sealWithNode(plain)));
    });
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

/** Seals a padded plaintext as it is, with Node's own crypto: a hostile sender, and a second reading of the format. */
function sealWithNode(plain: Uint8Array): Uint8Array {
  const pair = generateKeyPairSync('x25519');
  const platform = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(key.publicKey).toString('base64url') },
    format: 'jwk',
  });
  const ephemeral = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const secret = diffieHellman({ privateKey: pair.privateKey, publicKey: platform });
  const info = Buffer.concat([
    Buffer.from('cunjitong/sealing/v1/x25519-hkdf-sha256-aes256gcm\n'),
    ephemeral,
    key.publicKey,
  ]);
  const okm = Buffer.from(hkdfSync('sha256', secret, '', info, 44));
  const said = canonicalBytes(context);
  const sha256 = (...parts: Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const header = Buffer.concat([
    Buffer.of(1, 1),
    sha256(key.publicKey).subarray(0, 8),
    sha256(Buffer.from('cunjitong/sealing-context/v1\n'), said).subarray(0, 16),
    ephemeral,
  ]);
  const cipher = createCipheriv('aes-256-gcm', okm.subarray(0, 32), okm.subarray(32));
  cipher.setAAD(Buffer.concat([header, said]));
  return Uint8Array.from(
    Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  );
}
