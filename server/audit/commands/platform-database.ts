/** The database that a command of the log works on: the one named, or the platform's own by its configuration. */
import { startEmbedded } from '../../../db/embedded.js';
import { type Config, configFromEnvironment } from '../../config.js';

export interface PlatformDatabase {
  adminUrl: string;
  config: Config;
}

/** Nothing is migrated: what is checked or kept is the database as it is. */
export async function usingDatabase<T>(url: string | undefined, work: (database: PlatformDatabase) => Promise<T>): Promise<T> {
  const config = configFromEnvironment();
  const adminUrl = url ?? config.databaseAdminUrl;
  if (adminUrl) return work({ adminUrl, config });
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  try {
    return await work({ adminUrl: embedded.adminUrl, config });
  } finally {
    await embedded.stop();
  }
}
