/**
 * Sealing an offer (平台密封), in the bidder's browser, and opening it, on the server.
 *
 * It promises: until it is opened, the package hides the amount, even its length, from
 * everyone without the platform's key (other bidders, the network, whoever copies the
 * database); it opens only as this bidder's n-th offer in this round under these terms;
 * no byte of it can change unnoticed.
 *
 * It does not promise that nobody opens early: whoever runs the platform holds the key and
 * could. It proves no authorship either: anyone can seal, the session and the log say who
 * handed in. So pages say 平台密封 and claim no more, until sealing to several keyholders,
 * another suite of the same package, takes the key out of the operator's hands.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import * as z from 'zod';
import { canonicalBytes } from '../audit/canonical.js';
import { fromBase64url, toBase64url } from './base64url.js';
import { type Offer, readOffer, writeOffer } from './offer-content.js';
import {
  keyId,
  openContent,
  PACKAGE_LENGTH,
  type PackageHeader,
  readHeader,
  sealContent,
} from './sealed-package.js';
import { UnreadablePackage } from './unreadable-package.js';

export { fromBase64url, toBase64url } from './base64url.js';
export { type Offer, offerSchema, UnsealableOffer } from './offer-content.js';
export { keyId, PACKAGE_LENGTH, type PackageHeader, packageHash } from './sealed-package.js';
export { UnreadablePackage, type UnreadableReason } from './unreadable-package.js';

const place = { project: z.string().min(1), round: z.int().min(1), number: z.int().min(0) };

/** Strict: a field that one side sends and the other does not would make every offer unreadable. */
const contextSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('offer'),
    ...place,
    termsHash: z.string().regex(/^[0-9a-f]{64}$/),
    bidder: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal('reserve'), ...place }),
]);

/** An offer is bound to terms and bidder (by pseudonym); a secret reserve is older than both. */
export type SealingContext = z.infer<typeof contextSchema>;

export interface PlatformKey {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  readonly id: string;
}

export type RandomBytes = (length: number) => Uint8Array;

const systemRandom: RandomBytes = (length) =>
  globalThis.crypto.getRandomValues(new Uint8Array(length));

/** Throws `UnsealableOffer` with what to change. */
export function sealOffer(to: {
  platformPublicKey: Uint8Array;
  context: SealingContext;
  offer: Offer;
  random?: RandomBytes;
}): Uint8Array {
  return sealContent(writeOffer(to.offer), {
    publicKey: to.platformPublicKey,
    context: contextBytes(to.context),
    ephemeralKey: (to.random ?? systemRandom)(32),
  });
}

/** For the door: refuses on handing in what could never open here, without opening anything. */
export function inspectPackage(bytes: Uint8Array, context: SealingContext): PackageHeader {
  return readHeader(bytes, contextBytes(context));
}

/** Throws `UnreadablePackage` with the reason. */
export function openOffer(by: {
  platformPrivateKey: Uint8Array;
  context: SealingContext;
  package: Uint8Array;
}): Offer {
  const context = contextBytes(by.context);
  return readOffer(openContent(by.package, { privateKey: by.platformPrivateKey, context }));
}

export function generatePlatformKey(random: RandomBytes = systemRandom): PlatformKey {
  return platformKey(random(32));
}

export function platformKey(privateKey: Uint8Array): PlatformKey {
  const publicKey = x25519.getPublicKey(privateKey);
  return { publicKey, privateKey, id: keyId(publicKey) };
}

export function encodePackage(bytes: Uint8Array): string {
  return toBase64url(bytes);
}

export function decodePackage(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes) throw new UnreadablePackage('encoding', '密封包不是规范的 base64url 文本');
  if (bytes.length === PACKAGE_LENGTH) return bytes;
  throw new UnreadablePackage(
    'length',
    `密封报价包应为 ${PACKAGE_LENGTH} 字节,收到 ${bytes.length} 字节`,
  );
}

export function encodeKey(key: Uint8Array): string {
  return toBase64url(key);
}

export function decodeKey(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (bytes?.length !== 32) throw new TypeError('a key must be 32 bytes in base64url');
  return bytes;
}

function contextBytes(context: SealingContext): Uint8Array {
  return canonicalBytes(contextSchema.parse(context));
}
