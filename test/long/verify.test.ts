import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBundle } from '../../server/audit/bundle/export.js';
import { cloneLog, playSeed } from '../audit/verify/cloned-log.js';
import { flipped, verdictOf } from '../audit/verify/flips.js';
import { type Copy, type PlayedLog, playedLog } from '../audit/verify/played-log.js';
import { makeWorld } from '../helpers/world.js';

const SIZE = 100_000;

describe('the verifier, at length,', function () {
  this.timeout(900_000);
  let dir: string;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cunjitong-verify-'));
  });
  after(() => rm(dir, { recursive: true, force: true }));

  it('finds nothing in a clean log of a hundred thousand entries, and does not leave one of them out', async () => {
    const world = await makeWorld();
    const [seed, out] = [join(dir, 'seed'), join(dir, 'log')];
    try {
      await playSeed(world, seed);
      await mkdir(out);
    } finally {
      await world.drop();
    }
    const made = await cloneLog({ seed, out, entries: SIZE, perCheckpoint: 50 });
    const verdict = await verdictOf(out, { keys: [made.logKey], threads: 2 });
    assert.deepEqual([verdict.exit, verdict.findings, verdict.unchecked], [0, [], []]);
    const { entries, projects, checkpoints } = verdict.checked;
    assert.deepEqual({ entries, projects, checkpoints }, { entries: made.entries, projects: made.projects, checkpoints: made.checkpoints });
    assert.ok(made.entries >= SIZE);
  });

  describe('of a bundle with one bit turned,', () => {
    let log: PlayedLog;
    let copy: Copy;
    let bundle: string;
    before(async () => {
      log = await playedLog();
      copy = await log.copy();
      bundle = join(dir, 'young');
      await exportBundle({ admin: copy.admin, dataDir: copy.dataDir, logKey: log.logKey, witnessKeys: [], project: log.young, out: bundle, now: Date.now });
    });
    after(async () => {
      await copy?.drop();
      await log?.drop();
    });

    const places: [where: string, count: number, isOf?: (path: string) => boolean][] = [
      ['anywhere in its files', 6000],
      ['in a proof', 2000, (path) => path.startsWith('proofs/')],
      ['in a signed checkpoint', 2000, (path) => path === 'checkpoints.jsonl'],
    ];
    for (const [where, count, isOf] of places) {
      it(`refuses every one of ${count} ${where}, and says in which file`, async () => {
        assert.deepEqual(await flipped(bundle, count, { keys: [log.logKey] }, isOf), []);
      });
    }
  });
});
