// npm run witness -- --log URL --dir DIR [--once] [--name NAME] [--key VKEY] [--every SECONDS] [--stall MINUTES] [--port PORT]
// npm run witness -- --dir DIR --print            the kept checkpoint as a page for the notice board
// npm run witness -- --dir DIR --accept-restored  goes on with a log that was restored from a backup and says so
import { once as happened } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { configFromEnvironment } from '../../config.js';
import type { SendMail } from '../witness/alarm.js';
import { becomeWitness } from '../witness/identity.js';
import { httpLog } from '../witness/http-log.js';
import { inTurn } from '../witness/in-turn.js';
import { Kept, OWN_KEY } from '../witness/kept.js';
import { printCheckpoint } from '../witness/print.js';
import { acceptRestored } from '../witness/restored.js';
import { witnessServer } from '../witness/serve.js';
import { EXIT_CODES, Watcher } from '../witness/watch.js';
import { asked, positive } from './asked.js';
import { ownWords } from './own-words.js';

const USAGE = 'witness -- --log 平台网址 --dir 本机目录 [--once | --print]';
const { values } = asked(USAGE, {
  options: {
    log: { type: 'string' },
    dir: { type: 'string' },
    name: { type: 'string', default: `${hostname()}/cunjitong-witness` },
    key: { type: 'string' },
    once: { type: 'boolean', default: false },
    every: { type: 'string', default: '60' },
    stall: { type: 'string', default: '60' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string' },
    print: { type: 'boolean', default: false },
    'accept-restored': { type: 'boolean', default: false },
  },
});
const tell = (line: string) => console.error(`${new Date().toISOString()} ${line}`);

try {
  process.exitCode = await run();
} catch (error) {
  console.error(ownWords(error, '见证'));
  process.exitCode = EXIT_CODES.unread;
}

async function run(): Promise<number> {
  const { dir, log: url, name, key, once, print } = values;
  if (!dir) throw new Error(`用法:npm run ${USAGE}`);
  if (print) return printKept(dir);
  if (!url) throw new Error('请用 --log 写明平台网址');
  const [every, stall] = [positive('every', values.every) * 1000, positive('stall', values.stall) * 60_000];
  const log = httpLog(url);
  const { witness, isNew } = await becomeWitness({ dir, name, logKey: key }, log.key, Date.now);
  if (isNew && !key) tell(`trusting the log’s key on first use: ${witness.logKey} / 首次使用,已记下存证公钥,请与公示的核对`);
  tell(`this witness: ${witness.kept.text(OWN_KEY)} / 请把这一行交给平台,写入 WITNESS_KEYS`);
  if (values['accept-restored']) tell(await acceptRestored(witness, log));
  const watcher = new Watcher({ witness, log, stallAfter: stall, send: mailer(), tell });
  if (once) return EXIT_CODES[await watcher.round()];

  const turn = inTurn();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const server = values.port === undefined ? null : await serving(witnessServer(witness, turn, tell), Number(values.port));
  let outcome = await turn(() => watcher.round());
  while (await pause(every, stopping.signal)) outcome = await turn(() => watcher.round());
  server?.close();
  return EXIT_CODES[outcome];
}

/** @throws where the port is taken */
async function serving(server: Server, port: number): Promise<Server> {
  await happened(server.listen(port, values.host), 'listening');
  tell(`add-checkpoint on http://${values.host}:${(server.address() as AddressInfo).port} / 已开放联署接口`);
  return server;
}

/** False when it is time to stop. */
function pause(millis: number, signal: AbortSignal): Promise<boolean> {
  return sleep(millis, true, { signal }).catch(() => false);
}

async function printKept(dir: string): Promise<number> {
  const { last } = await Kept.open(dir);
  if (!last) throw new Error(`${dir} 中还没有检查点,请先运行一次见证`);
  for (const path of await printCheckpoint(dir, last, Date.now())) console.log(path);
  return 0;
}

function mailer(): SendMail | undefined {
  const { mail, alarmTo } = configFromEnvironment();
  if (!mail || !alarmTo) return undefined;
  return async ({ subject, text }) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(mail.url, { from: mail.from });
    try {
      await transport.sendMail({ to: alarmTo, subject, text });
    } finally {
      transport.close();
    }
  };
}
