/** The name a file is shown and downloaded under. It never becomes a path on the server. */
import { extname } from 'node:path';

const MAX_LENGTH = 120;
const MAX_EXTENSION = 16;
const NAMELESS = '未命名';

/** A right-to-left mark can make an .exe read as a .pdf; beside them the invisible marks and line ends. */
const DECEPTIVE = /[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Windows drops them on saving, which would change what the last extension is. */
const TRAILING = /[.\s]+$/;

/** Safe to store, to list and to save under; a safe name stays as it is. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(DECEPTIVE, '')
    .normalize('NFC');
  const plain = shown.trimStart().replace(TRAILING, '');
  const extension = extensionOf(plain);
  const base = plain.slice(0, plain.length - extension.length).replace(/^[.\s]+/, '');
  return shorten(base, MAX_LENGTH - [...extension].length) + extension;
}

/** `.pdf`, also of a file named nothing but `.pdf`; empty if what follows the dot is too long to be a type. */
function extensionOf(name: string): string {
  const extension = extname(`_${name}`);
  return extension.length > 1 && [...extension].length <= MAX_EXTENSION && !/\s/.test(extension)
    ? extension
    : '';
}

function shorten(base: string, length: number): string {
  // By code points, so that no character outside the BMP is cut in half.
  return [...base].slice(0, length).join('').replace(TRAILING, '') || NAMELESS;
}

/** RFC 6266: a plain name for old clients, the real one by RFC 5987. Always as attachment, never shown in place. */
export function attachmentHeader(name: string): string {
  const safe = safeName(name);
  const plain = /^[A-Za-z0-9 ._()-]+$/.test(safe) ? safe : `download${asciiExtension(safe)}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(safe)}`;
}

function asciiExtension(name: string): string {
  const extension = extensionOf(name);
  return /^\.[A-Za-z0-9]+$/.test(extension) ? extension : '';
}

function encodeExtended(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/['()*]/g, hex);
}
