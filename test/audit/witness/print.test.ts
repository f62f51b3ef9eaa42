import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decodeQR } from 'qr/decode.js';
import type { Cosigned } from '../../../server/audit/witness/kept.js';
import { printCheckpoint } from '../../../server/audit/witness/print.js';
import { pull } from '../../../server/audit/witness/pull.js';
import { folder, MadeLog, ORIGIN, witnessOf } from './made-log.js';

/** 2026-07-07 00:30 in Beijing, and still the day before in Greenwich. */
const NIGHT = Date.UTC(2026, 6, 6, 16, 30);

describe('the page for the notice board', () => {
  let dir: string;
  let kept: Cosigned;
  let paths: string[];
  before(async () => {
    dir = await folder();
    const log = MadeLog.of(1234);
    const witness = await witnessOf(log, dir);
    await pull(witness, log);
    kept = witness.kept.last as Cosigned;
    paths = await printCheckpoint(dir, kept, NIGHT);
  });
  after(() => rm(dir, { recursive: true }));

  async function page() {
    const data = new Uint8Array(await readFile(paths[1] as string));
    return (await getDocument({ data, verbosity: 0, isOffscreenCanvasSupported: false, isImageDecoderSupported: false }).promise).getPage(1);
  }

  it('bears the checkpoint with the witness’s line as a code that a camera reads, byte for byte', async () => {
    const text = decodeQR(await pictureIn(await page()));
    assert.equal(text, kept.note);
    assert.match(text, /— jiwei\.example\/witness /);
  });

  it('is one sheet of A4, named by the day in Beijing, and says in words what the code says', async () => {
    const one = await page();
    assert.deepEqual(one.view.map(Math.round), [0, 0, 595, 842]);
    assert.deepEqual(paths.map((path) => basename(path)), ['checkpoint-2026-07-07.png', 'checkpoint-2026-07-07.pdf']);
    const { items } = await one.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    for (const said of ['2026-07-07 00:30', `存证:${ORIGIN}`, '记录数:1234', Buffer.from(kept.root).toString('base64'), 'example.cn/log/check']) assert.ok(text.includes(said), said);
  });
});

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

/** The one picture of a page, as pixels. */
async function pictureIn(page: Page): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const at = fnArray.indexOf(OPS.paintImageXObject);
  const name = argsArray[at]?.[0] as string;
  const { width, height, data } = await new Promise<{ width: number; height: number; data: Uint8ClampedArray }>((resolve) => page.objs.get(name, resolve));
  return { width, height, data };
}
