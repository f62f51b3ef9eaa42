/** Lists of acts, sent one after another over HTTP, one of each list in turn. */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { send } from './send.js';

interface Question {
  url: string;
  turns: { path: string; cookie: string; act: unknown }[][];
}

const { url, turns } = (await json(process.stdin)) as Question;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const times: number[][] = turns.map(() => []);
for (let i = 0; i < (turns[0]?.length ?? 0); i += 1) {
  for (const [n, list] of turns.entries()) {
    const { path, cookie, act } = list[i] as Question['turns'][number][number];
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const begun = performance.now();
    await send(agent, 'POST', url + path, headers, JSON.stringify(act));
    times[n]?.push(performance.now() - begun);
  }
}
agent.destroy();
process.stdout.write(JSON.stringify({ times }));
