import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../db/embedded.js';
import { removeData } from '../helpers/cluster.js';

describe('the embedded database', () => {
  let dataDir: string;
  let started: Embedded[] = [];
  let children: ChildProcess[] = [];

  // One cluster, since making one takes longest; every test finds it stopped.
  before(async () => {
    dataDir = await newDataDir();
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children = [];
    await start();
    for (const embedded of started) await embedded.stop();
    started = [];
  });

  after(async () => {
    const last = await start();
    await last.stop();
    await removeData(dataDir, last.clusterDir);
  });

  const newDataDir = () => mkdtemp(join(tmpdir(), `cunjitong-test-${process.pid}-`));

  async function start(): Promise<Embedded> {
    const embedded = await startEmbedded({ dataDir });
    started.push(embedded);
    return embedded;
  }

  async function startInChild(dir = dataDir): Promise<{ child: ChildProcess; adminUrl: string }> {
    const child = fork('test/helpers/hold-embedded.ts', [dir]);
    children.push(child);
    const [adminUrl] = await once(child, 'message');
    return { child, adminUrl };
  }

  const pidFile = () => join(dataDir, 'postgres/postmaster.pid');
  const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('starts from nothing, is found again, and leaves no server when stopped', async () => {
    const first = await start();
    await query(first.adminUrl, 'create table kept as select 1 as n');
    await first.stop();
    assert.equal(existsSync(pidFile()), false);

    const second = await start();
    assert.equal(second.url, first.url, 'the port is remembered');
    assert.deepEqual(await query(second.adminUrl, 'select n from kept'), [{ n: 1 }]);
  });

  it('is UTF-8 PostgreSQL on this machine only, and its login owns nothing', async () => {
    const { url, adminUrl } = await start();
    const [settings] = await query(
      adminUrl,
      `select current_setting('server_encoding') as encoding,
              current_setting('listen_addresses') as addresses,
              (select rolsuper or rolcreaterole from pg_roles where rolname = 'cunjitong') as mighty`,
    );
    assert.deepEqual(settings, { encoding: 'UTF8', addresses: '127.0.0.1', mighty: false });
    await assert.rejects(query(url, 'create table public.mine ()'), { code: '42501' });
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    await assert.rejects(query(wrong, 'select 1'), { code: '28P01' });
  });

  it('outlives a killed process and is reused by the next', async () => {
    const { child, adminUrl } = await startInChild();
    const orphan = postmaster();
    await kill(child);
    const next = await start();
    assert.equal(next.adminUrl, adminUrl);
    assert.equal(postmaster(), orphan);
    await next.stop();
    assert.equal(existsSync(pidFile()), false);
  });

  it('recovers what was committed when the process and the server were both killed', async () => {
    const { child, adminUrl } = await startInChild();
    await query(adminUrl, 'create table committed as select 1 as n');
    process.kill(postmaster(), 'SIGKILL');
    await kill(child);
    const next = await start();
    assert.deepEqual(await query(next.adminUrl, 'select n from committed'), [{ n: 1 }]);
  });

  it('starts although its pid file names a process that has nothing to do with it', async () => {
    await (await start()).stop();
    writeFileSync(
      pidFile(),
      `${process.pid}\n${dataDir}/postgres\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
    );
    await query((await start()).adminUrl, 'select 1');
  });

  it('is made once when two processes start for the first time at the same moment', async () => {
    const dir = await newDataDir();
    const [one, other] = await Promise.all([startInChild(dir), startInChild(dir)]);
    assert.equal(one.adminUrl, other.adminUrl);
    for (const { child } of [one, other]) await kill(child);

    const last = await startEmbedded({ dataDir: dir });
    await last.stop();
    await removeData(dir, last.clusterDir);
  });

  it('runs until the last of its users has left', async () => {
    const { child, adminUrl } = await startInChild();
    const here = await start();
    await here.stop();
    await query(adminUrl, 'select 1');
    child.kill('SIGTERM');
    while (existsSync(pidFile())) await sleep(20);
  });

  it('comes back when it is killed under a running process', async () => {
    const { adminUrl } = await start();
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    while (!(await query(adminUrl, 'select 1').catch(() => undefined))) await sleep(50);
    assert.notEqual(postmaster(), killed);
  });
});

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
