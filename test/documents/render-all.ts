/** Prints the hash of every sample as JSON; run in processes that differ in zone, locale and order of work. */
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { SAMPLES } from './samples.js';

const jobs = KINDS.flatMap((kind) => SAMPLES[kind].map((sample, n) => ({ kind, n, sample })));
if (process.argv[2] === 'backwards') jobs.reverse();
const hashes: [string, string][] = [];
for (const { kind, n, sample } of jobs) {
  const { sha256 } = await renderTemplate(TEMPLATES[kind], sample.facts, sample.frame);
  hashes.push([`${kind} ${n}`, sha256]);
}
process.stdout.write(JSON.stringify(Object.fromEntries(hashes.sort())));
