import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { RefusedFile } from '../../server/files/refused-file.js';
import {
  diskStore,
  MAX_FILE_BYTES,
  MissingFile,
  removeLeftovers,
} from '../../server/files/store.js';

describe('the file store', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cjt-store-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const kept = async () =>
    (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
  const read = async (sha256: string) => buffer(await diskStore(dataDir).open(sha256));
  const placeOf = (sha256: string) =>
    join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  it('keeps a file under the hash of its content', async () => {
    const content = randomBytes(100_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    assert.deepEqual(await diskStore(dataDir).put(content), { sha256, size: 100_000 });
    assert.deepEqual(await read(sha256), content);
    assert.deepEqual(await readFile(placeOf(sha256)), content);
  });

  it('takes a stream as it takes bytes', async () => {
    const chunks = [randomBytes(10), randomBytes(70_000), randomBytes(1)];
    const { sha256, size } = await diskStore(dataDir).put(Readable.from(chunks));
    assert.equal(size, 70_011);
    assert.deepEqual(await read(sha256), Buffer.concat(chunks));
  });

  it('keeps one copy of the same content, also when it comes twenty times at once', async () => {
    const content = randomBytes(50_000);
    const stores = Array.from({ length: 20 }, () => diskStore(dataDir));
    const stored = await Promise.all(stores.map((store) => store.put(Readable.from([content]))));
    const names = [...new Set(stored.map((file) => file.sha256))];
    assert.equal(names.length, 1);
    assert.equal((await kept()).length, 1);
    assert.deepEqual(await read(names[0] ?? ''), content);
  });

  it('takes exactly 20 MB', async () => {
    assert.equal((await diskStore(dataDir).put(Buffer.alloc(MAX_FILE_BYTES))).size, MAX_FILE_BYTES);
  });

  it('stops reading at the first byte over the limit and leaves nothing', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1000;
        yield Buffer.alloc(1000);
      }
    }
    await assert.rejects(diskStore(dataDir, 10_000).put(endless()), (error: unknown) => {
      assert.ok(error instanceof RefusedFile);
      assert.equal(error.status, 413);
      return true;
    });
    assert.equal(asked, 11_000);
    assert.deepEqual(await kept(), []);
  });

  it('leaves nothing of a stream that breaks off', async () => {
    async function* broken() {
      yield Buffer.alloc(1000);
      throw new Error('line cut');
    }
    await assert.rejects(diskStore(dataDir).put(broken()), /line cut/);
    assert.deepEqual(await kept(), []);
  });

  it('lets nobody but its owner read the files', async () => {
    const { sha256 } = await diskStore(dataDir).put(Buffer.from('x'));
    assert.equal((await stat(placeOf(sha256))).mode & 0o777, 0o600);
  });

  it('says that a file is missing before the first byte', async () => {
    await assert.rejects(diskStore(dataDir).open('0'.repeat(64)), MissingFile);
  });

  it('never leaves its folder: only 64 lower-case hex digits are a name', async () => {
    await writeFile(join(dataDir, 'secret'), 'x');
    const { sha256 } = await diskStore(dataDir).put(Buffer.from('x'));
    const names = [
      '../secret',
      '',
      'secret',
      sha256.toUpperCase(),
      `${sha256}\n`,
      `${sha256}/..`,
      `../${sha256.slice(3)}`,
      `\0${sha256}`,
    ];
    for (const name of names)
      await assert.rejects(diskStore(dataDir).open(name), MissingFile, JSON.stringify(name));
  });

  it('does not hand out a file damaged on disk as if it were whole, and mends it when it is put again', async () => {
    const content = randomBytes(1000);
    const { sha256 } = await diskStore(dataDir).put(content);
    await writeFile(placeOf(sha256), randomBytes(1000));
    await assert.rejects(read(sha256), /damaged/);
    await diskStore(dataDir).put(content);
    assert.deepEqual(await read(sha256), content);
  });

  it('closes a file whose reader goes away', async function () {
    if (!existsSync('/proc/self/fd')) this.skip();
    const { sha256 } = await diskStore(dataDir).put(randomBytes(5_000_000));
    const before = (await readdir('/proc/self/fd')).length;
    for (let i = 0; i < 20; i++) {
      const stream = await diskStore(dataDir).open(sha256);
      await new Promise((resolve) => stream.once('data', resolve));
      stream.destroy();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok((await readdir('/proc/self/fd')).length < before + 5);
  });

  it('clears what a crash left half written, and nothing else', async () => {
    const { sha256 } = await diskStore(dataDir).put(Buffer.from('kept'));
    const partial = join(dataDir, 'files', 'partial');
    await writeFile(join(partial, 'old'), 'x');
    await writeFile(join(partial, 'still-written'), 'x');
    await utimes(join(partial, 'old'), new Date('2025-01-01'), new Date('2025-01-01'));
    await removeLeftovers(dataDir, new Date('2025-01-02'));
    assert.deepEqual(await readdir(partial), ['still-written']);
    assert.equal((await read(sha256)).toString(), 'kept');
  });
});
