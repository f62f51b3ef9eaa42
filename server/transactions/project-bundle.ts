/** 存证包: all that anybody needs to verify one trade without the platform, as one file. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Knex } from 'knex';
import { projectForSight } from '../../db/queries/project-sight.js';
import { askingAs, NOBODY } from '../../db/subject.js';
import { tarOf } from '../audit/bundle/archive.js';
import { type Exporting, exportBundle } from '../audit/bundle/export.js';
import { CannotCheck } from '../audit/verify/ledger.js';
import { NotFound, Problem } from '../errors.js';
import { spoolFolder } from '../files/spool.js';
import type { Facts } from '../machines/facts.js';
import type { Role } from '../machines/roles.js';
import { countIsSecret, roundIsSealed } from '../machines/secrecy.js';
import { maySee, rolesIn } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { noteLook } from './note-look.js';

export interface BundleDeps extends Pick<Exporting, 'dataDir' | 'logKey' | 'sm2Key' | 'witnessKeys'> {
  /** As the platform. */
  db: Knex;
  /** On behalf of whoever asks. */
  seenBy: Knex;
}

/** @throws NotFound for who may not see the work on the trade; Problem while its count is secret, and before its last entry is signed */
export async function projectBundle(deps: BundleDeps, { id, subject }: { id: string; subject: Subject }): Promise<Readable> {
  const { db, seenBy } = deps;
  const place = await projectForSight(seenBy, id, subject.account);
  if (!place || maySee(subject, place, { drawn: place.drawn }) !== 'work') throw new NotFound();
  await refuseWhileSecret(db, id, rolesIn(subject, place));
  await noteLook(db, { subject, place, project: id, kind: 'trail' });
  const dir = await spoolFolder('bundle');
  const clear = () => rm(dir, { recursive: true, force: true });
  try {
    await write(deps, id, join(dir, 'bundle'));
  } catch (error) {
    await clear();
    throw error;
  }
  const packed = Readable.from(tarOf(join(dir, 'bundle'), `cunjitong-${id}`), { objectMode: false }).pipe(createGzip());
  return packed.once('close', () => void clear());
}

async function write({ db, seenBy: _, ...keys }: BundleDeps, project: string, out: string): Promise<void> {
  try {
    await exportBundle({ ...keys, admin: db, snapshots: askingAs(db, NOBODY), project, out, now: Date.now });
  } catch (error) {
    if (error instanceof CannotCheck) throw new Problem('not-signed-yet', 409, `${error.zh}。`, { retryAfter: 2 });
    throw error;
  }
}

/**
 * The entries of a bundle are counted, and their number grows with registrations. Who watches over trades may count those
 * of a round that failed; while one runs, nobody may.
 */
async function refuseWhileSecret(db: Knex, id: string, roles: readonly Role[]): Promise<void> {
  const { facts } = (await db('projects').where({ id }).first<{ facts: Facts } | undefined>('facts')) ?? {};
  if (!facts || !countIsSecret(facts)) return;
  if (roundIsSealed(facts))
    throw new Problem('secret-until-opened', 409, '开标前不能导出存证包:包内的条数会透露有多少人报名。请在开标后导出。');
  if (!roles.includes('discipline'))
    throw new Problem(
      'secret-until-opened',
      409,
      '本轮未开标即流标,有多少人报名仍须保密,包内的条数会透露出来。请在以后一轮开标、交易终止或归档后导出;此前只有纪(工)委可以导出,并留有记录。',
    );
}
