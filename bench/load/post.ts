/** So many clients, each sending its next act when the last one is answered. */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { quantile } from '../report.js';
import { send } from './send.js';

export interface Poster {
  /** Of the project. */
  path: string;
  cookie: string;
  /** States the version it saw, as a page does. */
  withVersion: boolean;
}
export interface PostAnswer {
  count: number;
  seconds: number;
  p50: number;
  p99: number;
}
interface Question {
  url: string;
  clients: Poster[];
  act: unknown;
  /** 0: one act each. */
  seconds: number;
}

const { url, clients, act, seconds } = (await json(process.stdin)) as Question;
const times: number[] = [];
const begun = performance.now();
const until = begun + seconds * 1000;
await Promise.all(clients.map(work));
const took = (performance.now() - begun) / 1000;
const answer: PostAnswer = { count: times.length, seconds: took, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
process.stdout.write(JSON.stringify(answer));

async function work({ path, cookie, withVersion }: Poster): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let { version } = (await send(agent, 'GET', url + path, { cookie })) as { version: number };
  do {
    const sent = performance.now();
    const headers = {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(withVersion && { 'if-match': `"${version}"` }),
    };
    ({ version } = (await send(agent, 'POST', `${url}${path}/events`, headers, JSON.stringify(act))) as { version: number });
    times.push(performance.now() - sent);
  } while (performance.now() < until);
  agent.destroy();
}
