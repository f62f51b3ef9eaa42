/** Milliseconds a document, drawn by a warm thread, against PDFKit alone with the same font. */
import type { Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { renderingQuestion, type Rendered } from './rendering.js';
import { figures, ms, type Options, type Row, times } from './report.js';

export async function documents(place: Place, { quick }: Options): Promise<Row[]> {
  const build = await startCompiled(place, { name: 'documents', database: await place.database() });
  await build.stop();
  const { kinds } = await runLoad<Rendered>('render.mjs', renderingQuestion(place, quick ? 5 : 50));
  const { median, quantile } = figures;
  return kinds.map(({ kind, pages, bytes, times: took, bare }) => ({
    what: `document ${kind}, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.round(bytes / 1024)} KB`,
    measured: `p50 ${ms(median(took))}, p99 ${ms(quantile(took, 0.99))}`,
    baseline: `PDFKit alone p50 ${ms(median(bare))}, p99 ${ms(quantile(bare, 0.99))}`,
    figure: times(median(took) / median(bare)),
  }));
}
