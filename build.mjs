// node build.mjs                       builds dist/ if it is out of date
// node build.mjs server/main [args]    and then runs that module, in this same process: between npm
//                                      and the platform no second process can miss a signal
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['server', 'db'];
const STAMP = join(ROOT, 'dist/.built');

const [module, ...args] = process.argv.slice(2);
await buildIfNeeded();
if (module) await run(module, args);

async function buildIfNeeded() {
  const files = SOURCES.flatMap((folder) => filesBelow(folder));
  const state = fingerprint(['build.mjs', 'package-lock.json', ...files]);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state) return;

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
