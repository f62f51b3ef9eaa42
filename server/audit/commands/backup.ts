// npm run backup -- --out DIR [--portable]      portable: without PostgreSQL's own tools, so that any version takes it back
import { connectAdmin } from '../../../db/connect.js';
import { backUp } from '../backup/backup.js';
import { findTools } from '../backup/tools.js';
import { ownWords } from './own-words.js';
import { asked } from './asked.js';
import { usingDatabase } from './platform-database.js';

const USAGE = 'backup -- --out 目录 [--portable]';
const { values } = asked(USAGE, { options: { out: { type: 'string' }, portable: { type: 'boolean', default: false } } });

try {
  const { out } = values;
  if (!out) throw new Error(`用法:npm run ${USAGE}`);
  const { entries, tables, rows } = await usingDatabase(undefined, async ({ adminUrl, config }) => {
    const admin = connectAdmin(adminUrl);
    try {
      const { tools } = values.portable ? { tools: null } : await findTools(admin, config.pgTools);
      return await backUp({ admin, dataDir: config.dataDir, out, now: Date.now, tools: tools && { tools, url: adminUrl } });
    } finally {
      await admin.destroy();
    }
  });
  const by = typeof rows === 'object' ? `用 pg_dump ${rows.pgDump}` : '用自带的方式';
  console.log(`已备份到 ${out}(${by}):${tables.length} 张表,存证 ${entries} 条,连同文件和密钥。目录中有密钥,请加密保管、不要与数据库放在一处。`);
} catch (error) {
  console.error(ownWords(error, '备份'));
  process.exitCode = 2;
}
