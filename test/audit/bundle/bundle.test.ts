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
import { openingFull } from '../full-disk.js';
import { flipped } from '../verify/flips.js';
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

  /** Of the whole log, with one file made anew and whatever tells of it. */
  const forged = (name: string, change: (whole: string, bytes: Buffer) => string | Buffer, options?: Partial<Options>) =>
    spoiled('log', async (path) => {
      const bytes = readFileSync(join(path, name));
      writeFileSync(join(path, name), change(bytes.toString(), bytes));
      const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
      manifest.files[name] = statSync(join(path, name)).size;
      writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
      rmSync(join(path, 'SHA256SUMS'));
      await writeSums(path);
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

  it('is refused with any single bit turned, in whatever file, and says in which', async function () {
    this.timeout(120_000); // three hundred verifications
    assert.deepEqual(await flipped(join(dir, 'young'), 300, { keys: [log.logKey] }), []);
    assert.equal((await check('young')).exit, 0);
  });

  it('is the same to several threads as to one, whatever was done to it', async function () {
    this.timeout(60_000); // threads that read TypeScript begin slowly
    const changes: [file: string, change: (text: string) => string][] = [
      ['README.md', (text) => text],
      ['payloads.jsonl', (text) => text.replace('村道路灯', '村道路灯灯').replaceAll('演练', '练习')],
      ['entries.jsonl', (text) => text.split('\n').filter((_, n) => n % 7 !== 3).join('\n')],
    ];
    for (const [file, change] of changes) {
      await forged(file, change);
      const alone = await check('spoiled');
      const shared = await check('spoiled', { threads: 2 });
      assert.deepEqual(shared, alone, file);
      assert.equal(alone.exit === 0, file === 'README.md');
    }
  });

  it('that was cut off at the end of any file, or anywhere in it, is never clean and never breaks the verifier', async function () {
    this.timeout(120_000); // two hundred verifications
    for (const path of (await filesBelow(join(dir, 'young'))).filter((name) => statSync(join(dir, 'young', name)).size > 0)) {
      const { size } = statSync(join(dir, 'young', path));
      for (const left of [0, Math.floor(size / 3), size - 1]) {
        const { exit, findings, unchecked } = await spoiled('young', (to) => truncateSync(join(to, path), left));
        assert.notEqual(exit, 0, `${path} cut off after ${left}`);
        assert.ok(findings.length + unchecked.length > 0);
        assert.ok([...findings.map((f) => f.detail ?? ''), ...unchecked].every((text) => !/undefined|not a function|of null/.test(text)), unchecked.join('\n'));
      }
      assert.notEqual((await spoiled('young', (to) => rmSync(join(to, path)))).exit, 0, `without ${path}`);
    }
  });

  it('whose maker cut off its files and wrote the hashes anew is never clean either', async function () {
    this.timeout(120_000);
    for (const name of ['entries', 'payloads', 'projects', 'checkpoints']) {
      for (const share of [0, 0.77]) {
        const cut = await forged(`${name}.jsonl`, (_, bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
        assert.notEqual(cut.exit, 0, `${name} cut off after ${share}`);
      }
    }
  });

  it('that continues with other entries than the witness has kept is a fork, and names the first of them', async () => {
    const witness = await readWitness(copy.witnessDir);
    const from = log.witnessed - 3;
    const later = (line: string, seq: number) => (seq < from ? line : line.replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) + 1}`));
    const verdict = await forged('entries.jsonl', (text) => text.split('\n').map(later).join('\n'), { witness }).finally(() => witness.close());
    assert.equal(verdict.exit, 1);
    assert.equal(verdict.findings.find((f) => f.kind === 'witness-leaf')?.seq, from);
  });

  it('under checkpoints of another log, or whose clock went back, says so', async () => {
    const origin = log.origin;
    const other = await forged('checkpoints.jsonl', (text) => text.replaceAll(origin, 'example.com/other'));
    assert.ok(other.findings.some((f) => f.kind === 'checkpoint-origin'));
    const earlier = (_: string, at: string, rest: string) => `"at":${Number(at) - 90 * 86_400_000}${rest}`;
    const back = await forged('entries.jsonl', (text) => text.replace(/"at":(\d+)(,[^\n]*"event":"approve_project")/, earlier));
    assert.ok(back.findings.some((f) => f.kind === 'project-order' && f.detail?.includes('before')));
  });

  const exits: [title: string, exit: number, spoil: (path: string) => void][] = [
    ['without its list of hashes', 2, (path) => rmSync(join(path, 'SHA256SUMS'))],
    ['whose list of hashes was cut off', 2, (path) => truncateSync(join(path, 'SHA256SUMS'), 100)],
    ['whose list of hashes is in another order', 2, (path) => {
      const [first = '', second = '', ...rest] = readFileSync(join(path, 'SHA256SUMS'), 'utf8').split('\n');
      writeFileSync(join(path, 'SHA256SUMS'), [second, first, ...rest].join('\n'));
    }],
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

  it('for which there is no room on the disk says so, and leaves nothing behind it', async () => {
    for (const room of [0, 5000, 100_000]) {
      const out = join(dir, 'full');
      const exporting = { admin: copy.admin, dataDir: copy.dataDir, logKey: log.logKey, witnessKeys: [], out, now: Date.now };
      await assert.rejects(exportBundle({ ...exporting, opening: openingFull(room) }), { code: 'ENOSPC' });
      assert.deepEqual(readdirSync(dir).filter((name) => name.startsWith('full')), []);
    }
  });
});
