/**
 * The statements of a request once more, straight through the driver: the same texts, names and values, but for what
 * must differ each time (the number of the entry, the version, the key of the request).
 */
import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import type { Sent } from '../watch.js';

export interface Replayed {
  sent: Sent[];
}
export interface ReplayAnswer {
  count: number;
  seconds: number;
}
interface Question {
  url: string;
  clients: Replayed[];
  seconds: number;
}

const { url, clients, seconds } = (await json(process.stdin)) as Question;
const connections = await Promise.all(clients.map(connect));
const begun = performance.now();
const until = begun + seconds * 1000;
const counts = await Promise.all(clients.map(({ sent }, i) => work(connections[i] as pg.Client, sent)));
const answer: ReplayAnswer = { count: counts.reduce((a, b) => a + b, 0), seconds: (performance.now() - begun) / 1000 };
await Promise.all(connections.map((connection) => connection.end()));
process.stdout.write(JSON.stringify(answer));

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set timezone = 'UTC'; set role cjt_app; set cjt.subject = 'platform'`);
  return client;
}

async function work(connection: pg.Client, sent: readonly Sent[]): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count += 1) {
    const now = { entryNo: 0, version: 0, key: randomUUID() };
    for (const statement of sent) {
      const { rows } = (await connection.query(renewed(statement, now))) as pg.QueryResult;
      const project = rows?.[0]?.project as { entry_no: number; version: number } | undefined;
      if (project) Object.assign(now, { entryNo: project.entry_no + 1, version: project.version + 1 });
    }
  }
  return count;
}

type Now = { entryNo: number; version: number; key: string };

function renewed({ text, values, name }: Sent, now: Now): string | pg.QueryConfig {
  if (text.includes('log.append')) return text.replace(/"entryNo":\d+/, `"entryNo":${now.entryNo}`);
  if (!values) return text;
  const [a, b, c, ...rest] = values;
  if (text.includes('enter_door')) return { name, text, values: [a, b, now.key] };
  if (text.includes('into idempotency_keys')) return { name, text, values: [a, now.key, c, ...rest] };
  if (/^\s*update projects/.test(text)) {
    const written = [...values];
    written[6] = now.version;
    written[8] = now.entryNo;
    return { name, text, values: written };
  }
  return { name, text, values };
}
