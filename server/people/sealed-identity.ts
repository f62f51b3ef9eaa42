/**
 * Identity numbers, phones and bank accounts at rest: ciphertext that only this platform's data key opens,
 * and a keyed blind index by which equal ones are found. A copy of the database alone reveals neither:
 * a plain hash would, as all ID numbers can be tried in hours.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { loadKeyFile } from './key-file.js';

/** Indexes of different kinds never meet: a phone that equals an account number matches nothing. */
export type IndexKind = 'identity' | 'phone' | 'account';

export interface DataKey {
  /** Public; stands in every ciphertext, so that a second key can follow without guessing. */
  readonly id: string;
  /** `context` says whose and what it is; it opens only under the same, so no row can borrow another's. */
  seal(text: string, context: string): Buffer;
  open(sealed: Uint8Array, context: string): string;
  /** Takes the normalised form: an index of another spelling is another index. */
  index(kind: IndexKind, text: string): Buffer;
}

/** The wrong key, the wrong row or altered bytes: a fault of the installation, never of whoever asks. */
export class UnreadableSecret extends Error {
  override readonly name = 'UnreadableSecret';
}

const VERSION = 1;
const ID_LENGTH = 8;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HEAD_LENGTH = 1 + ID_LENGTH;
const SECRET_LENGTH = 32;

/** The id stands beside the secret so that a damaged file is noticed. */
const fileSchema = z.strictObject({
  kind: z.literal('cunjitong-data-key'),
  version: z.literal(1),
  id: z.string(),
  secret: z.base64url().length(43),
});

export function loadDataKey(file: string): Promise<DataKey> {
  return loadKeyFile(file, {
    title: '数据密钥',
    loss: '已登记的证件号码和电话将无法读取',
    create: () => serialise(randomBytes(SECRET_LENGTH)),
    read: deserialise,
  });
}

export function dataKey(secret: Uint8Array): DataKey {
  if (secret.length !== SECRET_LENGTH) throw new TypeError('a data key has 32 bytes');
  const id = derive(secret, 'id', ID_LENGTH);
  const head = Buffer.concat([Buffer.of(VERSION), id]);
  const sealing = derive(secret, 'seal', 32);
  const indexing: Record<IndexKind, Buffer> = {
    identity: derive(secret, 'index/identity', 32),
    phone: derive(secret, 'index/phone', 32),
    account: derive(secret, 'index/account', 32),
  };
  const bound = (context: string) => Buffer.concat([head, Buffer.from(context, 'utf8')]);

  return {
    id: id.toString('hex'),
    seal(text, context) {
      const nonce = randomBytes(NONCE_LENGTH);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(bound(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < HEAD_LENGTH + NONCE_LENGTH + TAG_LENGTH || bytes[0] !== VERSION) {
        throw new UnreadableSecret('not a sealed secret of a known form');
      }
      if (!bytes.subarray(0, HEAD_LENGTH).equals(head)) {
        const other = bytes.subarray(1, HEAD_LENGTH).toString('hex');
        throw new UnreadableSecret(
          `sealed with the data key ${other}, not with ${id.toString('hex')}`,
        );
      }
      const nonce = bytes.subarray(HEAD_LENGTH, HEAD_LENGTH + NONCE_LENGTH);
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, {
        authTagLength: TAG_LENGTH,
      })
        .setAAD(bound(context))
        .setAuthTag(bytes.subarray(-TAG_LENGTH));
      try {
        const body = bytes.subarray(HEAD_LENGTH + NONCE_LENGTH, -TAG_LENGTH);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        throw new UnreadableSecret('sealed for another row, or altered');
      }
    },
    index: (kind, text) => createHmac('sha256', indexing[kind]).update(text, 'utf8').digest(),
  };
}

/** One purpose, one key: what an index gives away must say nothing about the cipher. */
function derive(secret: Uint8Array, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `cunjitong/data-key/v1/${purpose}`, length));
}

function serialise(secret: Buffer): string {
  const content: z.infer<typeof fileSchema> = {
    kind: 'cunjitong-data-key',
    version: 1,
    id: dataKey(secret).id,
    secret: secret.toString('base64url'),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function deserialise(text: string): DataKey | null {
  try {
    const content = fileSchema.parse(JSON.parse(text));
    const key = dataKey(Buffer.from(content.secret, 'base64url'));
    return key.id === content.id ? key : null;
  } catch {
    return null;
  }
}
