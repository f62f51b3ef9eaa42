// npm run backup -- --out DIR
import { parseArgs } from 'node:util';
import { connectAdmin } from '../../../db/connect.js';
import { backUp } from '../backup/backup.js';
import { usingDatabase } from './platform-database.js';

const { values } = parseArgs({ options: { out: { type: 'string' } } });

try {
  const { out } = values;
  if (!out) throw new Error('用法:npm run backup -- --out 目录');
  const { entries, tables } = await usingDatabase(undefined, async ({ adminUrl, config }) => {
    const admin = connectAdmin(adminUrl);
    try {
      return await backUp({ admin, dataDir: config.dataDir, out, now: Date.now });
    } finally {
      await admin.destroy();
    }
  });
  console.log(`已备份到 ${out}:${tables.length} 张表,存证 ${entries} 条,连同文件和密钥。目录中有密钥,请加密保管、不要与数据库放在一处。`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
