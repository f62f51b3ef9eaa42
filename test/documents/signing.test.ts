import assert from 'node:assert/strict';
import { readTestSignature, testSigner } from '../../server/documents/signing/test-signer.js';
import { renderTemplate } from '../../server/documents/render.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';

describe('a test signature', () => {
  const [{ facts, frame }] = SAMPLES.receipt;
  const signed = async () => {
    const { bytes } = await renderTemplate(TEMPLATES.receipt, facts, frame);
    return { bytes, issued: await testSigner().sign(bytes, { number: frame.number }) };
  };

  it('makes another file that begins with the one that was drawn and still opens', async () => {
    const { bytes, issued } = await signed();
    assert.ok(issued.length > bytes.length);
    assert.deepEqual(Buffer.from(issued.subarray(0, bytes.length)), Buffer.from(bytes));
    assert.equal((await readPdf(issued)).text, (await readPdf(bytes)).text);
  });

  it('fits the bytes and the number it was made for, and no others', async () => {
    const { bytes, issued } = await signed();
    const read = readTestSignature(issued);
    assert.equal(read?.valid, true);
    assert.equal(read?.number, frame.number);
    assert.deepEqual(Buffer.from(read?.rendered ?? []), Buffer.from(bytes));
    const text = Buffer.from(issued);
    const moved = Buffer.from(text.toString('latin1').replace(`%number ${frame.number}`, '%number HX-1'), 'latin1');
    assert.equal(readTestSignature(moved)?.valid, false);
    const changed = Buffer.from(text);
    changed[200] = (changed[200] ?? 0) ^ 1;
    assert.equal(readTestSignature(changed)?.valid, false);
    const foreign = Buffer.from(text.toString('latin1').replace(/%key .{10}/, '%key AAAAAAAAAA'), 'latin1');
    assert.equal(readTestSignature(foreign)?.valid, false);
  });

  it('says that it binds nobody, and is not there where nobody signed', async () => {
    const { bytes, issued } = await signed();
    assert.match(Buffer.from(issued).toString(), /不具法律效力/);
    assert.equal(readTestSignature(bytes), null);
  });
});
