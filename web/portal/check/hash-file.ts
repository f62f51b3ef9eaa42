/** SHA-256 of a file, on the visitor's own device. */
import type { CheckKey } from './words.js';

const MOST = 50 * 1024 * 1024;

export type Hashed = { sha256: string } | { refused: CheckKey };

export async function hashFile(file: File): Promise<Hashed> {
  if (file.size > MOST) return { refused: 'tooBig' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  // By its first bytes and not by its name, which says nothing.
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== '%PDF-') return { refused: 'notPdf' };
  const digest = await digestOf(bytes);
  return { sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** Browsers have their own only on HTTPS; a village's machine may serve its network without. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (globalThis.crypto?.subtle) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(bytes);
}
