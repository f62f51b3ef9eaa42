import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { buildPages } from './helpers/built-pages.js';

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isDynamicEntry?: boolean;
}

const KB = 1000;

describe('what the desks load', function () {
  this.timeout(180_000);
  let manifest: Record<string, Chunk>;

  before(async () => {
    await buildPages();
    manifest = JSON.parse(readFileSync('dist/web/manifest.json', 'utf8'));
  });

  /** Scripts that are fetched before a chunk runs. */
  function scriptsOf(entry: string, seen = new Set<string>()): Set<string> {
    const chunk = manifest[entry];
    assert.ok(chunk, entry);
    if (seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) scriptsOf(next, seen);
    return seen;
  }
  const sum = (files: Iterable<string>) =>
    [...files].reduce((total, file) => total + statSync(`dist/web/${file}.gz`).size, 0);
  const pages = () => Object.keys(manifest).filter((key) => /^desk\/.*-page\.tsx$/.test(key));
  const more = (key: string) =>
    sum([...scriptsOf(key)].filter((file) => !scriptsOf('desk.html').has(file)));

  it('is at most 480 kB of JavaScript at first, gzipped', () => {
    const first = sum(scriptsOf('desk.html'));
    assert.ok(first <= 480 * KB, `${first} bytes`);
  });

  it('asks for at most 60 kB more for any further page', () => {
    assert.ok(pages().length >= 10, String(pages().length));
    const large = pages().filter((key) => more(key) > 60 * KB);
    assert.deepEqual(
      large.map((key) => `${key}: ${more(key)} bytes`),
      [],
    );
  });

  it('loads charts only on demand, and at most 210 kB of them', () => {
    const charts = 'desk/statistics/charts.tsx';
    assert.ok(more(charts) <= 210 * KB, `${more(charts)} bytes`);
    for (const key of pages()) assert.ok(!scriptsOf(key).has(manifest[charts]?.file ?? ''), key);
  });

  it('asks for at most 90 kB for anything else that comes on demand, English included', () => {
    const lazy = Object.keys(manifest).filter(
      (key) => key.startsWith('desk/') && manifest[key]?.isDynamicEntry,
    );
    const others = lazy.filter(
      (key) => !pages().includes(key) && key !== 'desk/statistics/charts.tsx',
    );
    assert.ok(
      others.some((key) => key === 'desk/words-en.ts'),
      others.join(', '),
    );
    const large = others.filter((key) => more(key) > 90 * KB);
    assert.deepEqual(
      large.map((key) => `${key}: ${more(key)} bytes`),
      [],
    );
  });

  it('loads the sealing only when an offer is sealed', () => {
    const sealing = manifest['desk/act/seal.ts']?.file ?? '';
    assert.ok(sealing);
    for (const key of ['desk.html', ...pages()]) assert.ok(!scriptsOf(key).has(sealing), key);
  });
});
