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
import { canonicalBytes } from '../../server/audit/canonical.js';
import { sealContent } from '../../server/bidding/sealed-package.js';
import {
  generatePlatformKey,
  inspectPackage,
  PACKAGE_LENGTH,
  type SealingContext,
} from '../../server/bidding/sealing.js';
import { context, key, open, seal, unreadable } from './sealed-offers.js';

const sealBytes = (content: Uint8Array) =>
  sealContent(content, {
    publicKey: key.publicKey,
    context: canonicalBytes(context),
    ephemeralKey: randomBytes(32),
  });

describe('a sealed offer', () => {
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
