/** The lists under every filter alone and in pairs, as the portal and the desks ask for them, over HTTP. */
import pg from 'pg';
import { demoUsername } from '../db/seeds/demo-accounts.js';
import { newSessionToken, SESSION_COOKIE } from '../server/people/session-token.js';
import { filler } from './fill.js';
import type { Database, Place } from './place.js';
import { playedCases } from './played.js';
import { startCompiled } from './processes.js';
import { figures, ms, type Options, type Row } from './report.js';

const AIM = 300;
const DISTRICT = '330203';
const TOWN = '330203102';
const VILLAGE = '330203102230';

/** Values that a visitor may choose: several of each, so that no measurement rests on one lucky value. */
type Choices = Record<string, string[]>;

const PUBLIC: Choices = {
  town: [`town=${TOWN}`],
  village: [`town=${TOWN}&village=${VILLAGE}`],
  side: ['side=asset', 'side=procurement'],
  category: ['category=works', 'category=repair', 'category=premises', 'category=water', 'category=disposal'],
  mode: ['mode=comparison', 'mode=auction_up', 'mode=negotiation'],
  stage: ['stage=setup', 'stage=bidding', 'stage=performance', 'stage=archived', 'stage=failed'],
  amount: ['least=1000000&most=5000000', 'least=100000000', 'most=1000', 'least=999999999999'],
  text: [`search=${encodeURIComponent('工程')}`, `search=${encodeURIComponent('店面')}`, `search=${encodeURIComponent('2025-99999')}`, `search=${encodeURIComponent('没有的')}`],
  closing: ['order=closing'],
};
/** What the desks filter by; the scope is whose desk it is. */
const DESK: Choices = Object.fromEntries(
  ['town', 'village', 'side', 'category', 'mode', 'stage', 'text'].map((key) => [key, PUBLIC[key] as string[]]),
);

export async function filters(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const { database, snapshots } = await playedCases(place);
  const fill = await filler(database, snapshots);
  const { total } = await fill.fillTo(quick ? 5_000 : 100_000);
  await fill.close();
  const platform = await startCompiled(place, { name: 'filters', database });
  const rows = await measured('public list', `${platform.url}/api/public/projects`, PUBLIC, { total, quick, tell });
  for (const [who, username] of [
    ['town officer', demoUsername('town_officer', TOWN)],
    ['accountant', demoUsername('accountant', VILLAGE)],
    ['district', demoUsername('district', DISTRICT)],
  ] as const) {
    const cookie = await signedIn(database, username);
    rows.push(...(await measured(`desk list of the ${who}`, `${platform.url}/api/projects`, DESK, { total, quick, tell, cookie })));
  }
  await platform.stop();
  return rows;
}

async function signedIn({ adminUrl }: Database, username: string): Promise<string> {
  const { token, hash } = newSessionToken();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    `insert into sessions (token_hash, account, created_at, last_seen_at, expires_at)
      select $1, id, now(), now(), now() + interval '12 hours' from accounts where username = $2`,
    [hash, username],
  );
  await client.end();
  return `${SESSION_COOKIE}=${token}`;
}

interface Run {
  total: number;
  quick: boolean;
  tell: Options['tell'];
  cookie?: string;
}

async function measured(list: string, url: string, choices: Choices, run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, queries] of Object.entries(combinations(choices))) {
    const times: number[] = [];
    let slowest = { query: '', took: 0 };
    for (const query of queries) {
      for (let i = 0; i < (run.quick ? 3 : 8); i += 1) {
        // Another length of page each time: what was answered a moment ago is not answered again.
        const took = await timed(`${url}?${query}&limit=${20 - i}`, run.cookie);
        times.push(took);
        if (took > slowest.took) slowest = { query, took };
      }
    }
    const p99 = figures.quantile(times, 0.99);
    if (p99 > AIM / 3) run.tell(`    ${list}, ${name}: slowest ${ms(slowest.took)} with ${decodeURIComponent(slowest.query)}`);
    rows.push({
      what: `${list} by ${name}, ${run.total} projects`,
      measured: `p50 ${ms(figures.quantile(times, 0.5))}, p99 ${ms(p99)}, ${times.length} requests`,
      aim: `p99 ≤ ${AIM} ms`,
      met: p99 <= AIM,
    });
  }
  return rows;
}

/** Each alone, then every two together. */
function combinations(choices: Choices): Choices {
  const names = Object.keys(choices);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const)).filter(([a, b]) => !(a === 'town' && b === 'village'));
  const both = (a: string, b: string) => (choices[a] as string[]).flatMap((one) => (choices[b] as string[]).map((other) => `${one}&${other}`));
  return { none: [''], ...choices, ...Object.fromEntries(pairs.map(([a, b]) => [`${a} and ${b}`, both(a, b)])) };
}

async function timed(url: string, cookie?: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { headers: cookie ? { cookie } : {} });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - begun;
}
