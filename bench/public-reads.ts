/** What the public reads, over HTTP, against Express answering constant JSON of the same size, with few and with many projects. */
import { type Filled, filler } from './fill.js';
import type { Hits, Shots } from './load/cannon.js';
import { playedCases } from './played.js';
import type { Place } from './place.js';
import { runLoad, startCompiled, startLoad } from './processes.js';
import { figures, ms, type Options, percent, perSecond, type Row, times } from './report.js';

const CONNECTIONS = 16;
const SHARE = 0.5;
const LATENCY = 25;
const SLOWER = 1.3;

type Variants = Record<string, { of: 'list' | 'detail'; paths: string[] }>;
type Measured = Map<string, Hits>;

export async function publicReads(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const { database, snapshots } = await playedCases(place);
  const fill = await filler(database, snapshots);
  const platform = await startCompiled(place, { name: 'public', database });
  const sizes = quick ? [1_000, 5_000] : [1_000, 100_000];
  const found: Measured[] = [];
  const stats: Row[] = [];
  for (const size of sizes) {
    const filled = await fill.fillTo(size);
    tell(`  ${size} projects`);
    stats.push(await statsRow(platform.url, size));
    found.push(await atSize(place, platform.url, filled, quick, tell));
  }
  await platform.stop();
  await fill.close();
  return [...rowsOf(sizes, found), ...stats];
}

/** Kept for a minute once it is made. */
async function statsRow(url: string, size: number): Promise<Row> {
  const begun = performance.now();
  const answer = await fetch(`${url}/api/public/stats?n=${size}`);
  await answer.text();
  return { what: `public figures made from ${size} projects`, measured: ms(performance.now() - begun) };
}

async function atSize(place: Place, url: string, filled: Filled, quick: boolean, tell: Options['tell']): Promise<Measured> {
  const variants = variantsOf(filled);
  const get = async (path: string) => (await fetch(url + path)).json();
  const bodies = { list: await get('/api/public/projects'), detail: await get(variants['detail, one project']?.paths[0] as string) };
  const constant = await startLoad(place, 'constant.ts', bodies);
  const all: Record<string, Omit<Shots, 'connections' | 'seconds'>> = {};
  for (const name of ['list', 'detail']) {
    all[`plain ${name}`] = { url: constant.url, paths: [`/plain/${name}`] };
    all[`helmet ${name}`] = { url: constant.url, paths: [`/helmet/${name}`] };
  }
  for (const [name, { paths }] of Object.entries(variants)) all[name] = { url, paths };

  const hits = new Map<string, Hits[]>(Object.keys(all).map((name) => [name, []]));
  for (let round = 0; round <= (quick ? 1 : 3); round += 1) {
    // Round 0 only warms up. In turns, so that whatever else the machine does falls on all of them.
    for (const [name, shots] of Object.entries(all)) {
      const seconds = round === 0 ? 1 : quick ? 2 : 4;
      const hit = await runLoad<Hits>('cannon.ts', { ...shots, connections: CONNECTIONS, seconds });
      if (round > 0) hits.get(name)?.push(hit);
    }
  }
  await constant.stop();
  tell(`    list ${JSON.stringify(bodies.list).length} bytes, detail ${JSON.stringify(bodies.detail).length} bytes`);
  const median = (of: Hits[], key: keyof Hits) => figures.median(of.map((hit) => hit[key]));
  return new Map([...hits].map(([name, of]) => [name, { perSecond: median(of, 'perSecond'), p50: median(of, 'p50'), p99: median(of, 'p99') }]));
}

/** Answers are kept two seconds: what asks for another address every time finds none kept. */
function variantsOf({ some }: Filled): Variants {
  const one = some.find((p) => p.town === '330203102') ?? (some[0] as Filled['some'][number]);
  const after = (p: Filled['some'][number]) => `after=${Buffer.from(`${p.public_at}.${p.id}`).toString('base64url')}`;
  const where = (p: Filled['some'][number]) => `town=${p.town}&category=${p.category}`;
  const list = (query: (p: Filled['some'][number]) => string) => some.map((p) => `/api/public/projects?${query(p)}`);
  return {
    'list, first page': { of: 'list', paths: ['/api/public/projects'] },
    'list, a town and category': { of: 'list', paths: [`/api/public/projects?${where(one)}`] },
    'list, none kept': { of: 'list', paths: list(after) },
    'list, a town and category, none kept': { of: 'list', paths: list((p) => `${where(p)}&${after(p)}`) },
    'detail, one project': { of: 'detail', paths: [`/api/public/projects/${one.id}`] },
    'detail, none kept': { of: 'detail', paths: Array.from({ length: 20_000 }, (_, i) => `/api/public/projects/${some[i % some.length]?.id}?n=${i}`) },
  };
}

function rowsOf(sizes: number[], found: Measured[]): Row[] {
  const rows: Row[] = [];
  const latencies = ({ perSecond: rate, p50, p99 }: Hits) => `${perSecond(rate)}, p50 ${p50} ms, p99 ${p99} ms`;
  const [few, many] = found as [Measured, Measured];
  for (const name of few.keys()) {
    if (/^(plain|helmet) /.test(name)) continue;
    const of = name.startsWith('list') ? 'list' : 'detail';
    found.forEach((measured, i) => {
      const [hit, plain, helmet] = [name, `plain ${of}`, `helmet ${of}`].map((key) => measured.get(key) as Hits) as [Hits, Hits, Hits];
      rows.push({
        what: `public ${name}, ${sizes[i]} projects`,
        measured: latencies(hit),
        baseline: `constant JSON ${perSecond(plain.perSecond)}, with helmet ${perSecond(helmet.perSecond)}`,
        figure: `${percent(hit.perSecond, plain.perSecond)}, with helmet ${percent(hit.perSecond, helmet.perSecond)}`,
        aim: `≥ ${percent(SHARE, 1)}, p99 ≤ ${LATENCY} ms`,
        met: hit.perSecond >= SHARE * plain.perSecond && hit.p99 <= LATENCY,
      });
    });
    // Measured apart by minutes: as shares of the baselines beside them.
    const share = (m: Measured) => (m.get(name) as Hits).perSecond / (m.get(`helmet ${of}`) as Hits).perSecond;
    const slower = share(few) / share(many);
    rows.push({ what: `public ${name}, ${sizes[1]} against ${sizes[0]}`, measured: times(slower), figure: times(slower), aim: `≤ ${SLOWER} ×`, met: slower <= SLOWER });
  }
  return rows;
}
