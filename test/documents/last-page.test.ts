import assert from 'node:assert/strict';
import type { Block } from '../../server/documents/blocks.js';
import { compose } from '../../server/documents/compose.js';
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, type Kind, TEMPLATES } from '../../server/documents/templates/index.js';
import { BODY, MARGIN, PAGE } from '../../server/documents/typeset/paper.js';
import { chooseSpread, type Closing, type Spread } from '../../server/documents/typeset/spread.js';
import { flat, readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';

/** Of the date, the signatures and the notes at the end: what a page must not consist of. */
function closingTexts(blocks: readonly Block[]): string[] {
  const texts: string[] = [];
  for (const block of [...blocks].reverse()) {
    if (block.type === 'note') texts.push(block.text);
    else if (block.type === 'paragraph' && block.align === 'right') texts.push(block.text);
    else if (block.type === 'signatures')
      for (const party of block.parties)
        texts.push(party.role, party.name, ...party.lines.flatMap((l) => [l.label, l.value ?? '']));
    else break;
  }
  return texts.map(flat).filter((text) => text !== '');
}

/** Heights at which something of the body stands, other than date, signatures and notes. */
async function bodyOfLastPage(kind: Kind, n: number): Promise<{ pages: number; rows: number }> {
  const { facts, frame } = SAMPLES[kind][n] as (typeof SAMPLES)[Kind][0];
  const ending = closingTexts(compose(TEMPLATES[kind], facts, frame).body.blocks);
  const { lines } = await readPdf((await renderTemplate(TEMPLATES[kind], facts, frame)).bytes);
  const inBody = (lines.at(-1) ?? []).filter(
    ({ y }) => y < PAGE.height - MARGIN.top && y > PAGE.height - BODY.bottom,
  );
  const said = inBody.filter(({ text }) => {
    const part = flat(text).replace(/：$/, '');
    return part !== '' && !ending.some((whole) => whole.includes(part) || part.startsWith(whole));
  });
  return { pages: lines.length, rows: new Set(said.map(({ y }) => Math.round(y))).size };
}

describe('the last page', function () {
  this.timeout(60_000);

  for (const kind of KINDS) {
    it(`of ${TEMPLATES[kind].name} (${kind}) holds part of the text in every case, not signatures alone`, async () => {
      for (const n of SAMPLES[kind].keys()) {
        const { pages, rows } = await bodyOfLastPage(kind, n);
        assert.ok(pages === 1 || rows >= 4, `case ${n + 1}: ${rows} rows on page ${pages}`);
      }
    });
  }
});

describe('the distance of lines', () => {
  const full: Closing = { pages: 2, height: 400, text: 300 };
  const bare: Closing = { pages: 2, height: 90, text: 0 };
  const choose = (closing: (spread: Spread) => Closing) => chooseSpread(closing);

  it('stays as it is where the last page holds enough, and where there is one page only', () => {
    assert.deepEqual(choose(() => full), { leading: 1, held: null });
    assert.deepEqual(choose(() => ({ pages: 1, height: 40, text: 40 })), { leading: 1, held: null });
  });

  it('is made as little smaller as spares the last page', () => {
    const spread = choose(({ leading }) => (leading <= 0.94 ? { pages: 1, height: 600, text: 500 } : bare));
    assert.deepEqual(spread, { leading: 0.94, held: null });
  });

  it('is made greater where that brings text to the signatures', () => {
    const spread = choose(({ leading }) => (leading >= 1.06 ? full : bare));
    assert.deepEqual(spread, { leading: 1.06, held: null });
  });

  it('is left alone where only an earlier end of the page before helps', () => {
    const spread = choose(({ held }) => (held && held.height > 60 ? full : bare));
    assert.equal(spread.leading, 1);
    assert.ok(spread.held?.page === 1 && spread.held.height > 60 && spread.held.height < 90);
  });

  it('is the usual one where nothing helps', () => {
    assert.deepEqual(choose(() => bare), { leading: 1, held: null });
  });
});
