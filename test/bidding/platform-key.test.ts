import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadPlatformKey } from '../../server/bidding/platform-key.js';
import { UnusableKeyFile } from '../../server/people/key-file.js';
import { generatePlatformKey } from '../../server/bidding/sealing.js';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('the platform key on disk', () => {
  let home: string;
  let file: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'cjt-key-'));
    file = join(home, 'keys', 'platform.json');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const refused = (message: RegExp) =>
    assert.rejects(loadPlatformKey(file), (error: unknown) => {
      assert.ok(error instanceof UnusableKeyFile, String(error));
      assert.match(error.message, message);
      return true;
    });

  it('is made on the first start, for its owner only, and stays the same afterwards', async () => {
    const made = await loadPlatformKey(file);
    assert.equal(await modeOf(file), '600');
    assert.equal(await modeOf(join(home, 'keys')), '700');
    assert.deepEqual(await loadPlatformKey(file), made);
    assert.match(made.id, /^[0-9a-f]{16}$/);
  });

  it('is made with the same permissions whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await loadPlatformKey(file);
    } finally {
      process.umask(before);
    }
    assert.equal(await modeOf(file), '600');
    assert.equal(await modeOf(join(home, 'keys')), '700');
  });

  it('is one key for all who start at once, and leaves no other file behind', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadPlatformKey(file)));
    assert.equal(new Set(keys.map((key) => key.id)).size, 1);
    assert.deepEqual(await readdir(join(home, 'keys')), ['platform.json']);
  });

  it('is one key for processes that start at once', async () => {
    const script =
      `import { loadPlatformKey } from ${JSON.stringify(new URL('../../server/bidding/platform-key.js', import.meta.url))};` +
      `loadPlatformKey(${JSON.stringify(file)}).then((key) => process.stdout.write(key.id));`;
    const start = () =>
      promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
      ]);
    const ids = (await Promise.all([start(), start(), start()])).map(({ stdout }) => stdout);
    assert.deepEqual(new Set(ids), new Set([(await loadPlatformKey(file)).id]));
  }).timeout(30_000);

  it('is refused when others may read it', async () => {
    await loadPlatformKey(file);
    for (const mode of [0o640, 0o604, 0o660, 0o666]) {
      await chmod(file, mode);
      await refused(/权限是 6\d\d.*chmod 600/);
    }
  });

  it('is refused in a folder where others may write', async () => {
    await loadPlatformKey(file);
    await chmod(join(home, 'keys'), 0o770);
    await refused(/权限是 770.*chmod 700/);
  });

  it('is refused when broken, and the broken file is left as it is', async () => {
    await loadPlatformKey(file);
    const whole = await readFile(file, 'utf8');
    const other = Buffer.from(generatePlatformKey().privateKey).toString('base64url');
    const broken = [
      '',
      whole.slice(0, -20),
      '{}',
      'null',
      whole.replace('"version": 1', '"version": 2'),
      whole.replace(/"privateKey": "[^"]+"/, `"privateKey": "${other}"`),
      whole.replace(/"privateKey": "../, '"privateKey": "'),
      `${whole}${' '.repeat(5000)}`,
    ];
    for (const text of broken) {
      await writeFile(file, text);
      await refused(/已损坏.*备份/);
      assert.equal(await readFile(file, 'utf8'), text);
    }
  });

  it('never shows the private key in what it says', async () => {
    await loadPlatformKey(file);
    const whole = await readFile(file, 'utf8');
    const secret = (JSON.parse(whole) as { privateKey: string }).privateKey;
    await writeFile(file, whole.slice(0, -3));
    await assert.rejects(
      loadPlatformKey(file),
      (error: Error) => !`${error.stack} ${String(error.cause)}`.includes(secret),
    );
  });

  it('may be mounted as a link to a file', async () => {
    const made = await loadPlatformKey(join(home, 'mounted', 'key'));
    await mkdir(join(home, 'keys'), { mode: 0o700 });
    await symlink(join(home, 'mounted', 'key'), file);
    assert.deepEqual(await loadPlatformKey(file), made);
  });
});
