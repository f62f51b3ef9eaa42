/**
 * Word or Excel, read from the end of a ZIP, where its directory is. WPS and LibreOffice put
 * the part that names the kind last, behind every photo, where a look from the front gives up.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const END_RECORD = 0x06054b50;
const END_RECORD_LENGTH = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER_LENGTH = 30;
const KINDS_PART = '[Content_Types].xml';
/** Real ones are a few kilobytes; a bomb is stopped here. */
const MAX_PART = 1024 * 1024;

/** Only the plain kinds: macros and templates have other content types. Null for any other ZIP, and for a broken one. */
export async function officeType(path: string): Promise<'docx' | 'xlsx' | null> {
  const handle = await open(path, 'r');
  try {
    const kinds = await readKindsPart(handle);
    if (kinds?.includes('officedocument.wordprocessingml.document.main+xml"')) return 'docx';
    if (kinds?.includes('officedocument.spreadsheetml.sheet.main+xml"')) return 'xlsx';
    return null;
  } finally {
    await handle.close();
  }
}

async function readKindsPart(file: FileHandle): Promise<string | null> {
  const directory = await readDirectory(file);
  const entry = directory && findEntry(directory);
  if (!entry || entry.compressedSize > MAX_PART) return null;
  const local = await readAt(file, entry.offset, LOCAL_HEADER_LENGTH);
  if (!local) return null;
  const start =
    entry.offset + LOCAL_HEADER_LENGTH + local.readUInt16LE(26) + local.readUInt16LE(28);
  const data = await readAt(file, start, entry.compressedSize);
  return data && inflated(data, entry.method);
}

async function readDirectory(file: FileHandle): Promise<Buffer | null> {
  const { size } = await file.stat();
  // A comment of up to 65 535 bytes may follow the end record.
  const from = Math.max(0, size - END_RECORD_LENGTH - 0xffff);
  const tail = await readAt(file, from, size - from);
  for (let at = (tail?.length ?? 0) - END_RECORD_LENGTH; tail && at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue;
    const length = tail.readUInt32LE(at + 12);
    return length <= MAX_PART ? readAt(file, tail.readUInt32LE(at + 16), length) : null;
  }
  return null;
}

function findEntry(
  directory: Buffer,
): { method: number; compressedSize: number; offset: number } | null {
  for (
    let at = 0;
    at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;
  ) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    if (directory.toString('latin1', at + 46, nameEnd) === KINDS_PART) {
      return {
        method: directory.readUInt16LE(at + 10),
        compressedSize: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      };
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return null;
}

async function inflated(data: Buffer, method: number): Promise<string | null> {
  if (method === 0) return data.toString('utf8');
  if (method !== 8) return null;
  try {
    return (await promisify(inflateRaw)(data, { maxOutputLength: MAX_PART })).toString('utf8');
  } catch {
    // Broken, or grows past the limit: either way not a document anyone could open.
    return null;
  }
}

/** Null unless all of it is there. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return bytesRead === length ? buffer : null;
}
