/**
 * The last checkpoint signed, outside the database: whoever turns the database back cannot turn back what was said. It
 * is on disk before anybody is told of it.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Disk, disk } from './durable.js';

export interface CheckpointFile {
  /** What operators know it as. */
  readonly name: string;
  /** The signed note; null before the first. */
  read(): Promise<string | null>;
  /** Resolves when it is on disk, whole; until then the one before is there, whole. */
  write(note: string): Promise<void>;
}

export const checkpointFileIn = (dataDir: string, to: Disk = disk): CheckpointFile => checkpointFile(join(dataDir, 'log/checkpoint'), to);

export function checkpointFile(path: string, to: Disk = disk): CheckpointFile {
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
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await to.replace(path, note);
    },
  };
}
