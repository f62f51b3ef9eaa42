/** One change of a bundle by whoever hands it on, chosen by chance. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../../server/audit/bundle/sums.js';
import type { Chance } from '../chance.js';

type Lines = (lines: string[], chance: Chance) => string[];
const LINES: Record<string, Lines> = {
  'a line lost': (lines, chance) => lines.toSpliced(chance.below(lines.length), 1),
  'a line doubled'(lines, chance) {
    const at = chance.below(lines.length);
    return lines.toSpliced(at, 0, lines[at] as string);
  },
  'two lines exchanged'(lines, chance) {
    const [a, b] = [chance.below(lines.length), chance.below(lines.length)];
    return lines.with(a, lines[b] as string).with(b, lines[a] as string);
  },
  'the end cut off': (lines, chance) => lines.slice(0, chance.below(lines.length)),
  'a digit changed': (lines, chance) => edited(lines, chance, /\d/, '0123456789'),
  'a letter changed': (lines, chance) => edited(lines, chance, /[a-z\u4e00-\u9fff]/, 'abcdefghx村'),
};

/** @returns what was done, or null where it came to nothing */
export async function spoilBundle(from: string, to: string, chance: Chance): Promise<string | null> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  const files = await filesBelow(to);
  const path = chance.one(files);
  const does = chance.one([...Object.keys(LINES), 'bytes zeroed', 'a file in place of another', 'a file lost']);
  const whole = await readFile(join(to, path));
  const other = await readFile(join(to, chance.one(files)));
  const spoiled = does === 'a file lost' ? null : does in LINES ? inLines(whole, does, chance) : does === 'bytes zeroed' ? zeroed(whole, chance) : other;
  if (spoiled?.equals(whole)) return null;
  if (spoiled) await writeFile(join(to, path), spoiled);
  else await rm(join(to, path));
  return `${does} in ${path}`;
}

function inLines(whole: Buffer, does: string, chance: Chance): Buffer {
  // As Latin-1, so that what is no text stays what it is.
  const text = whole.toString(whole.includes('%PDF-') ? 'latin1' : 'utf8');
  const lines = text.split('\n');
  return Buffer.from((LINES[does] as Lines)(lines, chance).join('\n'), whole.includes('%PDF-') ? 'latin1' : 'utf8');
}

function zeroed(whole: Buffer, chance: Chance): Buffer {
  const from = chance.below(whole.length);
  return Buffer.concat([whole.subarray(0, from), Buffer.alloc(Math.min(16, whole.length - from)), whole.subarray(from + 16)]);
}

function edited(lines: string[], chance: Chance, what: RegExp, alphabet: string): string[] {
  const at = chance.below(lines.length);
  const characters = [...(lines[at] as string)];
  const places = characters.flatMap((character, n) => (what.test(character) ? [n] : []));
  if (places.length === 0) return lines;
  const place = chance.one(places);
  characters[place] = chance.one([...alphabet].filter((character) => character !== characters[place]));
  return lines.with(at, characters.join(''));
}
