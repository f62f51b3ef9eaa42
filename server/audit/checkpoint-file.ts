/**
 * The last checkpoint signed, outside the database: whoever turns the database back cannot turn back what was said. It
 * is on disk before anybody is told of it.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface CheckpointFile {
  /** What operators know it as. */
  readonly name: string;
  /** The signed note; null before the first. */
  read(): Promise<string | null>;
  /** Resolves when it is on disk, whole; until then the one before is there, whole. */
  write(note: string): Promise<void>;
}

export const checkpointFileIn = (dataDir: string): CheckpointFile => checkpointFile(join(dataDir, 'log/checkpoint'));

export function checkpointFile(path: string): CheckpointFile {
  return {
    name: path,
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(note) {
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const aside = `${path}.new`; // only one process at a time signs, so that none writes this but us
      const handle = await open(aside, 'w', 0o644);
      try {
        await handle.writeFile(note);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, path);
      await syncFolder(folder);
    },
  };
}

/** A rename is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
