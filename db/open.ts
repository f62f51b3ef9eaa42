import type { Config } from '../server/config.js';
import { type Log, startEmbedded } from './embedded.js';
import { migrate } from './migrate.js';

export type OpenDatabase = {
  url: string;
  adminUrl: string;
  /** Migrations applied just now. */
  applied: string[];
  close(): Promise<void>;
};

/** The configured database, or the embedded one where none is configured, up to date. */
export async function openDatabase(config: Config, log?: Log): Promise<OpenDatabase> {
  const { url, adminUrl, stop } = config.databaseUrl
    ? external(config.databaseUrl, config.databaseAdminUrl)
    : await startEmbedded({ dataDir: config.dataDir, log });
  try {
    const applied = await migrate(adminUrl, { loginUrl: url, log });
    return { url, adminUrl, applied, close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function external(url: string, adminUrl = url) {
  return { url, adminUrl, stop: async () => {} };
}
