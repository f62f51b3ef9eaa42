import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBundle } from '../../server/audit/bundle/export.js';
import { readWitness, type WitnessOfLog } from '../../server/audit/witness/view.js';
import { verdictOf } from '../audit/verify/flips.js';
import { type Copy, type PlayedLog, playedLog } from '../audit/verify/played-log.js';
import { Thief } from '../audit/verify/thief.js';
import { chanceOf } from './chance.js';
import { changeSomething, type Table, tablesOf } from './tampering/change.js';
import { spoilBundle } from './tampering/spoil.js';

const IN_DATABASE = 1000;
const IN_BUNDLE = 1000;
const TABLES = ['log.entries', 'log.payloads', 'public.trade_bidders'];
/** Not compared: of a paper, secrecy follows from whom it is for; who is behind a pseudonym is not in the log. */
const FREE = ['log.entries.secret', 'public.trade_bidders.account'];

describe('changes by chance, by whoever owns the database and its copies', function () {
  this.timeout(1_200_000);
  const chance = chanceOf();
  let log: PlayedLog;
  let copy: Copy;
  let witness: WitnessOfLog;
  let tables: Table[];
  let dir: string;

  before(async () => {
    console.log(`      SEED=${chance.seed}`);
    log = await playedLog();
    copy = await log.copy();
    witness = await readWitness(copy.witnessDir);
    tables = (await tablesOf(copy.admin))
      .filter(({ name }) => TABLES.includes(name))
      .map((table) => ({ ...table, columns: table.columns.filter((column) => !FREE.includes(`${table.name}.${column.name}`)) }));
    assert.equal(tables.length, TABLES.length);
    dir = await mkdtemp(join(tmpdir(), 'cunjitong-tampering-'));
  });
  after(async () => {
    witness?.close();
    await copy?.drop();
    await log?.drop();
    await rm(dir, { recursive: true, force: true });
  });

  it(`finds every one of ${IN_DATABASE} in what was logged and in who takes part`, async () => {
    const passed: string[] = [];
    const done: Record<string, number> = {};
    for (let n = 0; n < IN_DATABASE; ) {
      await Thief.at(log, copy, async (thief) => {
        const change = await changeSomething(thief.trx, tables, chance);
        if (!change) return;
        n += 1;
        if (await isClean(thief, witness)) passed.push(change.what);
        done[change.table] = (done[change.table] ?? 0) + 1;
      });
    }
    console.log(`      ${JSON.stringify(done)}`);
    assert.deepEqual(passed, []);
  });

  it(`refuses every one of ${IN_BUNDLE} in a bundle: lines and files lost, doubled, exchanged, cut off and edited`, async () => {
    const out = join(dir, 'bundle');
    const { admin, dataDir } = copy;
    await exportBundle({ admin, dataDir, logKey: log.logKey, witnessKeys: [], project: log.works, out, now: Date.now });
    assert.equal((await verdictOf(out, { keys: [log.logKey] })).exit, 0);
    const passed: string[] = [];
    for (let n = 0; n < IN_BUNDLE; ) {
      const spoiled = await spoilBundle(out, join(dir, 'spoiled'), chance);
      if (!spoiled) continue;
      n += 1;
      if ((await verdictOf(join(dir, 'spoiled'), { keys: [log.logKey] })).exit === 0) passed.push(spoiled);
    }
    assert.deepEqual(passed, []);
  });
});

/** As the command does it: whatever cannot be read is no “clean”. */
const isClean = (thief: Thief, witness: WitnessOfLog) => thief.verify(witness).then(({ exit }) => exit === 0, () => false);
