/** Who a witness is and which log it watches: keys, kept from the first time on. */
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { loadKeyFile } from '../../people/key-file.js';
import { fromBase64, toBase64 } from '../base64.js';
import { formatWitnessKey } from '../cosignature.js';
import { noteVerifier } from '../note.js';
import type { Witness } from './cosign.js';
import { DamagedDirectory, Kept, LOG_KEY, OWN_KEY } from './kept.js';

export interface Identity {
  dir: string;
  /** What this witness calls itself from the first time on, e.g. `jiwei.example.cn/witness`. */
  name: string;
  /** The log's key from elsewhere; else the first one the log gives is trusted, and it is said so. */
  logKey?: string;
}

/** @param firstKey asked only where no key is known yet */
export async function becomeWitness({ dir, name, logKey }: Identity, firstKey: () => Promise<string>, now: () => number): Promise<{ witness: Witness; isNew: boolean }> {
  const kept = await Kept.open(dir);
  const secretKey = await loadKeyFile(join(dir, 'keys/witness.key'), {
    title: '见证方密钥',
    loss: '平台将不再承认本机的联署',
    create: () => `${toBase64(ed25519.utils.randomSecretKey())}\n`,
    read: (text) => seedOf(text),
  });
  const publicKey = ed25519.getPublicKey(secretKey);
  const known = kept.text(OWN_KEY);
  const ownName = known?.split('+')[0] ?? name;
  if (known && known !== formatWitnessKey(ownName, publicKey)) throw new DamagedDirectory(`${OWN_KEY} is not the key in keys/witness.key`);
  if (!known) await kept.keepText(OWN_KEY, formatWitnessKey(ownName, publicKey));

  const keptKey = kept.text(LOG_KEY);
  if (keptKey && logKey && keptKey !== logKey) throw new DamagedDirectory(`${LOG_KEY} is another key than the one given`);
  const key = keptKey ?? logKey ?? (await firstKey());
  noteVerifier(key); // refuses what is no key, before it is kept
  if (!keptKey) await kept.keepText(LOG_KEY, key);
  return { witness: { name: ownName, secretKey, logKey: key, kept, now }, isNew: !keptKey };
}

function seedOf(text: string): Uint8Array | null {
  const bytes = fromBase64(text.trim());
  return bytes?.length === 32 ? bytes : null;
}
