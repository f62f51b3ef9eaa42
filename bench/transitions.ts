/** Transitions a second over HTTP, against the statements of such a request sent straight through the driver. */
import { openOffice, leaseOf, type Office, prepareTrade, signedIn } from './office.js';
import type { Database, Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { figures, ms, type Options, percent, perSecond, type Row } from './report.js';
import type { PostAnswer, Poster } from './load/post.js';
import type { ReplayAnswer, Replayed } from './load/replay.js';
import { readConfig } from '../server/config.js';
import { startPlatform } from '../server/start.js';
import { roundTrips, type Sent, statementsOf, watchStatements } from './watch.js';

const CLIENTS = 16;
/** Needs no file, changes facts and version, and may be done again and again at checkpoint 3. */
const ACT = { type: 'propose_valuation', data: { method: 'comparables', comparables: [3_000_000, 2_940_000, 3_090_000], amount: 3_000_000 } };

export async function transitions(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const database = await place.database();
  const office = await openOffice(place, database);
  const posters = await preparePosters(office);
  tell('  16 projects at checkpoint 3');
  const captured = await capture(place, database, posters);
  const shape = captured[0] as { roundTrips: number; statements: number; sent: Sent[] };

  const platform = await startCompiled(place, { name: 'transitions', database });
  const oneProject = posters.map((p) => ({ ...p, path: posters[0]?.path, cookie: posters[0]?.cookie, withVersion: false }));
  const seconds = quick ? 2 : 6;
  const http = (clients: unknown) => runLoad<PostAnswer>('post.ts', { url: platform.url, clients, act: ACT, seconds });
  const replay = (clients: unknown) => runLoad<ReplayAnswer>('replay.ts', { url: database.url, clients, seconds });
  const sql: Replayed[] = captured.map(({ sent }) => ({ sent }));

  const found = { http: [] as PostAnswer[], sql: [] as ReplayAnswer[], one: [] as PostAnswer[], oneSql: [] as ReplayAnswer[] };
  await http(posters); // the first seconds compile
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    // In turns, so that whatever else the machine does falls on all of them.
    found.http.push(await http(posters));
    found.sql.push(await replay(sql));
    found.one.push(await http(oneProject));
    found.oneSql.push(await replay(sql.map(() => sql[0])));
  }
  await platform.stop();
  await office.close();

  const rate = (answers: { count: number; seconds: number }[]) => figures.median(answers.map((a) => a.count / a.seconds));
  const tail = (answers: PostAnswer[]) => `p50 ${ms(figures.median(answers.map((a) => a.p50)))}, p99 ${ms(figures.median(answers.map((a) => a.p99)))}`;
  const row = (what: string, done: PostAnswer[], straight: ReplayAnswer[], aim?: number): Row => {
    const share = rate(done) / rate(straight);
    return {
      what,
      measured: `${perSecond(rate(done))}, ${tail(done)}`,
      baseline: `${perSecond(rate(straight))} the same ${shape.statements} statements in ${shape.roundTrips} round trips by pg`,
      figure: percent(share, 1),
      ...(aim && { aim: `≥ ${percent(aim, 1)}`, met: share >= aim }),
    };
  };
  return [
    row(`transitions over HTTP, ${CLIENTS} clients, a project each`, found.http, found.sql, 0.4),
    row(`transitions over HTTP, ${CLIENTS} clients on one project`, found.one, found.oneSql),
  ];
}

async function preparePosters(office: Office): Promise<(Poster & { account: string })[]> {
  const villages: string[] = await office.admin('organisations').where({ kind: 'village' }).orderBy('id').limit(CLIENTS).pluck('id');
  const trades = [];
  for (const village of villages) trades.push(await prepareTrade(office, leaseOf(village), 'valuation'));
  const cookies = await signedIn(office, trades.map(({ accountant }) => accountant.account));
  return trades.map(({ id, accountant }, i) => ({
    path: `/api/projects/${id}`,
    cookie: cookies[i] as string,
    account: accountant.account,
    withVersion: true,
  }));
}

/** One request of each client, as the platform's own code sends it to the database. */
async function capture({ dir, platformKeyFile, dataKeyFile }: Place, { url, adminUrl }: Database, posters: readonly Poster[]) {
  const watch = watchStatements();
  const platform = await startPlatform(
    readConfig({
      PORT: '0',
      DATA_DIR: dir,
      DATABASE_URL: url,
      DATABASE_ADMIN_URL: adminUrl,
      PLATFORM_KEY_FILE: platformKeyFile,
      DATA_KEY_FILE: dataKeyFile,
      LOG_LEVEL: 'error',
    }),
  );
  try {
    for (const poster of [posters[0] as Poster, ...posters]) {
      // The first one only opens the connection, which sends its own settings.
      await runLoad('post.ts', { url: platform.url, clients: [poster], act: ACT, seconds: 0 });
    }
    const acts = watch.requests.filter((r) => r.method === 'POST').slice(1);
    return acts.map((request) => ({ sent: request.sent, roundTrips: roundTrips(request), statements: statementsOf(request) }));
  } finally {
    await platform.stop();
    watch.stop();
  }
}
