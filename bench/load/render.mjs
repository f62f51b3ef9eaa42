// Documents by the compiled renderer, one after another, and by PDFKit alone: the same text in the same font, plain lines.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';

const { pool, font, samples, rounds, burst, many } = await json(process.stdin);
const { createRenderer } = await import(pathToFileURL(pool).href);
const before = process.memoryUsage.rss();
const renderer = createRenderer({ workers: 1, publicUrl: 'http://localhost:3000' });
await new Promise((resolve) => setTimeout(resolve, 3000));
const opened = process.memoryUsage.rss();

const kinds = samples.map(({ kind }) => ({ kind, pages: 0, bytes: 0, times: [], bare: [] }));
let warm = 0;
// Round 0 opens the fonts and compiles.
for (let round = 0; round <= rounds; round += 1) {
  for (const [i, { kind, facts, frame }] of samples.entries()) {
    const begun = performance.now();
    const { bytes, pages } = await renderer.render({ kind, facts, frame });
    if (round > 0) kinds[i].times.push(performance.now() - begun);
    Object.assign(kinds[i], { bytes: bytes.length, pages });
  }
  if (round === 0) warm = process.memoryUsage.rss();
}
const loop = await lateness(burst);
for (let done = rounds * samples.length + burst; done < many; done += 1) {
  const { kind, facts, frame } = samples[done % samples.length];
  await renderer.render({ kind, facts, frame });
}
const after = process.memoryUsage.rss();
await renderer.close();
for (let round = 0; round <= rounds; round += 1) {
  for (const [i, sample] of samples.entries()) {
    const begun = performance.now();
    await bare(textOf(sample), kinds[i].pages);
    if (round > 0) kinds[i].bare.push(performance.now() - begun);
  }
}
process.stdout.write(JSON.stringify({ memory: { before, opened, warm, after }, loop, kinds }));

/** How late this thread is while so many are asked for at once: what other requests would wait. */
async function lateness(count) {
  if (count === 0) return { p50: 0, p99: 0, max: 0 };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await Promise.all(
    Array.from({ length: count }, (_, n) => {
      const { kind, facts, frame } = samples[n % samples.length];
      return renderer.render({ kind, facts, frame });
    }),
  );
  delay.disable();
  const ms = (nanoseconds) => nanoseconds / 1e6;
  return { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
}

/** Everything said in the facts, as often as it takes to fill as many pages. */
function textOf({ facts, frame }) {
  const said = [];
  JSON.stringify({ facts, frame }, (_key, value) => {
    if (typeof value === 'string') said.push(value);
    return value;
  });
  return said.join(' ');
}

function bare(text, pages) {
  const doc = new PDFDocument({ size: 'A4', font });
  const chunks = [];
  const done = new Promise((resolve) => doc.on('data', (chunk) => chunks.push(chunk)).on('end', resolve));
  doc.fontSize(11);
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) doc.addPage();
    doc.text(text.slice(page * 700, page * 700 + 700) || text.slice(0, 700));
  }
  doc.end();
  return done;
}
