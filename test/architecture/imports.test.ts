import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { circlesOf, type Import, type Source, sourcesIn } from './sources.js';

const FOLDERS = ['server', 'db', 'demo', 'web'].filter((folder) => existsSync(folder));
const all = sourcesIn(...FOLDERS);

/** What may be known of a part of the program: files whose path begins so. */
interface Layer {
  /** Beginnings of paths that belong to it; the longest that fits decides. */
  of: string[];
  mayImport: string[];
  packages?: RegExp;
}

const SEALING = ['base64url', 'offer-content', 'sealed-package', 'sealing', 'unreadable-package'].map((n) => `server/bidding/${n}.ts`);
const ANSWERS = ['portal-answers', 'project-query', 'public-answers'].map((n) => `server/routes/${n}.ts`);
const LOG_BYTES = ['base64', 'canonical', 'checkpoint', 'cosignature', 'merkle', 'note', 'salted-hash', 'tlog-proof'].map((n) => `server/audit/${n}.ts`);

/** Architecture §1, who may import whom. A part may always import itself. */
const LAYERS: Record<string, Layer> = {
  'the machine': { of: ['server/machines/'], mayImport: [], packages: /^(xstate|zod)$/ },
  'the bytes of the log': { of: LOG_BYTES, mayImport: [], packages: /^@noble\// },
  'the log': { of: ['server/audit/'], mayImport: [...LOG_BYTES, 'server/people/key-file.ts', 'server/machines/', 'server/threads.ts', 'db/transaction.ts', 'db/queries/'] },
  'commands of the log': {
    of: ['server/audit/commands/', 'server/audit/backup/'],
    mayImport: [...LOG_BYTES, 'server/audit/', 'server/config.ts', 'server/machines/', 'server/people/key-file.ts', 'db/'],
  },
  // The browser seals, so that nothing of the server may be in it.
  sealing: { of: SEALING, mayImport: ['server/audit/canonical.ts'], packages: /^(@noble\/|zod$)/ },
  bidding: {
    of: ['server/bidding/'],
    mayImport: [...SEALING, ...LOG_BYTES, 'server/machines/', 'server/transactions/door.ts', 'server/people/', 'db/transaction.ts'],
  },
  people: { of: ['server/people/'], mayImport: ['server/audit/platform-chain.ts', 'server/machines/', 'server/errors.ts', 'db/transaction.ts'] },
  files: { of: ['server/files/'], mayImport: ['server/errors.ts'] },
  rules: { of: ['server/rules/'], mayImport: ['server/errors.ts', 'server/machines/', 'server/people/', 'db/transaction.ts', 'db/queries/'] },
  assets: { of: ['server/assets/'], mayImport: ['server/errors.ts', 'server/machines/', 'server/people/', 'server/threads.ts', 'db/transaction.ts', 'db/queries/'] },
  notices: { of: ['server/notices/'], mayImport: ['server/errors.ts', 'server/machines/', 'server/people/', 'db/transaction.ts'] },
  threads: { of: ['server/threads.ts'], mayImport: [] },
  errors: { of: ['server/errors.ts'], mayImport: ['server/machines/'], packages: /^$/ },
  configuration: { of: ['server/config.ts'], mayImport: [] },
  'what a document looks like': {
    of: ['server/documents/templates/', 'server/documents/typeset/'],
    mayImport: ['server/documents/', 'server/machines/'],
  },
  documents: {
    of: ['server/documents/'],
    mayImport: [
      'server/threads.ts',
      'server/documents/',
      'server/errors.ts',
      'server/audit/',
      'server/bidding/offers-root.ts',
      'server/files/',
      'server/machines/',
      'server/transactions/',
      'db/transaction.ts',
      'db/queries/',
    ],
  },
  'use cases': {
    of: ['server/transactions/'],
    mayImport: [
      'server/audit/',
      'server/bidding/',
      'server/documents/for-effect.ts',
      'server/errors.ts',
      'server/files/spool.ts',
      'server/machines/',
      'server/people/',
      'db/subject.ts',
      'db/transaction.ts',
      'db/queries/',
    ],
  },
  background: {
    of: ['server/background/'],
    mayImport: ['server/documents/', 'server/files/', 'server/notices/', 'server/people/', 'server/transactions/', 'server/audit/', 'db/queries/'],
  },
  routes: {
    of: ['server/routes/'],
    mayImport: [
      'server/app.ts',
      'server/assets/',
      'server/notices/',
      'server/audit/canonical.ts',
      'server/errors.ts',
      'server/files/',
      'server/machines/',
      'server/people/',
      'server/rules/',
      'server/transactions/',
      'server/web-files.ts',
      'db/queries/',
    ],
  },
  'the built pages': { of: ['server/web-files.ts'], mayImport: [], packages: /^node:/ },
  'composition root': {
    of: ['server/main.ts', 'server/start.ts', 'server/compose.ts', 'server/app.ts', 'server/listen.ts'],
    mayImport: ['server/', 'db/'],
  },
  queries: { of: ['db/queries/'], mayImport: ['db/subject.ts', 'server/assets/asset.ts', 'server/machines/'] },
  'the first accounts': { of: ['db/seeds/', 'db/bootstrap.ts'], mayImport: ['server/people/', 'server/machines/', 'db/'] },
  commands: { of: ['db/open.ts', 'db/commands.ts'], mayImport: ['server/config.ts', 'db/'] },
  database: { of: ['db/'], mayImport: [] },
  // It plays over HTTP: it may start the platform, and seal as a browser does.
  demonstration: {
    of: ['demo/'],
    mayImport: ['server/start.ts', 'server/config.ts', ...SEALING, 'server/audit/bundle/', 'server/audit/commands/', 'server/audit/verify/', 'db/'],
  },
  // What the server answers is described once; only types are taken from there.
  pages: { of: ['web/'], mayImport: ['server/machines/', 'server/assets/states.ts', ...ANSWERS, ...LOG_BYTES, ...SEALING] },
  // They play a demonstration on a platform of its own, and know by the machine's tables what is a raw key.
  'pictures of the pages': { of: ['web/screens/'], mayImport: ['demo/', 'server/start.ts', 'server/config.ts', 'server/machines/', 'db/seeds/'] },
};

function layerOf(path: string): string {
  const fits = Object.entries(LAYERS).flatMap(([name, { of }]) => of.filter((start) => path.startsWith(start)).map((start) => ({ name, start })));
  fits.sort((a, b) => b.start.length - a.start.length);
  assert.ok(fits[0], `${path} belongs to no part: say in this test what it may import`);
  return fits[0].name;
}

const mayImport = (source: Source, { to }: Import) => {
  const name = layerOf(source.path);
  return layerOf(to) === name || (LAYERS[name] as Layer).mayImport.some((start) => to.startsWith(start));
};

describe('who may import whom', () => {
  for (const name of Object.keys(LAYERS)) {
    it(`${name} imports nothing but what it may`, () => {
      const own = all.filter((s) => layerOf(s.path) === name);
      const wrong = own.flatMap((s) => s.imports.filter((i) => i.isOurs && !mayImport(s, i)).map((i) => `${s.path} → ${i.to}`));
      assert.deepEqual(wrong, []);
      const { packages } = LAYERS[name] as Layer;
      const strange = own.flatMap((s) => s.imports.filter((i) => !i.isOurs && packages && !packages.test(i.to)).map((i) => `${s.path} → ${i.to}`));
      assert.deepEqual(strange, []);
    });
  }

  it('every file imported is there, so that no rule is passed by a wrong name', () => {
    const paths = new Set(all.map((s) => s.path));
    const missing = all.flatMap((s) => s.imports.filter((i) => i.isOurs && /\.tsx?$/.test(i.to) && !paths.has(i.to)).map((i) => `${s.path} → ${i.to}`));
    assert.deepEqual(missing, []);
  });

  it('nothing goes round in a circle when the program runs', () => {
    assert.deepEqual(circlesOf(all, (i) => !i.typeOnly), []);
  });

  it('types go round in no circle either, but for what routes are handed and what a seed hands out', () => {
    // One shape, named where it is put together.
    const known = new Set(['server/app.ts', 'db/seeds/index.ts']);
    assert.deepEqual(circlesOf(all, (i) => !(i.typeOnly && known.has(i.to))), []);
  });

  it('the door does not know the wings', () => {
    const door = all.find((s) => s.path === 'server/transactions/advance.ts');
    const wings = door?.imports.filter((i) => /bidding|documents|wings|draw|named-party/.test(i.to));
    assert.deepEqual(wings, []);
  });

  const ONLY: Record<string, [pkg: RegExp, where: RegExp]> = {
    'the machine’s library': [/^xstate/, /^server\/machines\//],
    'HTTP’s library': [/^express/, /^server\/(routes\/|app\.ts)/],
    'the database’s driver': [/^pg$/, /^(db|server\/background)\//],
    'the job queue': [/^graphile-worker/, /^server\/background\//],
  };
  for (const [what, [pkg, where]] of Object.entries(ONLY)) {
    it(`${what} is known in one place only`, () => {
      const strangers = all.filter((s) => !where.test(s.path) && s.imports.some((i) => !i.isOurs && pkg.test(i.to)));
      assert.deepEqual(strangers.map((s) => s.path), []);
    });
  }
});

describe('house rules that a text shows', () => {
  const saying = (pattern: RegExp, where: (path: string) => boolean) => all.filter((s) => where(s.path) && pattern.test(s.text)).map((s) => s.path);

  it('the environment is read in one file', () => {
    assert.deepEqual(saying(/process\.env\b/, (path) => path !== 'server/config.ts'), []);
  });

  it('the machine has no clock, no chance and no world', () => {
    const world = /\bDate\.now\(|new Date\(\)|Math\.random|performance\.now|(?<![#/])\bprocess\.|\bfetch\(|setTimeout|\bcrypto\b/;
    assert.deepEqual(saying(world, (path) => path.startsWith('server/machines/')), []);
  });

  it('time is taken from the platform’s clock in the use cases, never from the process', () => {
    assert.deepEqual(saying(/\bDate\.now\(|new Date\(\)/, (path) => path.startsWith('server/transactions/')), []);
  });

  it('only the door’s own files write projects, bidders and log entries', () => {
    const writes = /(update|insert into|delete from)\s+(projects|trade_bidders|log\.)|log\.append\(/i;
    const door = /^server\/(transactions\/(store|register|pseudonym)|audit\/(entry|origin|backup\/(continue|restore))|documents\/issue\/record-issue)\.ts$/;
    assert.deepEqual(saying(writes, (path) => !door.test(path)), []);
  });

  it('no file is a drawer for whatever is left over', () => {
    const drawers = all.map((s) => s.path).filter((path) => /(^|\/)(utils?|helpers?|misc|common|shared|lib)(\/|\.tsx?$)/.test(path));
    assert.deepEqual(drawers.filter((path) => !path.startsWith('web/')), []);
  });

  it('nine files of ten have less than 200 lines', () => {
    const long = all.filter((s) => s.text.split('\n').length > 200);
    assert.ok(long.length * 10 <= all.length, long.map((s) => s.path).join(', '));
  });
});
