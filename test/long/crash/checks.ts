/** What must hold of a platform at any moment, however it was cut off: log, rows, files, heads and numbers agree. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Knex } from 'knex';
import { CompactTree } from '../../../server/audit/merkle.js';
import type { LogCheck } from '../../helpers/log-check.js';
import { atOneMoment } from '../../helpers/one-moment.js';
import { checkTrade } from '../../helpers/trade-check.js';
import type { Trades } from './trades.js';

/** The whole log against itself and what was acknowledged, and every trade against its log, while jobs go on. */
export async function checkLogAndTrades({ world, projects }: Trades, log: LogCheck): Promise<void> {
  await atOneMoment(world.admin, async (admin) => {
    await log.goOn(admin, world.accepted);
    for (const project of projects) await checkTrade(admin, project);
    await checkNumbers(admin);
  });
}

/** Codes of projects by village and year, and numbers of counted papers by project: one after the other from 1. */
async function checkNumbers(admin: Knex): Promise<void> {
  const codes: string[] = await admin('projects').pluck('code');
  const papers: string[] = await admin('documents').where('number', 'like', '%-W%').pluck('number');
  for (const [series, numbers] of [...inSeries(codes), ...inSeries(papers)]) {
    assert.deepEqual(numbers.sort((a, b) => a - b), numbers.map((_, n) => n + 1), `${series}: a number is missing, or there twice`);
  }
}

/** `330203102230-2025-017` and `…-W07`: what stands before the last digits, and those. */
function inSeries(names: readonly string[]): Map<string, number[]> {
  const series = new Map<string, number[]>();
  for (const name of names) {
    const [, before, digits] = /^(.*\D)(\d+)$/.exec(name) ?? [];
    assert.ok(before, name);
    series.set(before, [...(series.get(before) ?? []), Number(digits)]);
  }
  return series;
}

/** Every row has its file, whole. @returns files that no row names */
export async function checkFiles({ world, dataDir }: Trades): Promise<string[]> {
  const named: string[] = await world.admin('attachments').distinct('sha256').pluck('sha256');
  const issued: string[] = await world.admin('documents').where({ state: 'issued' }).pluck('sha256');
  const root = join(dataDir, 'files');
  for (const hash of new Set([...named, ...issued])) {
    const path = join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
    assert.ok(existsSync(path), `a row names ${hash}, of which there is no file`);
    assert.equal(createHash('sha256').update(await readFile(path)).digest('hex'), hash, 'a file is not whole');
  }
  const known = new Set([...named, ...(await world.admin('documents').pluck('sha256')), ...(await world.admin('documents').pluck('rendered_sha256'))]);
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files.filter((f) => f.isFile() && basename(f.parentPath) !== 'partial' && !known.has(f.name)).map((f) => f.name);
}

export async function isPdf({ dataDir }: Trades, hash: string): Promise<boolean> {
  const bytes = await readFile(join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash));
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-';
}

/** Heads that were seen, in the order in which they were. */
export class SeenHeads {
  readonly #seen: { size: number; root: string }[] = [];

  async look(url: string): Promise<void> {
    const answer = await fetch(`${url}/api/log/checkpoint`).catch(() => null);
    if (!answer?.ok) return; // it may be away
    const [, size, root] = (await answer.text().catch(() => '')).split('\n');
    if (root === undefined) return;
    const last = this.#seen.at(-1);
    assert.ok(!last || Number(size) >= last.size, `the signed head went back from ${last?.size} to ${size}`);
    this.#seen.push({ size: Number(size), root });
  }

  get count(): number {
    return new Set(this.#seen.map(({ size }) => size)).size;
  }

  /** Each of them is a head of the log as it is now: it only grew. */
  async check(admin: Knex): Promise<void> {
    const wanted = new Map(this.#seen.map(({ size, root }) => [size, root]));
    const tree = new CompactTree();
    for (const leaf of (await admin('log.entries').orderBy('seq').pluck('leaf')) as Buffer[]) {
      tree.append(new Uint8Array(leaf));
      const root = wanted.get(tree.size);
      if (root) assert.equal(Buffer.from(tree.root()).toString('base64'), root, `the head of ${tree.size} entries is none of this log`);
      wanted.delete(tree.size);
    }
    assert.deepEqual([...wanted.keys()], [], 'heads of more entries than there are');
  }
}
