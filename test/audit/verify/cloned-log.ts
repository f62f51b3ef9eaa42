/**
 * A bundle of as many entries as one wants: a few trades that were really played, again and again under new ids, in other
 * villages and weeks, many side by side; hashed and signed as the platform does it, and never in memory as a whole.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { formatCheckpoint } from '../../../server/audit/checkpoint.js';
import { CompactTree } from '../../../server/audit/merkle.js';
import { formatVerifierKey, signNote } from '../../../server/audit/note.js';
import { saltedHashOfBytes } from '../../../server/audit/salted-hash.js';
import { exportBundle } from '../../../server/audit/bundle/export.js';
import { LineWriter } from '../../../server/audit/bundle/lines.js';
import { MANIFEST, type Manifest, readManifest } from '../../../server/audit/bundle/manifest.js';
import { filesBelow, writeSums } from '../../../server/audit/bundle/sums.js';
import type { World } from '../../helpers/world.js';
import { prepare } from '../../journeys/perform.js';
import { WAYS } from '../../journeys/ways.js';
import { later, readSeed, type SeedTrade, Stencil } from './seed-trades.js';

export interface Cloning {
  /** A bundle of archived trades. */
  seed: string;
  out: string;
  /** At least: every trade is told to its end. */
  entries: number;
  /** So many entries stand under each signed checkpoint. */
  perCheckpoint: number;
}
export interface Cloned {
  entries: number;
  projects: number;
  checkpoints: number;
  /** Different trades, and how many of them fit into the entries in other weeks too. */
  kinds: number;
  variants: number;
  bytes: number;
  logKey: string;
}

/** Trades of every kind, played through the real door to their archive, as a bundle. */
export async function playSeed(world: World, out: string): Promise<void> {
  for (const way of Object.values(WAYS)) await prepare(world, way());
  await exportBundle({ admin: world.admin, dataDir: `${out}-files`, logKey: '', witnessKeys: [], out, now: Date.now });
}

const SIDE_BY_SIDE = 200;
/** Until another rule book holds. */
const MOST_WEEKS = 26;
const SECRET_KEY = new Uint8Array(32).fill(21);

export async function cloneLog(cloning: Cloning): Promise<Cloned> {
  const { seed, out } = cloning;
  const kinds = await readSeed(seed);
  const variants = Array.from({ length: MOST_WEEKS }, (_, weeks) => weeks).flatMap((weeks) => kinds.flatMap((kind) => later(kind, weeks) ?? []));
  await mkdir(join(out, 'keys'), { recursive: true });
  for (const name of ['rules.json', 'README.md']) await cp(join(seed, name), join(out, name));
  const about = (await readManifest(seed)) as Manifest;
  const logKey = formatVerifierKey(about.origin, ed25519.getPublicKey(SECRET_KEY));
  await writeFile(join(out, 'keys/log.vkey'), `${logKey}\n`);
  const written = await writeEntries(cloning, about.origin, variants.map(stencilled));
  const files: Record<string, number> = {};
  for (const path of await filesBelow(out)) files[path] = (await stat(join(out, path))).size;
  await writeFile(join(out, MANIFEST), JSON.stringify({ ...about, entries: written.entries, withheld: 0, files }));
  await writeSums(out);
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
  return { ...written, kinds: kinds.length, variants: variants.length, bytes, logKey };
}

interface Pattern {
  entries: { line: SeedTrade['entries'][number]['line']; ids: Stencil; salt: string; data: Stencil }[];
  rows: Stencil;
}

interface Running {
  n: number;
  next: number;
  pattern: Pattern;
}

function stencilled({ entries, rows }: SeedTrade): Pattern {
  const pattern = entries.map(({ line, salt, data }) => ({
    line,
    ids: new Stencil(JSON.stringify([line.actor, line.project])),
    salt,
    data: new Stencil(data),
  }));
  return { entries: pattern, rows: new Stencil(rows) };
}

async function writeEntries({ out, entries, perCheckpoint }: Cloning, origin: string, patterns: readonly Pattern[]) {
  const files = await Promise.all(['entries', 'payloads', 'projects', 'checkpoints', 'withheld'].map((name) => LineWriter.create(join(out, `${name}.jsonl`))));
  const [lines, payloads, projects, checkpoints] = files as [LineWriter, LineWriter, LineWriter, LineWriter];
  const waiting: Running[] = [];
  const tree = new CompactTree();
  let [begun, planned, signed] = [0, 0, 0];
  const beginSome = () => {
    for (; waiting.length < SIDE_BY_SIDE && planned < entries; begun += 1) {
      const pattern = patterns[begun % patterns.length] as Pattern;
      waiting.push({ n: begun, next: 0, pattern });
      planned += pattern.entries.length;
    }
  };
  beginSome();
  for (let trade = waiting.shift(); trade; beginSome(), trade = waiting.shift()) {
    const seq = tree.size;
    const { line, ids, salt, data } = trade.pattern.entries[trade.next++] as Pattern['entries'][number];
    const [actor, project] = JSON.parse(ids.filled(trade.n));
    const said = data.filled(trade.n);
    const bytes = Buffer.from(JSON.stringify({ ...line, actor, project, seq, data: saltedHashOfBytes(salt, Buffer.from(said)) }));
    await lines.write(bytes);
    await payloads.write(JSON.stringify({ seq, dataSalt: salt, data: said, personalSalt: null, personal: null, erasedBy: null }));
    if (trade.next < trade.pattern.entries.length) waiting.push(trade);
    else await projects.write(trade.pattern.rows.filled(trade.n));
    tree.append(createHash('sha256').update(Buffer.of(0)).update(bytes).digest());
    if (tree.size % perCheckpoint !== 0 && waiting.length > 0) continue;
    signed += 1;
    const text = formatCheckpoint({ origin, size: tree.size, root: tree.root() });
    await checkpoints.write(JSON.stringify({ size: tree.size, note: signNote(text, { name: origin, secretKey: SECRET_KEY }) }));
  }
  await Promise.all(files.map((file) => file.close()));
  return { entries: tree.size, projects: begun, checkpoints: signed };
}
