/** The built pages, as `node build.mjs` left them in dist/web: kept in memory as they travel, or not there at all. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export type Encoding = 'br' | 'gzip' | 'identity';
export interface Encoded {
  bytes: Buffer;
  encoding: Encoding;
}

export interface WebFile {
  type: string;
  /** Its name holds the hash of its content: it never changes. */
  immutable: boolean;
  /** In the best way that the asker takes. */
  encoded(accepted: string): Encoded;
}

export interface WebFiles {
  portal: string;
  /** Holds `__NONCE__` where the nonce of an answer goes. */
  desk: string;
  /** By address: `/assets/portal-1234.js`, `/icon.svg`. */
  find(address: string): WebFile | null;
}

/** Pages that were built anew while the platform runs are served from the next request on. */
export function webFiles(folder = builtFolder()): () => WebFiles | null {
  let read: { at: number; files: WebFiles } | null = null;
  return () => {
    const at = statSync(join(folder, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs;
    // While a build is being made, the last one stands.
    if (at === undefined || !existsSync(join(folder, '.built'))) return read?.files ?? null;
    if (read?.at !== at) read = { at, files: readAll(folder) };
    return read.files;
  };
}

/** Beside this module when it was built itself, else where the build would have put it. */
function builtFolder(): string {
  const [beside, below] = ['../web', '../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return existsSync(join(beside as string, 'manifest.json')) ? (beside as string) : (below as string);
}

function readAll(folder: string): WebFiles {
  const files = new Map<string, WebFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    const address = `/${name.replaceAll('\\', '/')}`;
    if (type) files.set(address, readFile(join(folder, name), type, address.startsWith('/assets/')));
  }
  const page = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { portal: page('index.html'), desk: page('desk.html'), find: (address) => files.get(address) ?? null };
}

/** What was compressed is kept so and unpacked for the rare asker that takes neither. */
function readFile(path: string, type: string, immutable: boolean): WebFile {
  if (!existsSync(`${path}.br`)) {
    const bytes = readFileSync(path);
    return { type, immutable, encoded: () => ({ bytes, encoding: 'identity' }) };
  }
  const [br, gzip] = [readFileSync(`${path}.br`), readFileSync(`${path}.gz`)];
  return {
    type,
    immutable,
    encoded(accepted) {
      if (/\bbr\b/.test(accepted)) return { bytes: br, encoding: 'br' };
      return /\bgzip\b/.test(accepted) ? { bytes: gzip, encoding: 'gzip' } : { bytes: gunzipSync(gzip), encoding: 'identity' };
    },
  };
}
