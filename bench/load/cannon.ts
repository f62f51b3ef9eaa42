/** Load on one address, or on so many that nothing is asked twice while an answer is kept. */
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';

export interface Shots {
  url: string;
  /** Each connection goes round its own share of them. */
  paths: string[];
  connections: number;
  seconds: number;
}
export interface Hits {
  perSecond: number;
  p50: number;
  p99: number;
}

const { url, paths, connections, seconds } = (await json(process.stdin)) as Shots;
let no = 0;
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  setupClient(client) {
    const share = paths.length === 1 ? paths : paths.filter((_, i) => i % connections === no);
    client.setRequests(share.map((path) => ({ method: 'GET', path })));
    no += 1;
  },
});
if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers not 2xx, ${result.errors} errors on ${url}${paths[0]}`);
const hits: Hits = { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
process.stdout.write(JSON.stringify(hits));
