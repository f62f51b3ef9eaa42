/**
 * Whether the platform's key is the one that waiting offers were sealed to. A volume that was not mounted would
 * otherwise give a new key in silence, and the first to notice would be the people at the opening.
 */
import type { Knex } from 'knex';
import { UnusableKeyFile } from '../people/key-file.js';
import type { PlatformKey } from './sealing.js';

/** Bytes 2 to 9 of a package name the key it was sealed to; SQL counts from 1. */
const FOREIGN = `
  select distinct p.code from sealed_packages s join projects p on p.id = s.project and p.round = s.round
  where p.position like 'bidding.%' and encode(substring(s.package from 3 for 8), 'hex') <> ?
  order by p.code limit 5`;

/** @throws UnusableKeyFile naming the projects whose offers this key could not open */
export async function refuseForeignKey(db: Knex, key: Pick<PlatformKey, 'id'>): Promise<void> {
  const { rows } = await db.raw<{ rows: { code: string }[] }>(FOREIGN, [key.id]);
  if (rows.length === 0) return;
  const codes = rows.map((row) => row.code).join('、');
  throw new UnusableKeyFile(`当前平台密钥不能开启已封存的报价(项目${codes})。请恢复原来的平台密钥文件后再启动`);
}
