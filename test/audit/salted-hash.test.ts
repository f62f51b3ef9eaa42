import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CanonicalError, canonicalBytes } from '../../server/audit/canonical.js';
import {
  leafHash,
  newSalt,
  saltedHash,
  saltedHashOfBytes,
} from '../../server/audit/salted-hash.js';

const salt = '0123456789abcdef'.repeat(4);

describe('the salted hash of a payload', () => {
  it('is SHA-256 over domain, salt and canonical bytes, so that any language can repeat it', () => {
    const expected = createHash('sha256')
      .update('cunjitong/salted-payload/v1\n')
      .update(Buffer.from(salt, 'hex'))
      .update('{"a":1,"b":"村"}')
      .digest('hex');
    assert.equal(saltedHash(salt, { b: '村', a: 1 }), expected);
  });

  it('is the same for a value and for its stored bytes', () => {
    const value = { tally: { agree: 38, all: 50 } };
    assert.equal(saltedHash(salt, value), saltedHashOfBytes(salt, canonicalBytes(value)));
  });

  it('changes with the salt', () => {
    assert.notEqual(saltedHash(salt, 1), saltedHash(newSalt(), 1));
  });

  it('refuses a salt that is short, long, upper-case or no hex: a weak salt would protect nothing', () => {
    for (const bad of [
      '',
      salt.slice(2),
      `${salt}00`,
      salt.toUpperCase(),
      'g'.repeat(64),
      `${salt}\n`,
    ]) {
      assert.throws(() => saltedHash(bad, 1), TypeError);
    }
  });

  it('refuses what has no canonical form', () => {
    assert.throws(() => saltedHash(salt, 0.5), CanonicalError);
  });

  it('draws a new salt of 32 bytes each time', () => {
    assert.match(newSalt(), /^[0-9a-f]{64}$/);
    assert.notEqual(newSalt(), newSalt());
  });
});

describe('the leaf hash', () => {
  it('is that of RFC 6962 for the empty leaf', () => {
    assert.equal(
      Buffer.from(leafHash(new Uint8Array())).toString('hex'),
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('is that of RFC 6962 for the leaf "L123456"', () => {
    assert.equal(
      Buffer.from(leafHash(Buffer.from('L123456'))).toString('hex'),
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
  });
});
