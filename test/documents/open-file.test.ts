import assert from 'node:assert/strict';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { renderTemplate } from '../../server/documents/render.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { SAMPLES } from './samples.js';

describe('a document’s file', function () {
  this.timeout(60_000);

  it('may be copied from, searched and read aloud: nothing is forbidden, and its structure is tagged', async () => {
    const [{ facts, frame }] = SAMPLES.payments;
    const { bytes } = await renderTemplate(TEMPLATES.payments, facts, frame);
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const pdf = await task.promise;
    assert.equal(await pdf.getPermissions(), null);
    assert.equal((await pdf.getMarkInfo())?.Marked, true);
    const tags: string[] = [];
    JSON.stringify(await (await pdf.getPage(1)).getStructTree(), (key, value) => {
      if (key === 'role') tags.push(value);
      return value;
    });
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'P', 'Figure'])
      assert.ok(tags.includes(tag), `${tag} in ${[...new Set(tags)]}`);
    await task.destroy();
  });

  it('carries the part of the fonts that it needs, and no more', async () => {
    const [{ facts, frame }] = SAMPLES.receipt;
    const { bytes } = await renderTemplate(TEMPLATES.receipt, facts, frame);
    const raw = Buffer.from(bytes).toString('latin1');
    const fonts = new Set(raw.match(/\/BaseFont \/[\w+-]+/g));
    assert.ok(fonts.size >= 2);
    for (const font of fonts) assert.match(font, /\/BaseFont \/\w{6}\+NotoSerifSC/);
    assert.match(raw, /\/FontFile2/);
    assert.ok(bytes.length < 200_000, `${bytes.length} of 28 MB of fonts`);
  });
});
