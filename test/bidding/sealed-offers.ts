/** An offer of one bidder, sealed and opened with one key of a platform. */
import assert from 'node:assert/strict';
import {
  generatePlatformKey,
  type Offer,
  openOffer,
  type SealingContext,
  sealOffer,
  UnreadablePackage,
  type UnreadableReason,
} from '../../server/bidding/sealing.js';

export const key = generatePlatformKey();
export const context: SealingContext = {
  kind: 'offer',
  project: 'JT-2025-0001',
  round: 1,
  termsHash: 'a1'.repeat(32),
  bidder: 'b-7f3a',
  number: 1,
};

export const seal = (offer: Offer, over: Partial<Parameters<typeof sealOffer>[0]> = {}) =>
  sealOffer({ platformPublicKey: key.publicKey, context, offer, ...over });
export const open = (bytes: Uint8Array, over: Partial<Parameters<typeof openOffer>[0]> = {}) =>
  openOffer({ platformPrivateKey: key.privateKey, context, package: bytes, ...over });
/** Refused in words, and for this reason where one is named. */
export function unreadable(code: UnreadableReason | null, act: () => unknown) {
  assert.throws(act, (error: unknown) => {
    assert.ok(error instanceof UnreadablePackage, String(error));
    assert.match(error.message, /\p{Script=Han}/u);
    if (code) assert.equal(error.code, code);
    return true;
  });
}
