import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { askingAs } from '../../db/subject.js';
import { bundleSource } from '../../server/audit/bundle/bundle-source.js';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { verify } from '../../server/audit/verify/verify.js';
import { NotFound, Problem } from '../../server/errors.js';
import type { Subject } from '../../server/people/subject.js';
import { projectBundle } from '../../server/transactions/project-bundle.js';
import { makeWorld, type World } from '../helpers/world.js';

describe('the bundle of a project, as the platform hands it out', () => {
  let world: World;
  let dir: string;
  let id: string;
  let origin: string;
  const key = newLogKey();

  before(async () => {
    world = await makeWorld();
    dir = await mkdtemp(join(tmpdir(), 'cjt-bundle-test-'));
    id = await world.register();
    ({ origin } = await world.admin('log.origin').first('origin'));
  });
  after(async () => {
    await world.drop();
    await rm(dir, { recursive: true, force: true });
  });

  const ask = (subject: Subject, of = id) =>
    projectBundle(
      {
        db: world.db,
        seenBy: askingAs(world.db, subject.account),
        dataDir: dir,
        logKey: logVerifierKey(origin, key),
        witnessKeys: [],
      },
      { id: of, subject },
    );
  const refused = (work: Promise<unknown>, code: string) =>
    assert.rejects(
      work,
      (error: Error) => error instanceof Problem && error.code === code && error.status === 409,
    );

  it('waits for a signature over its last entry', async () => {
    await refused(ask(await world.subject('discipline')), 'not-signed-yet');
  });

  it('verifies with nothing but itself and the key, and leaves nothing behind on the platform', async () => {
    await signHead({ db: world.db, origin, key, file: checkpointFileIn(dir) });
    const aside = join(dir, 'aside');
    await mkdir(aside);
    process.env.TMPDIR = aside;
    const packed = await buffer(await ask(await world.subject('discipline')));
    delete process.env.TMPDIR;
    await writeFile(join(dir, 'bundle.tar.gz'), packed);
    await promisify(execFile)('tar', ['xzf', join(dir, 'bundle.tar.gz'), '-C', dir]);
    const verdict = await verify(await bundleSource(join(dir, `cunjitong-${id}`)), {
      keys: [logVerifierKey(origin, key)],
    });
    assert.deepEqual([verdict.findings, verdict.unchecked, verdict.exit], [[], [], 0]);
    // It clears up behind its last byte.
    while ((await readdir(aside)).length > 0) await setImmediate();
  });

  it('is for those who work on the trade or watch it, and for nobody else', async () => {
    await buffer(await ask(await world.subject('accountant')));
    await assert.rejects(ask(await world.named('zjq-kuaiji')), NotFound);
    await assert.rejects(ask(await world.newBidder()), NotFound);
  });

  it('is refused from the notice to the opening, as its entries would count those who take part', async () => {
    const dates = {
      publishedAt: 1,
      registrationClosesAt: 2,
      offersOpenAt: 1,
      offersCloseAt: 3,
      openingAt: 3,
    };
    await world.admin.raw(`update projects set facts = facts || ?::jsonb where id = ?`, [
      JSON.stringify({ dates }),
      id,
    ]);
    await refused(ask(await world.subject('discipline')), 'secret-until-opened');
  });
});
