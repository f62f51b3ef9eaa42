/** Which files count as evidence: those whose content and extension say the same, from a short list. */
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { foundAs } from './found-as.js';
import { officeType } from './office-container.js';
import { RefusedFile } from './refused-file.js';

export interface AcceptedType {
  readonly extension: 'pdf' | 'jpg' | 'png' | 'docx' | 'xlsx';
  readonly mime: string;
}

const PDF = accepted('pdf', 'application/pdf');
const JPG = accepted('jpg', 'image/jpeg');
const PNG = accepted('png', 'image/png');
const DOCX = accepted(
  'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
);
const XLSX = accepted('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

const BY_EXTENSION: ReadonlyMap<string, AcceptedType> = new Map([
  ['.pdf', PDF],
  ['.jpg', JPG],
  ['.jpeg', JPG],
  ['.png', PNG],
  ['.docx', DOCX],
  ['.xlsx', XLSX],
]);

const WHAT_PASSES = '可上传:PDF(.pdf)、照片(.jpg、.jpeg、.png)、Word(.docx)、Excel(.xlsx)';

/** Throws `RefusedFile`; `name` is the safe name it will be kept under. */
export async function acceptedType(path: string, name: string): Promise<AcceptedType> {
  const head = await readHead(path);
  if (head.length === 0)
    throw new RefusedFile('empty', `「${name}」是空文件,里面没有内容。${WHAT_PASSES}`, 422);
  const found = await detect(path);
  const extension = extname(name).toLowerCase();
  const claimed = BY_EXTENSION.get(extension);
  if (!claimed) {
    const named = extension ? `扩展名是 ${extension}` : '没有扩展名';
    throw new RefusedFile(
      'extension',
      `「${name}」${named},内容是${foundAs(found, head)}。${WHAT_PASSES}`,
      415,
    );
  }
  if (claimed.extension !== found) {
    throw new RefusedFile(
      'content',
      `「${name}」的内容是${foundAs(found, head)},与扩展名 ${extension} 不符。${WHAT_PASSES}`,
      415,
    );
  }
  return claimed;
}

async function detect(path: string): Promise<string | undefined> {
  const found = (await fileTypeFromFile(path))?.ext;
  // It reads a container from the front and can give up before the part that names its kind.
  return found === 'zip' ? ((await officeType(path)) ?? found) : found;
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function accepted(extension: AcceptedType['extension'], mime: string): AcceptedType {
  return { extension, mime };
}
