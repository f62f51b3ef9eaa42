/** Files that are on the disk when the call returns, or not there at all. Tests let any of these steps fail. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Disk {
  /** Whole, or as it was before. */
  replace(path: string, bytes: Uint8Array | string, mode?: number): Promise<void>;
  /** From `position` on, and nothing behind it. */
  writeAt(path: string, position: number, bytes: Uint8Array): Promise<void>;
}

/** @param openFile the file system's own; a test hands in one whose files run full */
export function diskWith(openFile: typeof open): Disk {
  return {
    async replace(path, bytes, mode = 0o644) {
      const aside = `${path}.${randomUUID()}`;
      try {
        const file = await openFile(aside, 'wx', mode);
        await ending(file, async () => {
          await file.writeFile(bytes);
          await file.sync();
        });
        await rename(aside, path);
        await syncFolder(dirname(path));
      } finally {
        await rm(aside, { force: true });
      }
    },
    async writeAt(path, position, bytes) {
      const file = await openFile(path, 'a').then(async (made) => {
        await made.close();
        return openFile(path, 'r+');
      });
      await ending(file, async () => {
        await file.truncate(position);
        for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
        await file.sync();
      });
      await syncFolder(dirname(path));
    },
  };
}

export const disk = diskWith(open);

async function ending(file: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await file.close();
  }
}

/** A rename is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await ending(handle, () => handle.sync());
}
