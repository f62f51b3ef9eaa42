/** Prints the hashes of a hundred random cases as JSON; run in processes that differ in zone, locale and order of work. */
import { renderTemplate } from '../../server/documents/render.js';
import type { Template } from '../../server/documents/template.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { randomFacts, randomFrom } from './random-facts.js';
import { leaseFrame } from './samples/common.js';

const CASES = 100;

const jobs = Array.from({ length: CASES }, (_, n) => ({
  n,
  template: TEMPLATES[KINDS[n % KINDS.length] as keyof typeof TEMPLATES] as Template,
}));
if (process.argv[2] === 'backwards') jobs.reverse();
const hashes: [number, string][] = [];
for (const { n, template } of jobs) {
  const facts = randomFacts(template.facts, randomFrom(n + 1));
  const { sha256 } = await renderTemplate(template, facts, leaseFrame({ round: n + 1 }));
  hashes.push([n, `${template.kind} ${sha256}`]);
}
process.stdout.write(JSON.stringify(Object.fromEntries(hashes)));
