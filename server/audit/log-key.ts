/**
 * The log's own key: whoever holds it can speak for the log, so it is kept in a file and never in the database. Losing it
 * loses nothing that was signed, but the log cannot go on under its name.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { loadKeyFile } from '../people/key-file.js';
import { fromBase64, toBase64 } from './base64.js';
import { formatVerifierKey } from './note.js';

export interface LogKey {
  publicKey: Uint8Array;
  /** 32 bytes: the seed of RFC 8032. */
  secretKey: Uint8Array;
}

/** The public key is written beside the private one so that a damaged file is noticed. */
const fileSchema = z.strictObject({
  kind: z.literal('cunjitong-log-key'),
  version: z.literal(1),
  publicKey: z.string(),
  privateKey: z.string(),
});

/** @throws UnusableKeyFile for a file that others can read or that is damaged */
export function loadLogKey(file: string): Promise<LogKey> {
  return loadKeyFile(file, {
    title: '存证签名密钥',
    loss: '存证检查点不能以原有名义继续签名',
    create: () => serialise(newLogKey()),
    read: deserialise,
  });
}

export function newLogKey(): LogKey {
  return ed25519.keygen();
}

/** What everybody needs to check the log's signatures: its key under its own name. */
export const logVerifierKey = (origin: string, { publicKey }: LogKey) => formatVerifierKey(origin, publicKey);

function serialise({ publicKey, secretKey }: LogKey): string {
  const content: z.infer<typeof fileSchema> = {
    kind: 'cunjitong-log-key',
    version: 1,
    publicKey: toBase64(publicKey),
    privateKey: toBase64(secretKey),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null when it is not a whole key; the cause is not passed on, as it may quote the private key. */
function deserialise(text: string): LogKey | null {
  try {
    const content = fileSchema.parse(JSON.parse(text));
    const secretKey = fromBase64(content.privateKey) as Uint8Array;
    const publicKey = ed25519.getPublicKey(secretKey);
    return toBase64(publicKey) === content.publicKey ? { publicKey, secretKey } : null;
  } catch {
    return null;
  }
}
