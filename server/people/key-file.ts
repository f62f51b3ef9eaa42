/**
 * A secret in a file of its own: made once, and then the same for every process. Losing it loses what it
 * protects, so nothing here ever overwrites one.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A key file that must not be used; the message tells the operator what to do. */
export class UnusableKeyFile extends Error {
  override readonly name = 'UnusableKeyFile';
}

interface Kept<T> {
  /** What the operator knows it as. */
  title: string;
  /** What is lost if somebody makes a new one instead of restoring the backup. */
  loss: string;
  create(): string;
  /** Null when it is not a whole key; throws nothing, as a cause might quote the secret. */
  read(text: string): T | null;
}

export async function loadKeyFile<T>(file: string, kept: Kept<T>): Promise<T> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseOpenFolder(folder, kept.title);
  const handle = (await openIfPresent(file)) ?? (await create(file, kept.create()));
  try {
    const key = await read(handle, file, kept);
    // Also when another process made it: its folder entry may not be on disk yet.
    await syncFolder(folder);
    await syncFolder(dirname(folder));
    return key;
  } finally {
    await handle.close();
  }
}

/** Written aside and then linked: a link never replaces, so of two processes one wins and both read its key. */
async function create(file: string, text: string): Promise<FileHandle> {
  const aside = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
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

async function read<T>(handle: FileHandle, file: string, kept: Kept<T>): Promise<T> {
  // Asked of the open file, not of the path, which could be swapped in between.
  const { mode, size } = await handle.stat();
  if (mode & 0o077) {
    throw new UnusableKeyFile(
      `${kept.title}文件 ${file} 的权限是 ${octal(mode)},他人可以读写。请执行 chmod 600,并查明是否已有人读过`,
    );
  }
  const key = size <= 4096 ? kept.read(await handle.readFile('utf8')) : null;
  if (key === null) {
    throw new UnusableKeyFile(
      `${kept.title}文件 ${file} 已损坏。请从备份恢复;不要删除重建,否则${kept.loss}`,
    );
  }
  return key;
}

async function refuseOpenFolder(folder: string, title: string): Promise<void> {
  const { mode } = await stat(folder);
  if (mode & 0o022) {
    throw new UnusableKeyFile(
      `${title}所在文件夹 ${folder} 的权限是 ${octal(mode)},他人可以换掉密钥。请执行 chmod 700`,
    );
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
