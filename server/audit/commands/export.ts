// npm run export -- (--project ID | --all) --out DIR [--with-personal]
import { connectAdmin } from '../../../db/connect.js';
import { exportBundle } from '../bundle/export.js';
import { asked } from './asked.js';
import { keysOf } from './keys-of-platform.js';
import { ownWords } from './own-words.js';
import { usingDatabase } from './platform-database.js';

const USAGE = 'export -- (--project 项目编号 | --all) --out 目录 [--with-personal]';
const { values } = asked(USAGE, {
  options: {
    project: { type: 'string' },
    all: { type: 'boolean', default: false },
    out: { type: 'string' },
    'with-personal': { type: 'boolean', default: false },
  },
});

try {
  const { project, all, out } = values;
  if (!out || Boolean(project) === all) throw new Error(`用法:npm run ${USAGE}`);
  const { entries, withheld } = await usingDatabase(undefined, async ({ adminUrl, config }) => {
    const admin = connectAdmin(adminUrl);
    try {
      const { logKeys, witnessKeys } = await keysOf(config, admin);
      if (!logKeys[0]) throw new Error(`没有存证签名密钥文件 ${config.logKeyFile},请先启动一次平台`);
      return await exportBundle({
        admin,
        dataDir: config.dataDir,
        logKey: logKeys[0],
        sm2Key: logKeys[1],
        witnessKeys,
        project,
        withPersonal: values['with-personal'],
        out,
        now: Date.now,
      });
    } finally {
      await admin.destroy();
    }
  });
  console.log(`已导出 ${entries} 条存证记录到 ${out}${withheld ? `,其中 ${withheld} 条开标前保密,只有叶哈希` : ''}`);
} catch (error) {
  console.error(ownWords(error, '导出'));
  process.exitCode = 2;
}
