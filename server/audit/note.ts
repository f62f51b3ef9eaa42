/**
 * Signed notes (c2sp.org/signed-note): a text, an empty line, and lines of signatures. Signatures of keys nobody here
 * knows are passed over, so that a note may carry more of them than a reader understands; a wrong signature
 * under a known key refuses the whole note. Strict about form: one note, one spelling. Runs in the browser too.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.js';

/** Signature types that have a byte of their own; the others are unknown here. */
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;

export interface VerifierKey {
  /** As in the signature line. */
  name: string;
  /** Eight hexadecimal digits. */
  keyId: string;
  type: number;
  publicKey: Uint8Array;
}
export interface Signer {
  name: string;
  /** 32 bytes: the seed of RFC 8032. */
  secretKey: Uint8Array;
}
/** Knows one key. */
export interface Verifier {
  name: string;
  keyId: string;
  verify(text: string, signature: Uint8Array): boolean;
}
export interface NoteSignature {
  name: string;
  keyId: string;
  /** Without the key's id. */
  signature: Uint8Array;
  /** As it stands in the note, without its newline. */
  line: string;
}
export interface OpenedNote {
  /** With its last newline. */
  text: string;
  /** In the order of the note; those of unknown keys have `verified: false`. */
  signatures: (NoteSignature & { verified: boolean })[];
}

/** Not a note, or not to be trusted; the reason is for whoever checks. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
}

const MOST_SIGNATURES = 100;
const LONGEST = 1 << 20;
const SIGNATURE_LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u;

/** The first four bytes of a hash: enough to tell keys apart, never proof of one. */
export function keyIdOf(name: string, type: number, publicKey: Uint8Array): string {
  const named = concatBytes(utf8ToBytes(name), Uint8Array.of(0x0a, type), publicKey);
  return bytesToHex(sha256(named).subarray(0, 4));
}

/** A public key as people pass it on: `name+id+base64(type ‖ key)`. */
export function formatVerifierKey(name: string, publicKey: Uint8Array, type: number = ED25519): string {
  refuseName(name);
  return `${name}+${keyIdOf(name, type, publicKey)}+${toBase64(Uint8Array.of(type, ...publicKey))}`;
}

/** @throws NoteRefused where it is no key, or no Ed25519 key, or carries another id than its own */
export function readVerifierKey(vkey: string): VerifierKey {
  const [, name = '', keyId = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || !isName(name)) throw new NoteRefused('not a verifier key: name+id+base64 is expected');
  const type = bytes[0] as number;
  const publicKey = bytes.slice(1);
  if ((type !== ED25519 && type !== COSIGNATURE_V1) || publicKey.length !== 32) {
    throw new NoteRefused(`the key of ${name} is of an unknown kind`);
  }
  if (keyIdOf(name, type, publicKey) !== keyId) throw new NoteRefused(`the key of ${name} has another id than ${keyId}`);
  return { name, keyId, type, publicKey };
}

/** The verifier of plain Ed25519 signatures by a key. */
export function noteVerifier(vkey: string): Verifier {
  const { name, keyId, type, publicKey } = readVerifierKey(vkey);
  if (type !== ED25519) throw new NoteRefused(`the key of ${name} is not for notes`);
  return { name, keyId, verify: (text, signature) => isSignedBy(publicKey, utf8ToBytes(text), signature) };
}

/** A whole note with one signature. @throws NoteRefused for a text that no note may hold */
export function signNote(text: string, { name, secretKey }: Signer): string {
  refuseText(text);
  refuseName(name);
  const keyId = keyIdOf(name, ED25519, ed25519.getPublicKey(secretKey));
  return `${text}\n${signatureLine(name, keyId, ed25519.sign(utf8ToBytes(text), secretKey))}\n`;
}

/** Without its newline. */
export function signatureLine(name: string, keyId: string, signature: Uint8Array): string {
  refuseName(name);
  return `— ${name} ${toBase64(concatBytes(Uint8Array.from(keyId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)), signature))}`;
}

/** A line of its own, as witnesses send it. @throws NoteRefused where it is none */
export function readSignatureLine(line: string): NoteSignature {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length < 5 || !isName(name)) throw new NoteRefused('not a signature line');
  return { name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.slice(4), line };
}

/** Takes a note apart and believes nothing of it. @throws NoteRefused where it is not one */
export function splitNote(note: string): { text: string; signatures: NoteSignature[] } {
  if (note.length > LONGEST) throw new NoteRefused('too long for a note');
  // The text may have empty lines; the last one ends it.
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new NoteRefused('not a note: no text, empty line and signatures');
  const text = note.slice(0, end + 1);
  refuseText(text);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteRefused('too many signatures');
  return { text, signatures: lines.map(readSignatureLine) };
}

/** @throws NoteRefused unless a known key has signed, and no signature of a known key is wrong */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const { text, signatures } = splitNote(note);
  const opened = signatures.map((given) => {
    const known = verifiers.filter((v) => v.name === given.name && v.keyId === given.keyId);
    if (known.some((verifier) => !verifier.verify(text, given.signature))) {
      throw new NoteRefused(`the signature of ${given.name} is wrong`);
    }
    return { ...given, verified: known.length > 0 };
  });
  if (!opened.some(({ verified }) => verified)) throw new NoteRefused('no signature of a known key');
  return { text, signatures: opened };
}

/** Strict RFC 8032; false for keys and signatures of no use. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function refuseText(text: string): void {
  if (text.length > LONGEST) throw new NoteRefused('too long for a note');
  if (!text.endsWith('\n')) throw new NoteRefused('the text of a note ends with a newline');
  // A lone surrogate has no UTF-8; control characters would let two texts look the same.
  if (/\p{Cs}/u.test(text)) throw new NoteRefused('not UTF-8');
  if ([...text].some((character) => character < ' ' && character !== '\n')) throw new NoteRefused('a control character');
}

function refuseName(name: string): void {
  if (!isName(name)) throw new NoteRefused('the name of a key has no spaces and no plus');
}

const isName = (name: string) => /^[^\s+\p{Cc}\p{Cs}]+$/u.test(name);
