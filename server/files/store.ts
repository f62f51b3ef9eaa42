/**
 * Evidence, kept by content: a file's name is the SHA-256 of its bytes, so it cannot change
 * unseen and the same photo is kept once. Two functions, so that an S3-compatible store can
 * take the place of the disk.
 */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RefusedFile } from './refused-file.js';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

export interface FileStore {
  /** Durable when it resolves; when it rejects, nothing is kept. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Rejects with `MissingFile` before the first byte; the stream fails if the bytes are not those once put. */
  open(sha256: string): Promise<Readable>;
}

export class MissingFile extends Error {
  override readonly name = 'MissingFile';
  constructor(readonly sha256: string) {
    super('没有这个文件');
  }
}

export function diskStore(dataDir: string, limit = MAX_FILE_BYTES): FileStore {
  const root = join(dataDir, 'files');
  return {
    put: (content) => put(root, content, limit),
    open: (sha256) => openChecked(root, sha256),
  };
}

/** For a daily job: what a crash left half written. */
export async function removeLeftovers(dataDir: string, before: Date): Promise<void> {
  const folder = partialFolder(join(dataDir, 'files'));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtime < before) await rm(path, { force: true });
  }
}

async function put(
  root: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredFile> {
  // On the same disk as its final place, as a rename must not become a copy.
  await mkdir(partialFolder(root), { recursive: true });
  const partial = join(partialFolder(root), randomUUID());
  try {
    const stored = await writePartial(
      partial,
      content instanceof Uint8Array ? [content] : content,
      limit,
    );
    await settle(root, partial, stored.sha256);
    return stored;
  } finally {
    await rm(partial, { force: true });
  }
}

async function writePartial(
  path: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      hash.update(chunk);
      await writeAll(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** A single `write` may take only part of what it is given. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) {
    at += (await handle.write(chunk, at)).bytesWritten;
  }
}

/** Renamed even over an equal file: that is harmless for readers and mends one damaged on disk. */
async function settle(root: string, partial: string, sha256: string): Promise<void> {
  const place = placeOf(root, sha256);
  const folder = dirname(place);
  await mkdir(folder, { recursive: true });
  await rename(partial, place);
  // All three levels each time: another process may have made a folder a moment ago and not synced it yet.
  for (const level of [folder, dirname(folder), root]) await syncFolder(level);
}

async function openChecked(root: string, sha256: string): Promise<Readable> {
  const handle = await openIfPresent(placeOf(root, sha256));
  if (!handle) throw new MissingFile(sha256);
  const checked = new Transform(hashCheck(sha256));
  // The reader of `checked` gets the error; there is nobody else to tell.
  pipeline(handle.createReadStream(), checked).catch(() => undefined);
  return checked;
}

/** What was damaged on disk must not pass for the evidence that was filed. */
function hashCheck(sha256: string): ConstructorParameters<typeof Transform>[0] {
  const hash = createHash('sha256');
  return {
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error(`stored file ${sha256} is damaged`));
    },
  };
}

async function openIfPresent(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The pattern is what makes path traversal impossible: only hex digits ever become a path. */
function placeOf(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new MissingFile(sha256);
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

function partialFolder(root: string): string {
  return join(root, 'partial');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function tooLarge(limit: number): RefusedFile {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new RefusedFile(
    'too_large',
    `文件超过 ${megabytes} MB 上限。请压缩照片或分成几个文件上传`,
    413,
  );
}
