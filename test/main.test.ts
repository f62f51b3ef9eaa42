import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../db/embedded.js';
import { removeData } from './helpers/cluster.js';

describe('the process', () => {
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), `cunjitong-test-${process.pid}-`));
  });

  after(async () => {
    const last = await startEmbedded({ dataDir });
    await last.stop();
    await removeData(dataDir, last.clusterDir);
  });

  const hasDatabase = () => existsSync(join(dataDir, 'postgres/postmaster.pid'));

  function run(more: Record<string, string> = {}): { child: ChildProcess; output: () => string } {
    const env = { PATH: process.env.PATH, PORT: '0', SEED_DEMO: '0', DATA_DIR: dataDir, ...more };
    const child = fork('server/main.ts', { env, silent: true });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
    }
    return { child, output: () => text };
  }

  async function until(output: () => string, pattern: RegExp): Promise<string> {
    while (!pattern.test(output())) await sleep(20);
    return pattern.exec(output())?.[1] ?? '';
  }

  it('prints where it answers, and stops its database on Ctrl-C', async () => {
    const { child, output } = run();
    const port = await until(output, /http:\/\/localhost:(\d+)/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
    assert.ok(hasDatabase());
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    assert.ok(!hasDatabase());
  });

  it('takes a Ctrl-C that arrives twice for one, and a later one seriously', async () => {
    const { child, output } = run();
    const port = await until(output, /http:\/\/localhost:(\d+)/);
    const unfinished = connect(Number(port), '127.0.0.1');
    unfinished.on('error', () => undefined).write('GET / HTTP/1.1\r\n');
    await once(unfinished, 'connect');
    child.kill('SIGINT');
    child.kill('SIGINT');
    await sleep(700);
    assert.equal(child.exitCode, null, 'still waits for the request');
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [130, null]);
    unfinished.destroy();
  });

  it('names all wrong variables and does not start', async () => {
    const { child, output } = run({ PORT: 'x', LOG_LEVEL: 'loud' });
    const [code] = await once(child, 'exit');
    assert.equal(code, 1);
    assert.match(output(), /PORT：.*LOG_LEVEL：/s);
  });
});
