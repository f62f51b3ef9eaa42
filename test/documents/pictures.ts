/** Every page of every kind of document as a small picture, drawn by another program than the one that made it. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { pagePictures } from './page-picture.js';
import { greyPng } from './png.js';
import { SAMPLES } from './samples.js';

const DPI = 60;

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
  const pictures: Buffer[] = [];
  for await (const { data, width, height } of pagePictures(bytes, DPI))
    pictures.push(greyPng(data, width, height));
  return pictures;
}
