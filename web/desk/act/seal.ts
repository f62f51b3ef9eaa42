/** Seals an offer or a reserve in this browser; the amount never leaves it unsealed. */
import './zod-without-eval.js';
import {
  decodeKey,
  encodePackage,
  packageHash,
  type SealingContext,
  sealOffer,
} from '../../../server/bidding/sealing.js';
import type { Sealing } from '../forms/circumstances.js';
import { readFen } from '../forms/money-text.js';
import type { Values } from '../forms/field.js';

export interface SealedPackage {
  package: string;
  hash: string;
}

/** @throws UnsealableOffer with what to change */
export function seal({ publicKey, context }: Sealing, values: Values): SealedPackage {
  const amount = readFen(String(values.amount ?? '')) ?? Number.NaN;
  const text = String(values.text ?? '').trim();
  const bytes = sealOffer({
    platformPublicKey: decodeKey(publicKey),
    context: context as SealingContext,
    offer: { amount, ...(text === '' ? {} : { text }) },
  });
  return { package: encodePackage(bytes), hash: packageHash(bytes) };
}
