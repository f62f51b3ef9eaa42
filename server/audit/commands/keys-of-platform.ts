/** The public keys as the platform's own configuration has them. */
import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import type { Config } from '../../config.js';
import { loadLogKey, logVerifierKey } from '../log-key.js';

/** Without a key file there is none: a command that only reads must not make one. */
export async function keysOf(config: Config, admin: Knex): Promise<{ logKeys: string[]; witnessKeys: string[] }> {
  const { rows } = await admin.raw<{ rows: { origin: string }[] }>('select origin from log.origin');
  const origin = rows[0]?.origin;
  const key = origin && existsSync(config.logKeyFile) ? await loadLogKey(config.logKeyFile) : null;
  return { logKeys: origin && key ? [logVerifierKey(origin, key)] : [], witnessKeys: [...config.witnessKeys] };
}
