/**
 * The sealed package: 1024 bytes whoever offers whatever, so that its size tells nothing.
 *
 *   0   version       1   how the bytes are laid out
 *   1   suite         1   how they are sealed; 1 = to the platform's key. Sealing to several
 *                         keyholders will be another suite, beside this one
 *   2   key id        8   first bytes of SHA-256(public key): finds the key after a rotation
 *  10   context tag  16   first bytes of a hash of the context: a package handed in for another
 *                         bidder, round or project is told from a damaged one, unopened
 *  26   ephemeral    32   the sender's one-time X25519 public key
 *  58   ciphertext  950   AES-256-GCM over length (2 bytes, big-endian) + content + zeros
 * 1008  tag          16
 *
 * Key and nonce come from HKDF-SHA256 over the X25519 secret, as in RFC 9180 base mode;
 * every package has its own one-time key, so a nonce never meets a key twice.
 * The whole header and the context are authenticated (AAD).
 */
import { gcm } from '@noble/ciphers/aes.js';
import { equalBytes } from '@noble/ciphers/utils.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { UnreadablePackage } from './unreadable-package.js';

export const PACKAGE_LENGTH = 1024;
const VERSION = 1;
const SUITE_PLATFORM = 1;
const HEADER_LENGTH = 58;
const PLAINTEXT_LENGTH = 950;
export const MAX_CONTENT_LENGTH = PLAINTEXT_LENGTH - 2;

const CONTEXT_DOMAIN = utf8ToBytes('cunjitong/sealing-context/v1\n');
const KEY_DOMAIN = utf8ToBytes('cunjitong/sealing/v1/x25519-hkdf-sha256-aes256gcm\n');

/** What anyone can see of a package without a key. */
export interface PackageHeader {
  readonly version: number;
  readonly suite: number;
  readonly keyId: string;
  readonly contextTag: string;
}

export function keyId(publicKey: Uint8Array): string {
  return bytesToHex(sha256(publicKey).subarray(0, 8));
}

export function packageHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** `ephemeralKey` must be fresh random bytes for every package. */
export function sealContent(
  content: Uint8Array,
  to: { publicKey: Uint8Array; context: Uint8Array; ephemeralKey: Uint8Array },
): Uint8Array {
  const ephemeral = x25519.getPublicKey(to.ephemeralKey);
  const header = concatBytes(
    Uint8Array.of(VERSION, SUITE_PLATFORM),
    sha256(to.publicKey).subarray(0, 8),
    contextTag(to.context),
    ephemeral,
  );
  const secret = x25519.getSharedSecret(to.ephemeralKey, to.publicKey);
  return concatBytes(
    header,
    cipher(secret, ephemeral, to.publicKey, header, to.context).encrypt(pad(content)),
  );
}

/** What can be checked on handing in, without any key: form, kind, and that it was made for this context. */
export function readHeader(bytes: Uint8Array, context: Uint8Array): PackageHeader {
  if (bytes.length !== PACKAGE_LENGTH) {
    throw new UnreadablePackage(
      'length',
      `密封报价包应为 ${PACKAGE_LENGTH} 字节,收到 ${bytes.length} 字节`,
    );
  }
  const [version, suite] = [bytes[0] ?? 0, bytes[1] ?? 0];
  if (version !== VERSION) throw new UnreadablePackage('version', `不认识的封装版本 ${version}`);
  if (suite !== SUITE_PLATFORM) throw new UnreadablePackage('suite', `不认识的封装方式 ${suite}`);
  const tag = bytes.subarray(10, 26);
  if (!equalBytes(tag, contextTag(context))) {
    throw new UnreadablePackage(
      'context',
      '这个密封包不是为本项目、本轮次、本交易文件下这一报价人的这一次报价封装的',
    );
  }
  return { version, suite, keyId: bytesToHex(bytes.subarray(2, 10)), contextTag: bytesToHex(tag) };
}

export function openContent(
  bytes: Uint8Array,
  by: { privateKey: Uint8Array; context: Uint8Array },
): Uint8Array {
  const publicKey = x25519.getPublicKey(by.privateKey);
  const sealedTo = readHeader(bytes, by.context).keyId;
  if (sealedTo !== keyId(publicKey)) {
    throw new UnreadablePackage(
      'key',
      `密封包用的是密钥 ${sealedTo},不是现在这把 ${keyId(publicKey)}`,
    );
  }
  return unpad(decrypt(bytes, by.privateKey, publicKey, by.context));
}

function decrypt(
  bytes: Uint8Array,
  privateKey: Uint8Array,
  publicKey: Uint8Array,
  context: Uint8Array,
): Uint8Array {
  const header = bytes.subarray(0, HEADER_LENGTH);
  const ephemeral = bytes.subarray(26, HEADER_LENGTH);
  try {
    // Refuses the few points of low order, whose secret everybody knows.
    const secret = x25519.getSharedSecret(privateKey, ephemeral);
    return cipher(secret, ephemeral, publicKey, header, context).decrypt(
      bytes.subarray(HEADER_LENGTH),
    );
  } catch (cause) {
    throw new UnreadablePackage('damaged', '密封包已损坏或被改动,校验不通过', { cause });
  }
}

function cipher(
  secret: Uint8Array,
  ephemeral: Uint8Array,
  publicKey: Uint8Array,
  header: Uint8Array,
  context: Uint8Array,
) {
  const okm = hkdf(
    sha256,
    secret,
    undefined,
    concatBytes(KEY_DOMAIN, ephemeral, publicKey),
    32 + 12,
  );
  return gcm(okm.subarray(0, 32), okm.subarray(32), concatBytes(header, context));
}

function contextTag(context: Uint8Array): Uint8Array {
  return sha256(concatBytes(CONTEXT_DOMAIN, context)).subarray(0, 16);
}

function pad(content: Uint8Array): Uint8Array {
  if (content.length > MAX_CONTENT_LENGTH)
    throw new RangeError(`content over ${MAX_CONTENT_LENGTH} bytes`);
  const plain = new Uint8Array(PLAINTEXT_LENGTH);
  plain.set([content.length >> 8, content.length & 0xff]);
  plain.set(content, 2);
  return plain;
}

function unpad(plain: Uint8Array): Uint8Array {
  const end = 2 + ((plain[0] ?? 0) << 8) + (plain[1] ?? 0);
  // Bytes hidden behind the end would be a place to tell something that the opening does not show.
  if (end > plain.length || plain.subarray(end).some((byte) => byte !== 0)) {
    throw new UnreadablePackage('content', '密封包能解开,但里面的长度或填充不合规定');
  }
  return plain.subarray(2, end);
}
