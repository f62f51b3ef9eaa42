// npm run restore -- --from DIR [--witness DIR]             into an empty, migrated database; ends with the verifier
// npm run restore -- --continue REASON [--witness DIR]      goes on from an older backup, under another name, logged
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { connectAdmin } from '../../../db/connect.js';
import { openDatabase } from '../../../db/open.js';
import { type Config, configFromEnvironment } from '../../config.js';
import { continueRestored } from '../backup/continue.js';
import { restore } from '../backup/restore.js';
import { findTools } from '../backup/tools.js';
import { checkpointFileIn } from '../checkpoint-file.js';
import { loadLogKey } from '../log-key.js';
import { withDatabaseSource } from '../verify/database-source.js';
import { NOT_CHECKED } from '../verify/ledger.js';
import { printed } from '../verify/print.js';
import { verify } from '../verify/verify.js';
import { readWitness } from '../witness/view.js';
import { asked } from './asked.js';
import { ownWords } from './own-words.js';
import { keysOf } from './keys-of-platform.js';

const USAGE = 'restore -- --from 备份目录 [--witness 见证目录],或 --continue 原因 [--witness 见证目录]';
const { values } = asked(USAGE, {
  options: { from: { type: 'string' }, witness: { type: 'string' }, continue: { type: 'string' } },
});

try {
  if (!values.from && values.continue === undefined) throw new Error(`用法:npm run ${USAGE}`);
  process.exitCode = await run(configFromEnvironment());
} catch (error) {
  console.error(ownWords(error, '恢复'));
  process.exitCode = NOT_CHECKED;
}

async function run(config: Config): Promise<number> {
  const database = await openDatabase(config);
  const admin = connectAdmin(database.adminUrl);
  try {
    if (values.from) {
      const tools = { found: await findTools(admin, config.pgTools), url: database.adminUrl };
      const { entries, madeAt } = await restore({ admin, dataDir: config.dataDir, from: values.from, tools });
      console.log(`已恢复 ${madeAt} 的备份:存证 ${entries} 条。下面核对:`);
    }
    if (values.continue !== undefined) await goOn(admin, config, values.continue);
    return await checked(admin, config);
  } finally {
    await admin.destroy();
    await database.close();
  }
}

async function goOn(admin: Knex, config: Config, reason: string): Promise<void> {
  if (reason.trim().length < 4) throw new Error('请写明恢复的原因和经办人,它会进入存证');
  const witnessed = values.witness ? await readFile(join(values.witness, 'checkpoint'), 'utf8') : undefined;
  const key = await loadLogKey(config.logKeyFile);
  const { from, to, kept, lost } = await continueRestored({ admin, key, file: checkpointFileIn(config.dataDir), witnessed, reason });
  console.log(`存证 ${from} 的前 ${kept} 条保留,丢失已签名的 ${lost} 条;现以 ${to} 续接,已记入存证。请告知见证方用 --accept-restored 续接。`);
}

async function checked(admin: Knex, config: Config): Promise<number> {
  const witness = values.witness ? await readWitness(values.witness) : null;
  try {
    const keys = await keysOf(config, admin);
    const verdict = await withDatabaseSource(admin, 'database', { dataDir: config.dataDir, ...keys }, (source) => verify(source, { witness }));
    console.log(printed(verdict));
    if (verdict.counts['witness-shrunk']) {
      console.log('这份备份比见证方保存的存证旧。先找更新的备份;确实没有的,用 --continue 写明原因后续接,别无他法。');
    }
    if (!witness) console.log('没有见证方目录(--witness),无法知道备份之后是否还有存证。');
    return verdict.exit;
  } finally {
    witness?.close();
  }
}
