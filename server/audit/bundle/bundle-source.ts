/** A bundle as a verification reads it: plain files, and no word of them believed before its hash has been compared. */
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_SHELF, type Shelf } from '../../machines/rules/shelf.js';
import { CannotCheck, type Ledger } from '../verify/ledger.js';
import type { Source, StoredCheckpoint, StoredEntry } from '../verify/source.js';
import { linesOf } from './lines.js';
import { MANIFEST, type Manifest, readManifest, SHELF } from './manifest.js';
import { filesBelow, hashOfFile, readSums, SUMS, type Sums } from './sums.js';
import { mergedEntries } from './merged-entries.js';

const AT_ONCE = 4000;

/** @throws CannotCheck for a folder that is no bundle, or was cut off */
export async function bundleSource(dir: string): Promise<Source> {
  const [manifest, sums] = [await readManifest(dir), await readSums(dir)];
  if (!sums) throw new CannotCheck(`${SUMS} is missing or cut off: the bundle is not whole`, `${SUMS} 缺失或不完整,存证包不完整`);
  if (!manifest) throw new CannotCheck(`${MANIFEST} cannot be read: the bundle is not whole`, `${MANIFEST} 无法读取,存证包不完整`);
  const places = new Map([...sums].map(([path, hash]) => [hash, path]));
  const leftOut = new Set(manifest.leftOut);
  const keys = await readKeys(dir);
  return {
    name: dir,
    tables: { entries: 'entries.jsonl', checkpoints: 'checkpoints.jsonl', projects: 'projects.jsonl' },
    scope: manifest.scope,
    lines: manifest.entries,
    origin: manifest.origin,
    former: manifest.former,
    logKeys: keys.filter(([name]) => name.startsWith('log')).map(([, key]) => key),
    witnessKeys: keys.filter(([name]) => !name.startsWith('log')).map(([, key]) => key),
    withoutPersonal: !manifest.withPersonal,
    rowsAreWhole: false,
    preflight: (ledger) => preflight(dir, manifest, sums, ledger),
    shelf: () => readShelf(dir),
    entries: () => inBatches<StoredEntry>(mergedEntries(dir)),
    checkpoints: () => inBatches(parsedLines<StoredCheckpoint>(join(dir, 'checkpoints.jsonl'))),
    rows: () => inBatches(linesOf(join(dir, 'projects.jsonl'))),
    proof: async (seq) => {
      const path = join(dir, 'proofs', `${seq}.tlog-proof`);
      return existsSync(path) ? readFile(path, 'utf8') : null;
    },
    holds: (sha256, what) => what === 'document' && !leftOut.has(sha256),
    async open(sha256) {
      const path = places.get(sha256);
      return path && existsSync(join(dir, path)) ? createReadStream(join(dir, path)) : null;
    },
  };
}

/** Every file is there, whole and the same, and there is no other. */
async function preflight(dir: string, manifest: Manifest, sums: Sums, ledger: Ledger): Promise<void> {
  const present = new Set(await filesBelow(dir));
  for (const [path, hash] of sums) {
    if (!present.delete(path)) {
      ledger.cannot(`${path} is missing: the bundle is not whole`, `缺少文件 ${path},存证包不完整`);
      continue;
    }
    const { size } = await stat(join(dir, path));
    const meant = manifest.files[path];
    if (meant !== undefined && size < meant) ledger.cannot(`${path} is cut off after ${size} of ${meant} bytes`, `文件 ${path} 不完整`);
    else if ((await hashOfFile(join(dir, path))) !== hash) ledger.find('file-changed', { table: path });
    if (meant === undefined && path !== MANIFEST) ledger.find('file-changed', { table: path }, 'the manifest does not name it');
    ledger.count('files');
  }
  for (const path of Object.keys(manifest.files)) if (!sums.has(path)) ledger.find('file-changed', { table: SUMS }, `does not name ${path}`);
  present.delete(SUMS);
  for (const path of present) ledger.find('file-changed', { table: path }, 'is not part of the bundle');
}

/** The program's own books are part of the program; what districts made of them came with the bundle. */
async function readShelf(dir: string): Promise<Shelf> {
  const { versions, editions } = JSON.parse(await readFile(join(dir, SHELF), 'utf8')) as Shelf;
  return { ...OWN_SHELF, versions, editions };
}

async function readKeys(dir: string): Promise<[name: string, key: string][]> {
  const names = existsSync(join(dir, 'keys')) ? await readdir(join(dir, 'keys')) : [];
  return Promise.all(names.map(async (name) => [name, await readFile(join(dir, 'keys', name), 'utf8')] as [string, string]));
}

async function* parsedLines<T>(path: string): AsyncGenerator<T> {
  for await (const line of linesOf(path)) yield JSON.parse(line.toString('utf8')) as T;
}

async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
