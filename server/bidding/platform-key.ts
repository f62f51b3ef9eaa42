/**
 * The platform's sealing key on disk: made once, and then the same for every process.
 * Losing this file loses every unopened offer, so nothing here ever overwrites one.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import {
  decodeKey,
  encodeKey,
  generatePlatformKey,
  type PlatformKey,
  platformKey,
} from './sealing.js';

/** A key file that must not be used; the message tells the operator what to do. */
export class UnusablePlatformKey extends Error {
  override readonly name = 'UnusablePlatformKey';
}

/** The public key is written beside the private one so that a damaged file is noticed. */
const fileSchema = z.strictObject({
  kind: z.literal('cunjitong-platform-key'),
  version: z.literal(1),
  publicKey: z.string(),
  privateKey: z.string(),
});

export async function loadPlatformKey(file: string): Promise<PlatformKey> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseOpenFolder(folder);
  const handle = (await openIfPresent(file)) ?? (await create(file));
  try {
    const key = await read(handle, file);
    // Also when another process made it: its folder entry may not be on disk yet.
    await syncFolder(folder);
    await syncFolder(dirname(folder));
    return key;
  } finally {
    await handle.close();
  }
}

/** Written aside and then linked: a link never replaces, so of two processes one wins and both read its key. */
async function create(file: string): Promise<FileHandle> {
  const aside = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(serialise(generatePlatformKey()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(aside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(aside, { force: true });
  }
  return open(file, 'r');
}

async function openIfPresent(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function read(handle: FileHandle, file: string): Promise<PlatformKey> {
  // Asked of the open file, not of the path, which could be swapped in between.
  const { mode, size } = await handle.stat();
  if (mode & 0o077) {
    throw new UnusablePlatformKey(
      `平台密钥文件 ${file} 的权限是 ${octal(mode)},他人可以读写。请执行 chmod 600,并查明是否已有人读过`,
    );
  }
  const key = size <= 4096 ? deserialise(await handle.readFile('utf8')) : null;
  if (!key) {
    throw new UnusablePlatformKey(
      `平台密钥文件 ${file} 已损坏。请从备份恢复;不要删除重建,否则已封存的报价将无法开启`,
    );
  }
  return key;
}

async function refuseOpenFolder(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if (mode & 0o022) {
    throw new UnusablePlatformKey(
      `平台密钥所在文件夹 ${folder} 的权限是 ${octal(mode)},他人可以换掉密钥。请执行 chmod 700`,
    );
  }
}

function serialise({ publicKey, privateKey }: PlatformKey): string {
  const content: z.infer<typeof fileSchema> = {
    kind: 'cunjitong-platform-key',
    version: 1,
    publicKey: encodeKey(publicKey),
    privateKey: encodeKey(privateKey),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null when it is not a whole key; the cause is not passed on, as it may quote the private key. */
function deserialise(text: string): PlatformKey | null {
  try {
    const content = fileSchema.parse(JSON.parse(text));
    const key = platformKey(decodeKey(content.privateKey));
    return encodeKey(key.publicKey) === content.publicKey ? key : null;
  } catch {
    return null;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0');
}
