/**
 * Cosignatures (c2sp.org/tlog-cosignature, version 1): a witness says when it saw a checkpoint that continues all those
 * it had seen before. They are lines of the checkpoint's note. Runs in the browser too.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  COSIGNATURE_V1,
  formatVerifierKey,
  isSignedBy,
  keyIdOf,
  NoteRefused,
  readSignatureLine,
  readVerifierKey,
  type Signer,
  signatureLine,
  type Verifier,
} from './note.js';

export interface Cosigned {
  name: string;
  keyId: string;
  /** Seconds since 1970. */
  timestamp: number;
}

const TIMESTAMP_LENGTH = 8;

/** A witness's public key as people pass it on. */
export const formatWitnessKey = (name: string, publicKey: Uint8Array) => formatVerifierKey(name, publicKey, COSIGNATURE_V1);

/** The signature line, without its newline. `timestamp` in seconds. */
export function cosign(checkpointText: string, { name, secretKey, timestamp }: Signer & { timestamp: number }): string {
  const signature = ed25519.sign(messageOf(checkpointText, timestamp), secretKey);
  const keyId = keyIdOf(name, COSIGNATURE_V1, ed25519.getPublicKey(secretKey));
  return signatureLine(name, keyId, concatBytes(writeTimestamp(timestamp), signature));
}

/** Null for a line that is no cosignature of this checkpoint by this witness. */
export function verifyCosignature(checkpointText: string, line: string, vkey: string): Cosigned | null {
  const verifier = cosignatureVerifier(vkey);
  const { name, keyId, signature } = readLine(line) ?? {};
  if (name !== verifier.name || keyId !== verifier.keyId || !signature) return null;
  return verifier.verify(checkpointText, signature) ? { name, keyId, timestamp: readTimestamp(signature) } : null;
}

/** For opening a whole note. @throws NoteRefused for a key that is no witness's */
export function cosignatureVerifier(vkey: string): Verifier {
  const { name, keyId, type, publicKey } = readVerifierKey(vkey);
  if (type !== COSIGNATURE_V1) throw new NoteRefused(`the key of ${name} is not a witness's`);
  return {
    name,
    keyId,
    verify(text, signature) {
      if (signature.length !== TIMESTAMP_LENGTH + 64) return false;
      const timestamp = readTimestamp(signature);
      if (!Number.isSafeInteger(timestamp)) return false;
      return isSignedBy(publicKey, messageOf(text, timestamp), signature.subarray(TIMESTAMP_LENGTH));
    },
  };
}

/** When a cosignature says it was made, in seconds; NaN where it says nothing that could be. */
export function readTimestamp(signature: Uint8Array): number {
  if (signature.length < TIMESTAMP_LENGTH) return Number.NaN;
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return seconds <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(seconds) : Number.NaN;
}

function writeTimestamp(timestamp: number): Uint8Array {
  const bytes = new Uint8Array(TIMESTAMP_LENGTH);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timestamp));
  return bytes;
}

const messageOf = (text: string, timestamp: number) => utf8ToBytes(`cosignature/v1\ntime ${timestamp}\n${text}`);

function readLine(line: string) {
  try {
    return readSignatureLine(line);
  } catch {
    return null;
  }
}
