/** Reads a PDF back the way a stranger's viewer does. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** By page, without whitespace, since where a line ends is no part of what is said. */
  pages: string[];
  /** All pages, without whitespace. */
  text: string;
  /** By page, the lines as they stand, from left to right and from top to bottom. */
  lines: { text: string; x: number; y: number; width: number; height: number }[][];
  info: Record<string, unknown>;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const lines: ReadPdf['lines'] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const content = await (await document.getPage(n)).getTextContent();
    const items = content.items.flatMap((item) => ('str' in item && item.str !== '' ? [item] : []));
    lines.push(
      items.map((item) => ({
        text: item.str,
        x: item.transform[4] as number,
        y: item.transform[5] as number,
        width: item.width,
        height: item.height,
      })),
    );
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  const pages = lines.map((page) => flat(page.map((line) => line.text).join('')));
  return { pages, text: pages.join(''), lines, info: info as Record<string, unknown> };
}

export const flat = (text: string) => text.replace(/\s/g, '');

export function times(text: string, part: string): number {
  return text.split(flat(part)).length - 1;
}
