/** The log's second key, for signatures in SM2; in a file of its own like the first, and only where it is asked for. */
import { z } from 'zod';
import { loadKeyFile } from '../people/key-file.js';
import { fromBase64, toBase64 } from './base64.js';
import { newSm2Key, sm2PublicKey, type Sm2Key } from './sm2-signature.js';

/** The public key is written beside the private one so that a damaged file is noticed. */
const fileSchema = z.strictObject({
  kind: z.literal('cunjitong-log-sm2-key'),
  version: z.literal(1),
  publicKey: z.string(),
  privateKey: z.string(),
});

/** @throws UnusableKeyFile for a file that others can read or that is damaged */
export function loadSm2Key(file: string): Promise<Sm2Key> {
  return loadKeyFile(file, {
    title: '存证国密签名密钥',
    loss: '存证检查点不能以原有国密密钥继续签名',
    create: () => serialise(newSm2Key()),
    read: deserialise,
  });
}

function serialise({ publicKey, secretKey }: Sm2Key): string {
  const content: z.infer<typeof fileSchema> = {
    kind: 'cunjitong-log-sm2-key',
    version: 1,
    publicKey: toBase64(publicKey),
    privateKey: toBase64(secretKey),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null when it is not a whole key; the cause is not passed on, as it may quote the private key. */
function deserialise(text: string): Sm2Key | null {
  try {
    const content = fileSchema.parse(JSON.parse(text));
    const secretKey = fromBase64(content.privateKey) as Uint8Array;
    const publicKey = sm2PublicKey(secretKey);
    return toBase64(publicKey) === content.publicKey ? { publicKey, secretKey } : null;
  } catch {
    return null;
  }
}
