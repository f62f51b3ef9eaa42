import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SHARED_HOME } from './binaries.js';
import { canReach, type SystemUser } from './system-user.js';

const run = promisify(execFile);

/** What we remember beside PostgreSQL's own files, readable by nobody else. */
export type Secrets = { adminPassword: string; appPassword: string; port?: number };
const SECRETS = 'cunjitong.json';

/** The cluster's real directory below `dataDir`, made on the first start. */
export async function ensureCluster(options: {
  dataDir: string;
  initdb: string;
  user: SystemUser;
  durable: boolean;
}): Promise<string> {
  const link = join(options.dataDir, 'postgres');
  try {
    return await fs.realpath(link);
  } catch {
    await makeCluster({ ...options, link });
    return await fs.realpath(link);
  }
}

export async function readSecrets(dir: string): Promise<Secrets> {
  return JSON.parse(await fs.readFile(join(dir, SECRETS), 'utf8'));
}

export async function writeSecrets(dir: string, secrets: Secrets, user: SystemUser) {
  const file = join(dir, SECRETS);
  await fs.writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  // Base backups copy the whole directory, so PostgreSQL's user must be able to read it.
  if (user) await fs.chown(`${file}.new`, user.uid, user.gid);
  await fs.rename(`${file}.new`, file);
}

/** Everything is made aside and then renamed: a start that was killed leaves nothing half done. */
async function makeCluster(options: {
  link: string;
  dataDir: string;
  initdb: string;
  user: SystemUser;
  durable: boolean;
}): Promise<void> {
  const { user, link } = options;
  const home = await reachableHome(options.dataDir, user);
  const work = await fs.mkdtemp(join(home, 'postgres-'));
  if (user) await fs.chown(work, user.uid, user.gid);
  const made = join(work, 'cluster');
  const secrets: Secrets = { adminPassword: password(), appPassword: password() };
  const passwordFile = join(work, 'password');
  await fs.writeFile(passwordFile, secrets.adminPassword, { mode: 0o600 });
  if (user) await fs.chown(passwordFile, user.uid, user.gid);

  await initialise(options, made, passwordFile);
  await fs.appendFile(
    join(made, 'postgresql.conf'),
    options.durable ? SETTINGS : SETTINGS + FOR_TESTS,
  );
  await writeSecrets(made, secrets, user);

  const relocated = home !== options.dataDir;
  await fs.rm(passwordFile);
  await (relocated ? fs.symlink(made, link) : fs.rename(made, link)).catch(async (error) => {
    // Another process was first; its cluster counts.
    await fs.rm(work, { recursive: true });
    if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
  });
  if (!relocated) await fs.rm(work, { recursive: true, force: true });
}

/** Below a home closed to PostgreSQL's user no cluster can live: then a link leads elsewhere. */
async function reachableHome(dataDir: string, user: SystemUser): Promise<string> {
  await fs.mkdir(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  if (!user || canReach(user, dataDir, 'x')) return dataDir;
  await fs.chmod(dataDir, (await fs.stat(dataDir)).mode | 0o011);
  if (canReach(user, dataDir, 'x')) return dataDir;
  await fs.mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  return SHARED_HOME;
}

async function initialise(
  { initdb, user, durable }: { initdb: string; user: SystemUser; durable: boolean },
  dir: string,
  passwordFile: string,
): Promise<void> {
  const flags = [`--pgdata=${dir}`, `--pwfile=${passwordFile}`, '--username=postgres'];
  flags.push('--auth=scram-sha-256', '--encoding=UTF8', '--lc-messages=C', '--no-instructions');
  if (!durable) flags.push('--no-sync');
  // Minimal systems lack C.UTF-8: words of Chinese text are then not seen by pg_trgm.
  for (const locale of ['C.UTF-8', 'C']) {
    try {
      await run(initdb, [...flags, `--locale=${locale}`], { ...user, cwd: '/', env: {} });
      return;
    } catch (error) {
      if (locale === 'C') throw new Error('内置数据库初始化失败', { cause: error });
    }
  }
}

const password = () => randomBytes(24).toString('hex');

const SETTINGS = `
# Cunjitong: this machine only, by password, over TCP (a socket's path may be too long).
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
`;

const FOR_TESTS = `
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 256MB
`;
