/** Milliseconds a document, drawn by a warm thread, against PDFKit alone with the same font; what it costs everybody else. */
import type { Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { type Rendered, renderingQuestion } from './rendering.js';
import { figures, megabytes, ms, type Options, type Row, times } from './report.js';

export async function documents(place: Place, { quick }: Options): Promise<Row[]> {
  const build = await startCompiled(place, { name: 'documents', database: await place.database() });
  await build.stop();
  const load = quick ? { rounds: 2, burst: 40, many: 200 } : { rounds: 20, burst: 200, many: 1_200 };
  const rendered = await runLoad<Rendered>('render.mjs', renderingQuestion(place, load));
  return [...rendered.kinds.map(kindRow), allRow(rendered), ...costRows(rendered, load)];
}

const { median, quantile } = figures;

function kindRow({ kind, pages, bytes, times: took, bare }: Rendered['kinds'][number]): Row {
  return {
    what: `document ${kind}, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.round(bytes / 1024)} KB`,
    measured: `p50 ${ms(median(took))}, p99 ${ms(quantile(took, 0.99))}`,
    baseline: `PDFKit alone p50 ${ms(median(bare))}, p99 ${ms(quantile(bare, 0.99))}`,
    figure: times(median(took) / median(bare)),
  };
}

function allRow({ kinds }: Rendered): Row {
  const took = kinds.flatMap((k) => k.times);
  const bare = kinds.flatMap((k) => k.bare);
  return {
    what: `document of any of ${kinds.length} kinds`,
    measured: `p50 ${ms(median(took))}, p99 ${ms(quantile(took, 0.99))}`,
    baseline: `PDFKit alone p50 ${ms(median(bare))}, p99 ${ms(quantile(bare, 0.99))}`,
    figure: times(median(took) / median(bare)),
    aim: 'p50 ≤ 60 ms, p99 ≤ 200 ms',
    met: median(took) <= 60 && quantile(took, 0.99) <= 200,
  };
}

function costRows({ loop, memory }: Rendered, { burst, many }: { burst: number; many: number }): Row[] {
  const grown = (to: number) => megabytes(to - memory.before);
  return [
    {
      what: `the event loop while ${burst} documents are asked for at once`,
      measured: `late by p50 ${ms(loop.p50)}, p99 ${ms(loop.p99)}, at most ${ms(loop.max)}`,
      figure: ms(loop.p99),
      aim: 'p99 ≤ 20 ms',
      met: loop.p99 <= 20,
    },
    {
      what: `memory of the thread that renders, after ${many} documents`,
      measured: grown(memory.after),
      baseline: `${grown(memory.warm)} after the first of each kind`,
      figure: grown(memory.after),
      aim: '≤ 200 MB',
      met: memory.after - memory.before <= 200 * 1024 * 1024,
    },
  ];
}
