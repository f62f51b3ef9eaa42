/** `SHA256SUMS`: the hash of every other file of a bundle, in the form that `sha256sum -c` reads. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export const SUMS = 'SHA256SUMS';
/** Path below the bundle, with `/` → hash. */
export type Sums = ReadonlyMap<string, string>;

export async function writeSums(dir: string): Promise<void> {
  const lines: string[] = [];
  for (const path of (await filesBelow(dir)).filter((name) => name !== SUMS)) lines.push(`${await hashOfFile(join(dir, path))}  ${path}\n`);
  await writeFile(join(dir, SUMS), lines.join(''), { flag: 'wx' });
}

/** Null for a file that is not of this form, in the order of its paths: then it was cut off or changed itself. */
export async function readSums(dir: string): Promise<Sums | null> {
  const text = await readFile(join(dir, SUMS), 'utf8').catch(() => '');
  if (!text.endsWith('\n')) return null;
  const sums = new Map<string, string>();
  let before = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}([^\s/][^\n]*)$/.exec(line) ?? [];
    if (!hash || !path || path.split('/').includes('..') || path <= before) return null;
    sums.set(path, hash);
    before = path;
  }
  return sums;
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}
