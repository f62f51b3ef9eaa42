import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildPages } from './helpers/built-pages.js';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

const KB = 1000;

describe('what the portal loads', function () {
  this.timeout(180_000);
  let manifest: Record<string, Chunk>;

  before(async () => {
    await buildPages();
    manifest = JSON.parse(readFileSync('dist/web/manifest.json', 'utf8'));
  });

  /** Everything that is fetched before the first page stands, and nothing that comes later. */
  function firstLoad(entry: string): Set<string> {
    const files = new Set<string>();
    const walk = (key: string) => {
      const chunk = manifest[key];
      assert.ok(chunk, key);
      if (files.has(chunk.file)) return;
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
      for (const next of chunk.imports ?? []) walk(next);
    };
    walk(entry);
    return files;
  }
  const gzipped = (file: string) => statSync(`dist/web/${file}.gz`).size;
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzipped(file), 0);

  it('is at most 130 kB of JavaScript and 220 kB in all at first, gzipped', () => {
    const files = firstLoad('index.html');
    const page = gzipSync(readFileSync('dist/web/index.html')).length;
    const scripts = sum([...files].filter((f) => f.endsWith('.js')));
    assert.ok(scripts <= 130 * KB, `${scripts} bytes of JavaScript`);
    assert.ok(sum(files) + page <= 220 * KB, `${sum(files) + page} bytes in all`);
  });

  it('has nothing of the desks’ library in it, nor any other library but the few it needs', () => {
    const scripts = [...firstLoad('index.html')].filter((f) => f.endsWith('.js')).map((f) => readFileSync(`dist/web/${f}`, 'utf8'));
    for (const text of scripts) assert.doesNotMatch(text, /ant-btn|antd|echarts|ZodError|ed25519/);
  });

  it('asks for at most 40 kB more for any further page', () => {
    const first = firstLoad('index.html');
    const pages = Object.entries(manifest).filter(([key]) => /^portal\/.*-page\.tsx$/.test(key));
    assert.ok(pages.length >= 8, String(pages.length));
    for (const [key] of pages) {
      const more = sum([...firstLoad(key)].filter((file) => !first.has(file)));
      assert.ok(more <= 40 * KB, `${key}: ${more} bytes`);
    }
  });
});
