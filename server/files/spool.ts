/** Folders for files on their way in or out: gone when they were dealt with, or the night after a crash. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^cunjitong-(upload|bundle)-/;

/** Whoever made it removes it. */
export const spoolFolder = (of: 'upload' | 'bundle'): Promise<string> => mkdtemp(join(tmpdir(), `cunjitong-${of}-`));

/** For a daily job: what a process left that ended before it could clear up. Others may be doing the same. */
export async function removeSpools(before: Date): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((name) => NAME.test(name))) {
    const path = join(tmpdir(), name);
    const changed = await stat(path).then(({ mtime }) => mtime, () => null);
    if (changed !== null && changed < before) await rm(path, { recursive: true, force: true });
  }
}
