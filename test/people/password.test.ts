import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import {
  DEFAULT_COST,
  DUMMY_HASH,
  hashPassword,
  needsRehash,
  PASSWORD_RULE,
  UnacceptablePassword,
  verifyPassword,
} from '../../server/people/password.js';

const cheap = { ln: 4, r: 8, p: 1 };
const password = '大樟村2025年鱼塘发包';

describe('a password', () => {
  it('is verified against its hash, and no other is', async () => {
    const stored = await hashPassword(password, cheap);
    assert.equal(await verifyPassword(password, stored), true);
    for (const other of ['', `${password} `, password.slice(1), `${password}x`]) {
      assert.equal(await verifyPassword(other, stored), false);
    }
  });

  it('is stored with scheme, cost and salt, as others could check it too', async () => {
    const stored = await hashPassword('correct horse', cheap);
    const [, scheme, cost, salt = '', hash = ''] = stored.split('$');
    assert.deepEqual([scheme, cost], ['scrypt', 'ln=4,r=8,p=1']);
    const expected = scryptSync('correct horse', Buffer.from(salt, 'base64'), 32, {
      N: 16,
      r: 8,
      p: 1,
    });
    assert.equal(hash, expected.toString('base64').replaceAll('=', ''));
  });

  it('has a new salt each time', async () => {
    assert.notEqual(await hashPassword(password, cheap), await hashPassword(password, cheap));
  });

  it('is hashed at 2^17, 8, 1 unless told otherwise, within the memory allowed', async () => {
    const stored = await hashPassword(password);
    assert.match(stored, /^\$scrypt\$ln=17,r=8,p=1\$/);
    assert.equal(await verifyPassword(password, stored), true);
  }).timeout(20_000);

  it('is hashed at any allowed cost without running into the memory limit', async () => {
    for (const cost of [
      { ln: 1, r: 1, p: 1 },
      { ln: 10, r: 16, p: 4 },
      { ln: 14, r: 8, p: 3 },
    ]) {
      assert.equal(await verifyPassword(password, await hashPassword(password, cost)), true);
    }
  });

  it('is the same in full width, as a Chinese input method may write it', async () => {
    const stored = await hashPassword('Village2025', cheap);
    assert.equal(await verifyPassword('Ｖｉｌｌａｇｅ２０２５', stored), true);
  });

  it('has 10 to 200 characters, counted as people count them', async () => {
    for (const length of [10, 200]) await hashPassword('𬀩'.repeat(length), cheap);
    for (const length of [0, 9, 201, 5000]) {
      await assert.rejects(hashPassword('𬀩'.repeat(length), cheap), (error: unknown) => {
        assert.ok(error instanceof UnacceptablePassword);
        assert.equal(error.message, PASSWORD_RULE);
        return true;
      });
    }
    assert.equal(PASSWORD_RULE, '密码长度应为 10 至 200 个字符');
  });

  it('of nobody is verified at the full cost and never right', async () => {
    assert.equal(needsRehash(DUMMY_HASH), false);
    assert.equal(await verifyPassword(password, DUMMY_HASH), false);
    assert.equal(await verifyPassword('', DUMMY_HASH), false);
  }).timeout(20_000);

  it('is hashed again when the cost has changed', async () => {
    const stored = await hashPassword(password, cheap);
    assert.equal(needsRehash(stored), true);
    assert.equal(needsRehash(stored, cheap), false);
    assert.equal(needsRehash(stored, { ...cheap, p: 2 }), true);
    assert.equal(needsRehash(await hashPassword(password, DEFAULT_COST)), false);
  }).timeout(20_000);

  it('does not lock the process: ten at once leave the event loop free', async () => {
    const cost = { ln: 14, r: 8, p: 1 };
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await Promise.all(Array.from({ length: 10 }, () => hashPassword(password, cost)));
    clearInterval(timer);
    assert.ok(ticks > 5, `${ticks} ticks`);
  });

  describe('in the database', () => {
    const whole =
      '$scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const bad = [
      '',
      'x',
      whole.slice(0, -1),
      `${whole}\n`,
      whole.replace('scrypt', 'md5'),
      whole.replace('ln=4', 'ln=30'),
      whole.replace('r=8', 'r=99'),
      whole.replace('p=1', 'p=64'),
    ];
    for (const stored of bad) {
      it(`is a fault when it reads ${JSON.stringify(stored.slice(0, 30))}…`, async () => {
        await assert.rejects(verifyPassword(password, stored), /stored password hash/);
      });
    }
  });
});
