/** The keys that a verification trusts, and where each was taken from. */
import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { readTimestamp } from '../cosignature.js';
import { COSIGNATURE_V1, ED25519, formatVerifierKey, NoteRefused, readVerifierKey, type Verifier } from '../note.js';
import { formatSm2Key, isSm2Key, readSm2Key, sm2Verifier } from '../sm2-signature.js';
import { CannotCheck } from './ledger.js';

export interface TrustedKeys {
  log: Verifier[];
  witnesses: Verifier[];
  /** The log's in SM2: where one is known its lines must be right, but they alone vouch for nothing. */
  second: Verifier[];
}

/** By the system's Ed25519, thirty times as fast as one in JavaScript: a year has a checkpoint a minute. */
export function verifierOf(vkey: string): Verifier & { type: number } {
  const { name, keyId, type, publicKey } = read(vkey);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
  const verify = type === ED25519 ? (text: string, signature: Uint8Array) => isSigned(key, text, signature) : cosigned(key);
  return { name, keyId, type, verify };
}

/** A log's key signs under the log's name, of which a restored log has had several: the same key under each of them. */
export function underNames(vkeys: readonly string[], names: readonly string[]): string[] {
  return vkeys.flatMap((vkey) => {
    if (isSm2Key(vkey)) {
      const { name, publicKey } = readSecond(vkey);
      return names.includes(name) ? names.map((each) => formatSm2Key(each, publicKey)) : [vkey];
    }
    const { name, type, publicKey } = read(vkey);
    if (type !== ED25519 || !names.includes(name)) return [vkey];
    return names.map((each) => formatVerifierKey(each, publicKey));
  });
}

/** @param vkeys log keys and witness keys together, told apart by their type */
export function trustedKeys(vkeys: readonly string[]): TrustedKeys {
  const all = vkeys.filter((vkey) => !isSm2Key(vkey)).map(verifierOf);
  return {
    log: all.filter((v) => v.type === ED25519),
    witnesses: all.filter((v) => v.type === COSIGNATURE_V1),
    second: vkeys.filter(isSm2Key).map((vkey) => asKey(() => sm2Verifier(vkey.trim()))),
  };
}

function cosigned(key: KeyObject): Verifier['verify'] {
  return (text, signature) => {
    const timestamp = signature.length === 72 ? readTimestamp(signature) : Number.NaN;
    return Number.isSafeInteger(timestamp) && isSigned(key, `cosignature/v1\ntime ${timestamp}\n${text}`, signature.subarray(8));
  };
}

function isSigned(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return signature.length === 64 && verifySignature(null, Buffer.from(text), key, signature);
}

const read = (vkey: string) => asKey(() => readVerifierKey(vkey.trim()));
const readSecond = (vkey: string) => asKey(() => readSm2Key(vkey.trim()));

function asKey<T>(reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new CannotCheck(`not a key: ${error.message}`, '给出的不是有效的公钥', { cause: error });
  }
}
