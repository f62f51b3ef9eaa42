// node build.mjs                       builds dist/ if it is out of date
// node build.mjs server/main [args]    and then runs that module, in this same process: between npm and the platform
//                                      no second process can miss a signal. What had to be built was built by
//                                      another one before, as bundlers leave hundreds of megabytes behind.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const ROOT = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['server', 'db'];
const STAMP = join(ROOT, 'dist/.built');
const LOCK = join(ROOT, 'dist/.building');
/** What the pages are made of; they take over the machine's tables and the sealing. */
const WEB_SOURCES = ['web', 'server/machines', 'server/bidding', 'server/audit'];
const WEB = join(ROOT, 'dist/web');
const WEB_STAMP = join(WEB, '.built');

const WITHOUT_PAGES = '--without-pages';

const [module, ...args] = process.argv.slice(2);
if (module === undefined || module === WITHOUT_PAGES) {
  await alone(async () => {
    await buildIfNeeded();
    if (module === undefined) await buildPagesIfNeeded();
  });
} else {
  buildElsewhere(module === 'server/main');
  await run(module, args);
}

function buildElsewhere(withPages) {
  if (isBuilt(STAMP, SOURCES) && (!withPages || isBuilt(WEB_STAMP, WEB_SOURCES))) return;
  const { status } = spawnSync(process.execPath, [join(ROOT, 'build.mjs'), ...(withPages ? [] : [WITHOUT_PAGES])], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Of several that are started together one builds; the others wait and find it done. */
async function alone(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!take()) await setTimeout(100);
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isHeldByTheDead()) breakLock();
    return false;
  }
}

function isHeldByTheDead() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    // Written a moment after it is made: without a number yet it is young.
    if (holder) process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Only one of those who see it can move it away; whoever comes later finds it gone, or another's. */
function breakLock() {
  const away = `${LOCK}-${process.pid}`;
  try {
    renameSync(LOCK, away);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(away, { force: true });
}

function isBuilt(stamp, folders) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOf(folders);
}

function stateOf(folders) {
  return fingerprint(['build.mjs', 'package-lock.json', ...folders.flatMap((folder) => filesBelow(folder))]);
}

async function buildIfNeeded() {
  if (isBuilt(STAMP, SOURCES)) return;
  const state = stateOf(SOURCES);
  const files = SOURCES.flatMap((folder) => filesBelow(folder));
  const { build, stop } = await import('esbuild');
  rmSync(STAMP, { force: true });
  // From scratch, so that a module that was removed does not live on.
  for (const folder of SOURCES)
    rmSync(join(ROOT, 'dist', folder), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: files.filter((file) => /(?<!\.d)\.ts$/.test(file)),
    outbase: '.',
    outdir: 'dist',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  await stop();
  // Migrations, seeds and the like are read at run time, beside the module that reads them.
  for (const file of files.filter((name) => extname(name) !== '.ts')) {
    mkdirSync(dirname(join(ROOT, 'dist', file)), { recursive: true });
    cpSync(join(ROOT, file), join(ROOT, 'dist', file));
  }
  writeFileSync(STAMP, state); // last: a build that was broken off is not taken for done
}

async function buildPagesIfNeeded() {
  if (isBuilt(WEB_STAMP, WEB_SOURCES)) return;
  const state = stateOf(WEB_SOURCES);
  // Made beside and then put in its place whole: a platform that runs, and a build that fails, keep the last one.
  const making = join(ROOT, `dist/web-${process.pid}`);
  const { build } = await import('vite');
  try {
    await build({
      configFile: join(ROOT, 'web/vite.config.ts'),
      build: { outDir: making },
      logLevel: 'warn',
    });
    await compress(making);
    writeFileSync(join(making, '.built'), state);
    rmSync(WEB, { recursive: true, force: true });
    renameSync(making, WEB);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Once here, instead of at every answer. */
async function compress(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|svg)$/.test(name));
  const write = async (name, bytes) => writeFileSync(join(folder, name), await bytes);
  await Promise.all(
    names.flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return [write(`${name}.br`, promisify(brotliCompress)(bytes)), write(`${name}.gz`, promisify(gzip)(bytes, { level: 9 }))];
    }),
  );
}

async function run(name, rest) {
  const file = join(ROOT, 'dist', `${name}.js`);
  process.argv = [process.argv[0], file, ...rest];
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => existsSync(join(ROOT, name)))) {
    const { mtimeMs, size } = statSync(join(ROOT, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}
