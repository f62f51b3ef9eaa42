/** Takes one evidence file out of a multipart request: all of it and checked, or nothing. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { acceptedType } from './accepted-type.js';
import { safeName } from './file-name.js';
import { RefusedFile } from './refused-file.js';
import { spoolFolder } from './spool.js';
import { type FileStore, MAX_FILE_BYTES, type StoredFile, tooLarge } from './store.js';

export interface ReceivedFile extends StoredFile {
  readonly name: string;
  readonly type: string;
}

/** Boundaries and headers around one file. */
const FORM_OVERHEAD = 16 * 1024;

/**
 * Spooled first: whether the form holds one whole file of an accepted type is known only at
 * its end, and the store must never hold what was refused.
 */
export async function receiveUpload(req: IncomingMessage, store: FileStore): Promise<ReceivedFile> {
  const folder = await spoolFolder('upload');
  try {
    const path = join(folder, 'file');
    const name = safeName(await spool(req, path));
    const type = await acceptedType(path, name);
    return { ...(await store.put(createReadStream(path))), name, type: type.mime };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the form's file to `path` and answers with the name it came under. */
async function spool(req: IncomingMessage, path: string): Promise<string> {
  try {
    if (Number(req.headers['content-length'] ?? 0) > MAX_FILE_BYTES + FORM_OVERHEAD)
      throw tooLarge(MAX_FILE_BYTES);
    return await spoolForm(req, formOf(req), path);
  } catch (error) {
    // Let the rest flow by: a client still sending would see a broken connection instead of the reason.
    req.unpipe();
    req.resume();
    throw error;
  }
}

function formOf(req: IncomingMessage): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      // Browsers send names in UTF-8, while the parser would take them for Latin-1.
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 0, parts: 2, fileSize: MAX_FILE_BYTES + 1, headerPairs: 20 },
    });
  } catch {
    throw new RefusedFile('form', '请用 multipart/form-data 表单上传,文件放在 file 字段', 415);
  }
}

async function spoolForm(req: IncomingMessage, form: busboy.Busboy, path: string): Promise<string> {
  let name: string | undefined;
  let written: Promise<void> = Promise.resolve();
  try {
    await new Promise<void>((resolve, reject) => {
      form.on('file', (field, stream, info) => {
        if (field !== 'file') reject(unexpectedField());
        name = info.filename ?? '';
        stream.on('limit', () => reject(tooLarge(MAX_FILE_BYTES)));
        written = pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        // A form that breaks off takes the stream down with it, and may be heard of second.
        written.catch((error: unknown) => reject(form.destroyed ? malformed() : error));
      });
      form.on('filesLimit', () =>
        reject(new RefusedFile('several_files', '一次只能上传一个文件', 422)),
      );
      form.on('fieldsLimit', () => reject(unexpectedField()));
      form.on('partsLimit', () => reject(unexpectedField()));
      form.on('error', () => reject(malformed()));
      form.on('close', resolve);
      req.on('error', () => reject(aborted()));
      req.on('close', () => !req.readableEnded && reject(aborted()));
      // Gone already, while the spool folder was being made: no event will tell.
      if (req.destroyed) reject(aborted());
      req.pipe(form);
    });
    await written;
  } finally {
    form.destroy();
    // Until the spool file is closed its folder cannot be removed; why it failed is already being told.
    await written.catch(() => undefined);
  }
  if (name === undefined)
    throw new RefusedFile('no_file', '没有收到文件,请把文件放在 file 字段', 422);
  return name;
}

function unexpectedField(): RefusedFile {
  return new RefusedFile(
    'unexpected_field',
    '表单里只能有一个名为 file 的文件,不能有其他内容',
    422,
  );
}

function malformed(): RefusedFile {
  return new RefusedFile('form', '上传表单不完整或格式有误,请重新上传', 422);
}

function aborted(): RefusedFile {
  return new RefusedFile('aborted', '上传中断,没有保存任何内容,请重新上传', 422);
}
