/**
 * The two hashes of the log. The payload's is salted: an ID number or an amount
 * can be guessed and hashed by anyone, so once payload and salt are erased the
 * entry's hash must lead nobody back to them. Runs in the browser too.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import {
  bytesToHex,
  concatBytes,
  hexToBytes,
  randomBytes,
  utf8ToBytes,
} from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical.js';

// Keeps this hash from ever equaling a hash made for another purpose.
const PAYLOAD_DOMAIN = utf8ToBytes('cunjitong/salted-payload/v1\n');
const LEAF_PREFIX = Uint8Array.of(0x00);

export function newSalt(): string {
  return bytesToHex(randomBytes(32));
}

export function saltedHash(saltHex: string, value: unknown): string {
  return saltedHashOfBytes(saltHex, canonicalBytes(value));
}

/** For the verifier, which hashes the stored bytes as they are and never writes them anew. */
export function saltedHashOfBytes(saltHex: string, bytes: Uint8Array): string {
  if (!/^[0-9a-f]{64}$/.test(saltHex))
    throw new TypeError('salt must be 32 bytes in lower-case hex');
  return bytesToHex(sha256(concatBytes(PAYLOAD_DOMAIN, hexToBytes(saltHex), bytes)));
}

/** RFC 6962 §2.1: the prefix keeps an entry from being passed off as an inner node. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, bytes));
}
