/** A page of a PDF as pixels, drawn by another program than the one that made it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Canvas {
  canvas: { width: number; height: number };
  context: { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
}

export interface PagePicture {
  width: number;
  height: number;
  /** Four bytes a pixel, row by row. */
  data: Uint8ClampedArray;
}

/** Page by page, so that a hundred of them need not be held at once. */
export async function* pagePictures(bytes: Uint8Array, dpi: number): AsyncGenerator<PagePicture> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const factory = pdf.canvasFactory as { create(width: number, height: number): Canvas };
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const { canvas, context } = factory.create(width, height);
    await page.render({ canvas: canvas as never, viewport }).promise;
    yield { width, height, data: context.getImageData(0, 0, width, height).data };
  }
  await task.destroy();
}
