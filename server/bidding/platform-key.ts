/** The platform's sealing key on disk. Losing this file loses every unopened offer. */
import * as z from 'zod';
import { loadKeyFile } from '../people/key-file.js';
import { decodeKey, encodeKey, generatePlatformKey, type PlatformKey, platformKey } from './sealing.js';

/** The public key is written beside the private one so that a damaged file is noticed. */
const fileSchema = z.strictObject({
  kind: z.literal('cunjitong-platform-key'),
  version: z.literal(1),
  publicKey: z.string(),
  privateKey: z.string(),
});

/** @throws UnusableKeyFile for a file that others can read or that is damaged */
export function loadPlatformKey(file: string): Promise<PlatformKey> {
  return loadKeyFile(file, {
    title: '平台密钥',
    loss: '已封存的报价将无法开启',
    create: () => serialise(generatePlatformKey()),
    read: deserialise,
  });
}

function serialise({ publicKey, privateKey }: PlatformKey): string {
  const content: z.infer<typeof fileSchema> = {
    kind: 'cunjitong-platform-key',
    version: 1,
    publicKey: encodeKey(publicKey),
    privateKey: encodeKey(privateKey),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null when it is not a whole key; the cause is not passed on, as it may quote the private key. */
function deserialise(text: string): PlatformKey | null {
  try {
    const content = fileSchema.parse(JSON.parse(text));
    const key = platformKey(decodeKey(content.privateKey));
    return encodeKey(key.publicKey) === content.publicKey ? key : null;
  } catch {
    return null;
  }
}
