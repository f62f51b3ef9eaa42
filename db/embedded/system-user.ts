import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Whom PostgreSQL runs as. Undefined: as ourselves, because we are not root. */
export type SystemUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. An existing cluster keeps its owner, so that a data
 * directory still opens in a container where user names have changed.
 */
export function systemUser(clusterDir?: string): SystemUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = clusterDir && statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookup('cunjitong') ?? lookup('postgres') ?? create('cunjitong') ?? lookup('nobody');
}

/** Asked as that user, since only the kernel knows about every parent's mode, ACLs and mounts. */
export function canReach(user: SystemUser, path: string, wanted: 'r' | 'x'): boolean {
  if (!user) return true;
  const probe = spawnSync('/bin/sh', ['-c', `test -${wanted} "$0"`, path], { ...user, cwd: '/' });
  return probe.status === 0;
}

function lookup(name: string): SystemUser {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }).trim());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // no such user
  }
}

function create(name: string): SystemUser {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...options, name], { stdio: 'ignore' });
  return lookup(name);
}
