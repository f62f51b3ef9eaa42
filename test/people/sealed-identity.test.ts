import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableKeyFile } from '../../server/people/key-file.js';
import { dataKey, loadDataKey, UnreadableSecret } from '../../server/people/sealed-identity.js';

const number = '11010519491231002X';
const context = 'bidder_profiles.identity/1';

describe('a sealed identity number', () => {
  const key = dataKey(randomBytes(32));

  it('is read back with the same key and context, rare characters included', () => {
    for (const text of [number, '', '㛃䶮𬀩', 'x'.repeat(10_000)]) {
      assert.equal(key.open(key.seal(text, context), context), text);
    }
  });

  it('is another ciphertext each time and holds nothing of the number', () => {
    const [one, other] = [key.seal(number, context), key.seal(number, context)];
    assert.notDeepEqual(one, other);
    assert.ok(!one.includes(number) && !one.includes(number.slice(0, 6)));
  });

  it('is refused in another row, with one bit changed anywhere, or cut short', () => {
    const sealed = key.seal(number, context);
    const refused = (bytes: Buffer, where = context) =>
      assert.throws(() => key.open(bytes, where), UnreadableSecret);
    refused(sealed, 'bidder_profiles.identity/2');
    refused(sealed, '');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      refused(altered);
    }
    for (let length = 0; length < sealed.length; length++) refused(sealed.subarray(0, length));
  });

  it('names the key it was sealed with, so that a wrong key file is recognised', () => {
    const other = dataKey(randomBytes(32));
    const sealed = other.seal(number, context);
    assert.equal(sealed.subarray(1, 9).toString('hex'), other.id);
    assert.throws(
      () => key.open(sealed, context),
      new RegExp(`data key ${other.id}, not with ${key.id}`),
    );
  });
});

describe('a blind index', () => {
  const secret = randomBytes(32);
  const key = dataKey(secret);

  it('is equal for equal numbers after a restart, and different for every other', () => {
    assert.deepEqual(dataKey(secret).index('identity', number), key.index('identity', number));
    assert.notDeepEqual(key.index('identity', '110105194912310028'), key.index('identity', number));
    assert.equal(key.index('identity', number).length, 32);
  });

  it('is different by kind and by key', () => {
    const kinds = (['identity', 'phone', 'account'] as const).map((kind) =>
      key.index(kind, number).toString('hex'),
    );
    assert.equal(new Set(kinds).size, 3);
    assert.notDeepEqual(
      dataKey(randomBytes(32)).index('identity', number),
      key.index('identity', number),
    );
  });
});

describe('the data key file', () => {
  let home: string;
  let file: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'data-key-'));
    file = join(home, 'keys', 'data.key');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const refused = (pattern: RegExp) =>
    assert.rejects(loadDataKey(file), (error: Error) => {
      assert.ok(error instanceof UnusableKeyFile);
      assert.match(error.message, pattern);
      return true;
    });

  it('is made once, for its owner only, and is the same ever after', async () => {
    const { id } = await loadDataKey(file);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal((await stat(join(home, 'keys'))).mode & 0o777, 0o700);
    assert.equal((await loadDataKey(file)).id, id);
    assert.deepEqual(await readdir(join(home, 'keys')), ['data.key']);
  });

  it('is one for processes that start at once', async () => {
    const keys = await Promise.all([...Array(8)].map(() => loadDataKey(file)));
    assert.equal(new Set(keys.map(({ id }) => id)).size, 1);
  });

  it('is refused when others may read it, or write its folder', async () => {
    await loadDataKey(file);
    for (const mode of [0o640, 0o604, 0o620, 0o666]) {
      await chmod(file, mode);
      await refused(/数据密钥文件.*chmod 600/);
    }
    await chmod(file, 0o600);
    await chmod(join(home, 'keys'), 0o777);
    await refused(/数据密钥所在文件夹.*chmod 700/);
  });

  it('is refused when broken, left as it is, and never quoted', async () => {
    await loadDataKey(file);
    const whole = await readFile(file, 'utf8');
    const { secret, id } = JSON.parse(whole) as { secret: string; id: string };
    const other = randomBytes(32).toString('base64url');
    const broken = [
      '',
      '{}',
      whole.slice(0, -9),
      whole.replace(secret, other),
      whole.replace(id, '0'.repeat(16)),
    ];
    for (const text of [...broken, whole.replace('"version": 1', '"version": 2')]) {
      await writeFile(file, text);
      await refused(/已损坏.*备份/);
      await assert.rejects(loadDataKey(file), (error: Error) => {
        return !`${error.stack} ${String(error.cause)}`.includes(secret);
      });
      assert.equal(await readFile(file, 'utf8'), text);
    }
  });
});
