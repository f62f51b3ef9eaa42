/** Every page of every kind of document as a small picture, drawn by another program than the one that made it. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { greyPng } from './png.js';
import { SAMPLES } from './samples.js';

const DPI = 60;

interface Canvas {
  canvas: { width: number; height: number };
  context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}

/** Writes `<kind>-<page>.png` of each kind's first case into a folder, and takes away what no kind has any more. */
export async function drawPictures(folder: string, only: readonly string[] = []): Promise<number> {
  await mkdir(folder, { recursive: true });
  const kinds = KINDS.filter((kind) => only.length === 0 || only.includes(kind));
  const written: string[] = [];
  for (const kind of kinds) {
    const [sample] = SAMPLES[kind];
    const { bytes } = await renderTemplate(TEMPLATES[kind], sample.facts, sample.frame);
    for (const [n, png] of (await picturesOf(bytes)).entries()) {
      const name = `${kind}-${n + 1}.png`;
      await writeFile(join(folder, name), png);
      written.push(name);
    }
  }
  if (only.length === 0) {
    const old = (await readdir(folder)).filter((f) => f.endsWith('.png') && !written.includes(f));
    await Promise.all(old.map((f) => rm(join(folder, f))));
  }
  return written.length;
}

async function picturesOf(bytes: Uint8Array): Promise<Buffer[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const factory = pdf.canvasFactory as { create(width: number, height: number): Canvas };
  const pictures: Buffer[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const viewport = page.getViewport({ scale: DPI / 72 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const { canvas, context } = factory.create(width, height);
    await page.render({ canvas: canvas as never, viewport }).promise;
    pictures.push(greyPng(context.getImageData(0, 0, width, height).data, width, height));
  }
  await task.destroy();
  return pictures;
}
