/** Leaves a bundle of the played trade, as `npm run export` makes it: it verifies on any machine, without the platform. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAdmin } from '../db/connect.js';
import { startEmbedded } from '../db/embedded.js';
import { exportBundle } from '../server/audit/bundle/export.js';
import { keysOf } from '../server/audit/commands/keys-of-platform.js';
import { CannotCheck } from '../server/audit/verify/ledger.js';
import type { Config } from '../server/config.js';

/** The last entries are signed within a second or two. */
const PATIENCE = 30;

export async function leaveBundle(config: Config, project: string, out: string): Promise<void> {
  const database = await startEmbedded({ dataDir: config.dataDir }); // the one that the platform uses already
  const admin = connectAdmin(database.adminUrl);
  try {
    const { logKeys, witnessKeys } = await keysOf(config, admin);
    const exporting = { admin, dataDir: config.dataDir, logKey: logKeys[0] as string, witnessKeys, project, out, now: Date.now };
    for (let tries = 1; ; tries += 1) {
      try {
        await exportBundle(exporting);
        break;
      } catch (error) {
        if (!(error instanceof CannotCheck) || tries === PATIENCE) throw error;
        await sleep(1000);
      }
    }
    console.log(`存证包:${out}(核对:npm run verify -- ${out})`);
  } finally {
    await admin.destroy();
    await database.stop();
  }
}
