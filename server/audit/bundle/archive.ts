/** A folder as one file (`.tar`, POSIX ustar), written while it is read: a bundle on its way to whoever asked for it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './sums.js';

const BLOCK = 512;
const LONGEST_NAME = 100;

/** @param top the folder that unpacking makes */
export async function* tarOf(dir: string, top: string): AsyncGenerator<Buffer> {
  for (const path of await filesBelow(dir)) {
    const { size, mtimeMs } = await stat(join(dir, path));
    yield header({ name: `${top}/${path}`, size, modified: Math.floor(mtimeMs / 1000) });
    for await (const chunk of createReadStream(join(dir, path))) yield chunk as Buffer;
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK); // the end
}

function header({ name, size, modified }: { name: string; size: number; modified: number }): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new RangeError(`${name} is too long for the archive`);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(modified, 11), 136);
  block.write('        ', 148); // the sum is counted over blanks in its own place
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
