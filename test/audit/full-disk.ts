/** A disk that runs full: files take so many bytes, all together, and no more. */
import { type FileHandle, open } from 'node:fs/promises';

export const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** What is beyond `room` is not written, and then it is said; as the file system does it, with half of a file on the disk. */
export function openingFull(room: number): typeof open {
  let left = room;
  return (async (...args: Parameters<typeof open>) => full(await open(...args))) as typeof open;

  function full(file: FileHandle): FileHandle {
    return new Proxy(file, {
      get(target, name) {
        if (name === 'writeFile') return writeFile;
        if (name === 'write') return write;
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    async function writeFile(bytes: string | Uint8Array): Promise<void> {
      const all = Buffer.from(bytes as Uint8Array);
      const part = all.subarray(0, left);
      left -= part.length;
      await file.writeFile(part);
      if (part.length < all.length) throw noSpace();
    }
    async function write(bytes: Uint8Array, offset: number, length: number, position: number) {
      const part = Math.min(length, left);
      if (part === 0 && length > 0) throw noSpace();
      left -= part;
      return file.write(bytes, offset, part, position);
    }
  }
}
