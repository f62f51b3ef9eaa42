/**
 * The texts that every kind of document is held against, line by line as they stand on paper. A change of a template
 * shows as a change of these files; `UPDATE_GOLDEN=1 npx mocha test/documents/kinds.test.ts` writes them anew, and
 * whoever does so reads the difference.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ReadPdf } from './read-pdf.js';

const FOLDER = new URL('./golden/', import.meta.url);

export function assertGolden(name: string, pdf: ReadPdf): void {
  const file = new URL(`${name}.txt`, FOLDER);
  const text = asText(pdf);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `${name} has no golden text: UPDATE_GOLDEN=1 writes it, then read it`);
  assert.equal(text, readFileSync(file, 'utf8'));
}

/** What stands at one height is one line; cells of a row are set apart. */
function asText({ lines }: ReadPdf): string {
  const pages = lines.map((page) => {
    const rows: { y: number; parts: string[] }[] = [];
    for (const { text, y } of page) {
      const last = rows.at(-1);
      if (last && Math.abs(last.y - y) < 1) last.parts.push(text);
      else rows.push({ y, parts: [text] });
    }
    return rows.map(({ parts }) => parts.join(' | ')).join('\n');
  });
  return `${pages.join('\n\f\n')}\n`;
}
