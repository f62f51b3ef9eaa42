/** What a package holds: one offer, as canonical JSON that fits the fixed length. */
import * as z from 'zod';
import { CanonicalError, canonicalBytes, parseCanonical } from '../audit/canonical.js';
import { MAX_CONTENT_LENGTH } from './sealed-package.js';
import { UnreadablePackage } from './unreadable-package.js';

const wholeFen = '金额应为以分计的整数';

export const offerSchema = z.strictObject(
  {
    amount: z.int(wholeFen).min(0, '金额不能为负').max(1e15, '金额超出平台上限(10 万亿元)'),
    text: z.string('说明应为文字').max(300, '说明不超过 300 字').optional(),
    answers: z
      .record(
        z.string(),
        z.union([z.string(), z.int()], '每项应答应为文字或整数'),
        '应答应为逐项的对照表',
      )
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `不认识的内容:${issue.keys.join('、')}` : '应为一份报价',
  },
);

/** Also the content of a sealed reserve, whose `amount` is the reserve. */
export type Offer = z.infer<typeof offerSchema>;

/** An offer that cannot be sealed; the message tells the bidder what to change. */
export class UnsealableOffer extends Error {
  override readonly name = 'UnsealableOffer';
}

export function writeOffer(offer: Offer): Uint8Array {
  const parsed = offerSchema.safeParse(offer);
  if (!parsed.success) throw new UnsealableOffer(said(parsed.error));
  const bytes = toBytes(parsed.data);
  if (bytes.length > MAX_CONTENT_LENGTH) {
    throw new UnsealableOffer(
      `报价内容太长:说明和应答合计超出 ${bytes.length - MAX_CONTENT_LENGTH} 字节(每个汉字约 3 字节),请删减后再封`,
    );
  }
  return bytes;
}

/** A bidder may seal whatever bytes they like, so nothing inside is believed. */
export function readOffer(bytes: Uint8Array): Offer {
  const parsed = offerSchema.safeParse(fromBytes(bytes));
  if (!parsed.success) throw malformed(said(parsed.error));
  // The schema steps over a key named __proto__; what it does not show must not be inside.
  if (toBytes(parsed.data).length !== bytes.length) throw malformed('有未列明的内容');
  return parsed.data;
}

function toBytes(offer: Offer): Uint8Array {
  const present = Object.entries(offer).filter(([, value]) => value !== undefined);
  try {
    return canonicalBytes(Object.fromEntries(present));
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    throw new UnsealableOffer('报价里有无法保存的字符或数字,请改后再封', { cause: error });
  }
}

function fromBytes(bytes: Uint8Array): unknown {
  try {
    return parseCanonical(bytes);
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    throw malformed('不是规范的 JSON', { cause: error });
  }
}

function malformed(why: string, options?: ErrorOptions): UnreadablePackage {
  return new UnreadablePackage('content', `密封包能解开,但里面的内容不合规定:${why}`, options);
}

function said(error: z.ZodError): string {
  return [...new Set(error.issues.map((issue) => issue.message))].join(';');
}
