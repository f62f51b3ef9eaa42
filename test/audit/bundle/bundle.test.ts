import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleSource } from '../../../server/audit/bundle/bundle-source.js';
import { exportBundle } from '../../../server/audit/bundle/export.js';
import { filesBelow, writeSums } from '../../../server/audit/bundle/sums.js';
import { CannotCheck } from '../../../server/audit/verify/ledger.js';
import { type Options, type Verdict, verify } from '../../../server/audit/verify/verify.js';
import { readWitness } from '../../../server/audit/witness/view.js';
import { type Copy, type PlayedLog, playedLog } from '../verify/played-log.js';

describe('a bundle', () => {
  let log: PlayedLog;
  let copy: Copy;
  let dir: string;
  before(async function () {
    this.timeout(120_000); // three trades are played
    log = await playedLog();
    copy = await log.copy();
    dir = await mkdtemp(join(tmpdir(), 'cunjitong-bundles-'));
    await make('works', log.works);
    await make('log');
    await make('young', log.young);
  });
  after(async () => {
    await copy?.drop();
    await log?.drop();
    await rm(dir, { recursive: true, force: true });
  });

  const make = (name: string, project?: string) =>
    exportBundle({ admin: copy.admin, dataDir: copy.dataDir, logKey: log.logKey, witnessKeys: [], project, out: join(dir, name), now: Date.now });

  async function check(name: string, options: Partial<Options> = {}): Promise<Verdict> {
    try {
      return await verify(await bundleSource(join(dir, name)), { keys: [log.logKey], ...options });
    } catch (error) {
      assert.ok(error instanceof CannotCheck, String(error));
      return { exit: 2, findings: [], unchecked: [error.message], counts: {}, notes: [], checked: {}, source: name };
    }
  }

  /** A copy with something done to it. */
  async function spoiled(name: string, spoil: (path: string) => void | Promise<void>, options: Partial<Options> = {}): Promise<Verdict> {
    await rm(join(dir, 'spoiled'), { recursive: true, force: true });
    await cp(join(dir, name), join(dir, 'spoiled'), { recursive: true });
    await spoil(join(dir, 'spoiled'));
    return check('spoiled', options);
  }
  const edit = (path: string, name: string, change: (text: string) => string) =>
    writeFileSync(join(path, name), change(readFileSync(join(path, name), 'utf8')));
  const rewritten = (name: string, change: (text: string) => string, options?: Partial<Options>) =>
    spoiled('works', async (path) => {
      edit(path, name, change);
      rmSync(join(path, 'SHA256SUMS'));
      await writeSums(path); // as whoever makes a false one would
    }, options);

  for (const name of ['works', 'log']) {
    it(`of ${name === 'log' ? 'the whole log' : 'one project'} verifies with nothing but itself and the key`, async () => {
      const verdict = await check(name);
      assert.deepEqual(verdict.findings, []);
      assert.deepEqual(verdict.unchecked, []);
      assert.equal(verdict.exit, 0);
      assert.ok((verdict.checked['document files'] ?? 0) > 5);
    });
  }

  it('agrees with what the witness has kept', async () => {
    const witness = await readWitness(copy.witnessDir);
    const verdict = await check('works', { witness });
    witness.close();
    assert.equal(verdict.exit, 0);
  });

  it('of one project holds no other project’s payloads and no personal data', async () => {
    const payloads = readFileSync(join(dir, 'works/payloads.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    const entries = readFileSync(join(dir, 'works/entries.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(entries.every((e) => e.project === log.works));
    assert.deepEqual(payloads.map((p) => p.seq), entries.map((e) => e.seq));
    assert.ok(payloads.every((p) => p.personal === null && p.personalSalt === null));
  });

  it('can be compared by the system’s own sha256sum', async () => {
    const { stdout } = await promisify(execFile)('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(dir, 'works') });
    assert.ok(stdout.trim().split('\n').every((line) => line.endsWith(': OK')));
  });

  it('is refused with any single bit turned, in whatever file', async function () {
    this.timeout(60_000); // a hundred and fifty verifications
    const all = await filesBelow(join(dir, 'young'));
    const paths = all.filter((path) => statSync(join(dir, 'young', path)).size > 0);
    const turned: string[] = [];
    for (let n = 0; n < 150; n += 1) {
      const path = paths[n % paths.length] as string;
      const { size } = statSync(join(dir, 'young', path));
      const [at, bit] = [(n * 7919) % size, n % 8];
      const file = join(dir, 'young', path);
      const bytes = readFileSync(file);
      const whole = Buffer.from(bytes);
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      writeFileSync(file, bytes);
      const { exit } = await check('young');
      writeFileSync(file, whole);
      if (exit === 0) turned.push(`${path} at ${at}`);
    }
    assert.deepEqual(turned, []);
    assert.equal((await check('young')).exit, 0);
  });

  const exits: [title: string, exit: number, spoil: (path: string) => void][] = [
    ['without its list of hashes', 2, (path) => rmSync(join(path, 'SHA256SUMS'))],
    ['whose list of hashes was cut off', 2, (path) => truncateSync(join(path, 'SHA256SUMS'), 100)],
    ['without its manifest', 2, (path) => rmSync(join(path, 'manifest.json'))],
    ['of which a proof is missing', 2, (path) => rmSync(join(path, 'proofs', readdirSync(join(path, 'proofs'))[0] as string))],
    ['with a file too many', 1, (path) => writeFileSync(join(path, 'more.txt'), 'more')],
    ['with another page of explanation', 1, (path) => writeFileSync(join(path, 'README.md'), readFileSync(join(path, 'README.md'), 'utf8').replace('村', '市'))],
  ];
  for (const [title, exit, spoil] of exits) {
    it(`${title} is not clean: ${exit === 2 ? 'it cannot be checked' : 'it was changed'}`, async () => {
      assert.equal((await spoiled('works', spoil)).exit, exit);
    });
  }

  it('that was cut off in the middle of its entries cannot be checked', async () => {
    const verdict = await spoiled('log', (path) => truncateSync(join(path, 'entries.jsonl'), 4000));
    assert.notEqual(verdict.exit, 0);
    assert.ok(verdict.unchecked.some((text) => text.includes('entries.jsonl')), verdict.unchecked.join('\n'));
  });

  it('under another key than the one given cannot be checked', async () => {
    const other = log.logKey.replace(/\+[0-9a-f]{8}\+.*/, '');
    const { formatVerifierKey } = await import('../../../server/audit/note.js');
    const verdict = await check('works', { keys: [formatVerifierKey(other, new Uint8Array(32).fill(1))] });
    assert.equal(verdict.exit, 2);
    assert.match(verdict.unchecked.join(), /another key/);
  });

  it('of another log than the one asked for cannot be checked', async () => {
    const verdict = await check('works', { origin: 'example.com/other' });
    assert.equal(verdict.exit, 2);
  });

  it('whose maker has written hashes anew is still found out: a payload', async () => {
    const verdict = await rewritten('payloads.jsonl', (text) => text.replace('村道路灯', '村道路灯灯').replace('演练', '练习'));
    assert.equal(verdict.exit, 1);
    assert.ok(verdict.findings.some((f) => f.kind === 'payload-changed' && f.seq !== undefined));
  });

  it('whose maker has written hashes anew is still found out: an entry', async () => {
    const verdict = await rewritten('entries.jsonl', (text) => text.replace('"role":"head"', '"role":"town"'));
    assert.ok(verdict.findings.some((f) => f.kind === 'proof-wrong'));
  });

  it('whose maker has written hashes anew is still found out: the row', async () => {
    const verdict = await rewritten('projects.jsonl', (text) => text.replace('"position":"archived"', '"position":"setup.application"'));
    assert.ok(verdict.findings.some((f) => f.kind === 'row-column' && f.project === log.works), JSON.stringify(verdict.findings));
  });

  it('with the proof of another entry is found out', async () => {
    const verdict = await spoiled('works', async (path) => {
      const [a, b] = readdirSync(join(path, 'proofs')).map((name) => join(path, 'proofs', name)) as [string, string];
      const [one, two] = [readFileSync(a), readFileSync(b)];
      writeFileSync(a, two);
      writeFileSync(b, one);
      rmSync(join(path, 'SHA256SUMS'));
      await writeSums(path);
    });
    assert.equal(verdict.findings.filter((f) => f.kind === 'proof-wrong').length, 2);
  });

  it('is not made over another one, and a failure leaves nothing under its name', async () => {
    await assert.rejects(() => make('works', log.works), CannotCheck);
    await assert.rejects(() => make('nothing', '00000000-0000-4000-8000-000000000000'), CannotCheck);
    assert.deepEqual(readdirSync(dir).filter((name) => name.startsWith('nothing')), []);
  });
});
