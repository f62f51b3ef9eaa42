import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = join(dirname(fileURLToPath(import.meta.url)), '../../server/machines');
const FILES = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).filter((f) =>
  f.endsWith('.ts'),
);
const source = (file: string) => readFileSync(join(HERE, file), 'utf8');
const IMPORTED =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g;
const importsOf = (file: string) =>
  [...source(file).matchAll(IMPORTED)].map((m) => (m[1] ?? m[2] ?? m[3]) as string);
const inside = (file: string, from: string) =>
  relative(HERE, join(HERE, dirname(file), from)).replace(/\.js$/, '.ts');

describe('the machine is pure', () => {
  it('it imports xstate, zod and itself, and nothing else', () => {
    const wrong = FILES.flatMap((file) =>
      importsOf(file)
        .filter((from) =>
          from.startsWith('.')
            ? inside(file, from).startsWith('..')
            : from !== 'xstate' && from !== 'zod',
        )
        .map((from) => `${file}: ${from}`),
    );
    assert.deepEqual(wrong, []);
    assert.ok(FILES.length > 30);
  });

  it('it reads no clock, no chance and no environment', () => {
    const world =
      /Date\.now|new Date\(\s*\)|Math\.random|process\.(?:env|argv|hrtime)|performance\.now|crypto|setTimeout|setInterval|fetch\(/;
    assert.deepEqual(
      FILES.filter((file) => world.test(source(file))),
      [],
    );
  });

  it('its state machine waits for nothing and calls nobody', () => {
    const waits = /\bafter\s*:\s*\{|\binvoke\s*:|'\*'\s*:|\balways\s*:/;
    assert.deepEqual(
      FILES.filter((file) => waits.test(source(file))),
      [],
    );
  });

  it('its files import each other without a circle', () => {
    const seen = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (seen.get(file) === 'done') return;
      if (seen.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      seen.set(file, 'open');
      for (const from of importsOf(file).filter((f) => f.startsWith('.')))
        visit(inside(file, from), [...path, file]);
      seen.set(file, 'done');
    };
    for (const file of FILES) visit(file, []);
    assert.deepEqual(circles, []);
  });
});
