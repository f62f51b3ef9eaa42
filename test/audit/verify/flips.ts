/** Single bits turned in a bundle, at random places of all its bytes; every one must be refused, and told where it is. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSource } from '../../../server/audit/bundle/bundle-source.js';
import { filesBelow, SUMS } from '../../../server/audit/bundle/sums.js';
import { CannotCheck } from '../../../server/audit/verify/ledger.js';
import { type Options, type Verdict, verify } from '../../../server/audit/verify/verify.js';

/** As the command does it: what cannot be read at all is a verdict too. */
export async function verdictOf(dir: string, options: Partial<Options> = {}): Promise<Verdict> {
  try {
    return await verify(await bundleSource(dir), options);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    return { exit: 2, findings: [], unchecked: [error.message], counts: {}, notes: [], checked: {}, source: dir };
  }
}

/** Always the same places: a place that was let through once can be looked at again. */
function* chances(): Generator<number> {
  for (let state = 20_250_702; ; state = (state * 48_271) % 2_147_483_647) yield state / 2_147_483_647;
}

/** Turns so many bits, one after the other and each turned back. @param isOf the files that are to be turned @returns what was not refused, or not told where */
export async function flipped(dir: string, count: number, options: Partial<Options>, isOf: (path: string) => boolean = () => true): Promise<string[]> {
  const files = (await filesBelow(dir)).filter(isOf).map((path) => ({ path, size: statSync(join(dir, path)).size }));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const chance = chances();
  const next = () => chance.next().value as number;
  const passed: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { path, at } = placeOf(files, Math.floor(next() * total));
    const bit = Math.floor(next() * 8);
    const whole = readFileSync(join(dir, path));
    const turned = Buffer.from(whole);
    turned[at] = (turned[at] as number) ^ (1 << bit);
    writeFileSync(join(dir, path), turned);
    const verdict = await verdictOf(dir, options);
    writeFileSync(join(dir, path), whole);
    if (verdict.exit === 0) passed.push(`${path} at ${at}, bit ${bit}: clean`);
    else if (!tells(verdict, path)) passed.push(`${path} at ${at}, bit ${bit}: not told where`);
  }
  return passed;
}

function placeOf(files: readonly { path: string; size: number }[], byte: number): { path: string; at: number } {
  let at = byte;
  for (const { path, size } of files) {
    if (at < size) return { path, at };
    at -= size;
  }
  throw new RangeError('a place behind the last file');
}

/** A hash that was turned accuses the file that it is of: nobody can tell which of the two was touched. */
const tells = ({ findings, unchecked }: Verdict, path: string) =>
  findings.some((f) => f.table === path || (path === SUMS && f.kind === 'file-changed')) || unchecked.some((text) => text.includes(path) || (path === SUMS && text.includes('is missing')));
