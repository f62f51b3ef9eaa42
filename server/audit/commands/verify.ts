// npm run verify -- [bundle | database url] [--witness DIR] [--receipt FILE …] [--key VKEY|FILE …] [--sm2-key VKEY|FILE]
//   [--origin LINE] [--data DIR] [--accept-secret] [--json]
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { connectAdmin } from '../../../db/connect.js';
import { withDatabaseSource } from '../verify/database-source.js';
import { bundleSource } from '../bundle/bundle-source.js';
import { isSm2Key } from '../sm2-signature.js';
import { threadsFor } from '../verify/in-threads.js';
import { CannotCheck, NOT_CHECKED } from '../verify/ledger.js';
import { printed } from '../verify/print.js';
import { type Options, type Verdict, verify } from '../verify/verify.js';
import { readWitness } from '../witness/view.js';
import { asked } from './asked.js';
import { keysOf } from './keys-of-platform.js';
import { usingDatabase } from './platform-database.js';

const { positionals, values } = asked('verify -- [存证包目录 | 数据库地址] [--witness 目录] [--receipt 文件] [--key 公钥] [--sm2-key 公钥] [--json]', {
  allowPositionals: true,
  options: {
    witness: { type: 'string' },
    receipt: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] },
    'sm2-key': { type: 'string', multiple: true, default: [] },
    origin: { type: 'string' },
    data: { type: 'string' },
    'accept-secret': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

try {
  const verdict = await run(positionals[0]);
  console.log(values.json ? JSON.stringify(verdict, null, 2) : printed(verdict));
  process.exitCode = verdict.exit;
} catch (error) {
  // Whatever it is, it is no “clean”.
  const reason = error instanceof CannotCheck ? error.message : `stopped: ${(error as Error).message} / 检查中断`;
  console.log(values.json ? JSON.stringify({ exit: NOT_CHECKED, findings: [], unchecked: [reason] }, null, 2) : `not checked: ${reason}`);
  process.exitCode = NOT_CHECKED;
}

async function run(target: string | undefined): Promise<Verdict> {
  const witness = values.witness ? await readWitness(values.witness) : null;
  try {
    const options: Options = {
      witness,
      origin: values.origin,
      keys: [...(await Promise.all(values.key.map(keyFrom))), ...(await Promise.all(values['sm2-key'].map(sm2KeyFrom)))],
      receipts: await Promise.all(values.receipt.map(async (name) => ({ name, text: await readFile(name, 'utf8') }))),
      acceptSecret: values['accept-secret'],
      progress: progress(),
    };
    if (target && !/^postgres(ql)?:/.test(target)) return await ofBundle(target, options);
    return await ofDatabase(target, options);
  } finally {
    witness?.close();
  }
}

async function ofBundle(path: string, options: Options): Promise<Verdict> {
  if (!(await stat(path).catch(() => null))?.isDirectory()) throw new CannotCheck(`${path} is no bundle`, `${path} 不是存证包目录`);
  const source = await bundleSource(path);
  return verify(source, { ...options, threads: threadsFor(source, availableParallelism()) });
}

function ofDatabase(url: string | undefined, options: Options): Promise<Verdict> {
  return usingDatabase(url, async ({ adminUrl, config }) => {
    const admin = connectAdmin(adminUrl);
    try {
      // Another database than the configured one has its files elsewhere too.
      const dataDir = values.data ?? (url && url !== config.databaseUrl ? undefined : config.dataDir);
      const keys = url && url !== config.databaseUrl ? {} : await keysOf(config, admin);
      return await withDatabaseSource(admin, 'database', { dataDir, ...keys }, (source) => verify(source, options));
    } finally {
      await admin.destroy();
    }
  });
}

/** A key as text, or in a file. */
async function keyFrom(given: string): Promise<string> {
  return existsSync(given) ? (await readFile(given, 'utf8')).trim() : given;
}

async function sm2KeyFrom(given: string): Promise<string> {
  const key = await keyFrom(given);
  if (!isSm2Key(key)) throw new CannotCheck('--sm2-key is not a key of SM2', '--sm2-key 给出的不是 SM2 公钥');
  return key;
}

/** On stderr, so that the answer can be piped; about once a second. */
function progress(): (entries: number) => void {
  const begun = performance.now();
  let told = begun;
  return (entries) => {
    const now = performance.now();
    if (now - told < 1000) return;
    told = now;
    process.stderr.write(`${entries} entries after ${Math.round((now - begun) / 1000)} s / 已核对 ${entries} 条\n`);
  };
}
