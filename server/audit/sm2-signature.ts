/**
 * A second signature of the log, in the national algorithms: SM2 with SM3 (GB/T 32918.2, GB/T 32905), over the very
 * text that the first one signs. The format has readers pass over keys they do not know, so that a reader
 * without SM2 misses nothing. The kind has no byte of its own there: 0xff, and then a name that nobody else uses.
 */
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sm2 } from 'sm-crypto-v2';
import { fromBase64 } from './base64.js';
import { formatVerifierKey, keyIdOf, NoteRefused, signatureLine, type Verifier } from './note.js';

export interface Sm2Key {
  /** 65 bytes: 0x04 ‖ x ‖ y. */
  publicKey: Uint8Array;
  /** 32 bytes. */
  secretKey: Uint8Array;
}

const OTHER = 0xff;
const KIND = utf8ToBytes('cunjitong/sm2-with-sm3/v1\n');
const POINT = 65;
/** The order of the curve: what a private key and both halves of a signature stay below. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** The public key as people pass it on: `name+id+base64(0xff ‖ kind ‖ key)`. */
export const formatSm2Key = (name: string, publicKey: Uint8Array) => formatVerifierKey(name, concatBytes(KIND, publicKey), OTHER);

/** The signature line, without its newline. */
export function signSm2(text: string, { name, publicKey, secretKey }: Sm2Key & { name: string }): string {
  const options = { hash: true, publicKey: hexOf(publicKey) };
  const signature = hexToBytes(sm2.doSignature(utf8ToBytes(text), hexOf(secretKey), options));
  return signatureLine(name, keyIdOf(name, OTHER, concatBytes(KIND, publicKey)), signature);
}

/** Whether a public key is of this kind; its own form is checked by `sm2Verifier`. */
export function isSm2Key(vkey: string): boolean {
  const bytes = fromBase64(vkey.trim().split('+').slice(2).join('+'));
  return bytes !== null && bytes[0] === OTHER && KIND.every((byte, n) => bytes[n + 1] === byte);
}

/** @throws NoteRefused for what is no SM2 key, no point of the curve, or carries another id than its own */
export function sm2Verifier(vkey: string): Verifier {
  const { name, keyId, publicKey } = readSm2Key(vkey);
  const point = hexOf(publicKey);
  return {
    name,
    keyId,
    verify: (text, signature) =>
      signature.length === 64 && inRange(signature.subarray(0, 32)) && inRange(signature.subarray(32)) && isSigned(utf8ToBytes(text), hexOf(signature), point),
  };
}

export function readSm2Key(vkey: string): { name: string; keyId: string; publicKey: Uint8Array } {
  const [, name = '', keyId = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
  const bytes = fromBase64(encoded);
  const publicKey = bytes?.slice(1 + KIND.length);
  if (!isSm2Key(vkey) || publicKey?.length !== POINT) throw new NoteRefused('not an SM2 key: name+id+base64 is expected');
  if (keyIdOf(name, OTHER, concatBytes(KIND, publicKey)) !== keyId) throw new NoteRefused(`the SM2 key of ${name} has another id than ${keyId}`);
  if (!isPoint(publicKey)) throw new NoteRefused(`the SM2 key of ${name} is no point of the curve`);
  return { name, keyId, publicKey };
}

/** Of a private key. @throws where it is none */
export function sm2PublicKey(secretKey: Uint8Array): Uint8Array {
  if (secretKey.length !== 32 || !inRange(secretKey, ORDER - 1n)) throw new RangeError('not a private key of SM2');
  return hexToBytes(sm2.getPublicKeyFromPrivateKey(hexOf(secretKey)));
}

export function newSm2Key(): Sm2Key {
  const secretKey = hexToBytes(sm2.generateKeyPairHex().privateKey);
  return { secretKey, publicKey: sm2PublicKey(secretKey) };
}

function isSigned(message: Uint8Array, signature: string, point: string): boolean {
  try {
    return sm2.doVerifySignature(message, signature, point, { hash: true });
  } catch {
    return false;
  }
}

function isPoint(publicKey: Uint8Array): boolean {
  try {
    return sm2.verifyPublicKey(hexOf(publicKey));
  } catch {
    return false;
  }
}

/** From 1 to below the order: anything else would be a second spelling of a signature, or none. */
function inRange(bytes: Uint8Array, below = ORDER): boolean {
  const number = BigInt(`0x${hexOf(bytes)}`);
  return number > 0n && number < below;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
