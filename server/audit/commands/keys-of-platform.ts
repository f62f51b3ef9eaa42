/** The public keys as the platform's own configuration has them. */
import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import type { Config } from '../../config.js';
import { loadLogKey, logVerifierKey } from '../log-key.js';
import { loadSm2Key } from '../sm2-key.js';
import { formatSm2Key } from '../sm2-signature.js';

export interface KeysOfPlatform {
  /** The log's, and behind it the one in SM2 where there is one. */
  logKeys: string[];
  witnessKeys: string[];
}

/** Without a key file there is none: a command that only reads must not make one. */
export async function keysOf(config: Config, admin: Knex): Promise<KeysOfPlatform> {
  const { rows } = await admin.raw<{ rows: { origin: string }[] }>('select origin from log.origin');
  const origin = rows[0]?.origin;
  const key = origin && existsSync(config.logKeyFile) ? await loadLogKey(config.logKeyFile) : null;
  const witnessKeys = [...config.witnessKeys];
  if (!origin || !key) return { logKeys: [], witnessKeys };
  const file = config.logSm2KeyFile;
  const second = file && existsSync(file) ? [formatSm2Key(origin, (await loadSm2Key(file)).publicKey)] : [];
  return { logKeys: [logVerifierKey(origin, key), ...second], witnessKeys };
}
