/** What must hold once nobody writes any more: jobs, mails, receipts and the verifier. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { newestCheckpoint } from '../../../db/queries/log-checkpoints.js';
import { noteVerifier } from '../../../server/audit/note.js';
import { logVerifierKey, loadLogKey } from '../../../server/audit/log-key.js';
import { verifyProof } from '../../../server/audit/tlog-proof.js';
import { listenTo } from '../../helpers/server-logs.js';
import type { MailServer } from '../../audit/commands/mail-server.js';
import type { Trades } from './trades.js';

/** Waits until nothing is left to do. Failed for good is not done. */
export async function checkAtRest({ world: { admin } }: Trades): Promise<void> {
  const waiting = () => admin('documents').where({ state: 'pending' }).count('* as n').first();
  while (Number((await waiting())?.n) > 0) await sleep(200);
  assert.deepEqual(await admin('documents').whereNot({ state: 'issued' }).select('number', 'problem'), []);
  const twice = await admin('log.entries as e').join('log.payloads as p', 'p.seq', 'e.seq').where({ event: 'document_issued' });
  const numbers = twice.map((row) => JSON.parse(row.data).data.number as string);
  assert.equal(new Set(numbers).size, numbers.length, 'a paper was issued twice');
  const outbox = () => admin('outbox').count('* as n').first();
  while (Number((await outbox())?.n) > 0) await sleep(50);
}

/** A notice stands in the application once; mail of it is sent once, or not at all where the end came between taking and sending. */
export async function checkMails({ world: { admin } }: Trades, mails: MailServer): Promise<void> {
  const last = await admin('log.entries').max('seq as seq').first();
  while (Number((await admin('notices_cursor').first()).seq) < last?.seq) await sleep(100);
  while (await admin('notices').whereNull('mailed_at').first()) await sleep(200);
  const rows: { account: string; text: string; n: string }[] = await admin('notices').groupBy('account', 'text').count('* as n').select('account', 'text');
  const told = new Map(rows.map(({ account, text, n }) => [`${account} ${text}`, Number(n)]));
  const sent = new Map<string, number>();
  for (const mail of mails.taken) {
    for (const line of linesOf(mail)) sent.set(line, (sent.get(line) ?? 0) + 1);
  }
  for (const [line, n] of sent) assert.ok(n <= (told.get(line) ?? 0), `${line}: told ${told.get(line)} times, mailed ${n} times`);
  const [all, mailed] = [told, sent].map((of) => [...of.values()].reduce((a, b) => a + b, 0));
  console.log(`      ${all} notices, ${mailed} of them in ${mails.taken.length} mails`);
  assert.ok((mailed as number) > 0);
}

/** Each notice of a mail, behind the account that its address names. */
function linesOf(mail: string): string[] {
  const [head, body] = [mail.slice(0, mail.indexOf('\n\n')), mail.slice(mail.indexOf('\n\n') + 2)];
  const account = /^To: (\S+)@example\.org/m.exec(head)?.[1];
  assert.ok(account, head);
  const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body;
  return text.split('\n').filter((line) => line.startsWith('· ')).map((line) => `${account} ${line.slice(2).trim()}`);
}

/** Every act of a bidder is among the receipts, and its proof opens without the platform. */
export async function checkReceipts(trades: Trades, url: string, acts: { cookie: string; path: string; seq: number }[]): Promise<void> {
  const { origin } = await trades.world.admin('log.origin').first();
  const verifiers = [noteVerifier(logVerifierKey(origin, await loadLogKey(`${trades.dataDir}/keys/log.key`)))];
  const entries = await trades.world.admin('log.entries').count('* as n').first();
  while (((await newestCheckpoint(trades.world.db, origin))?.size ?? 0) < Number(entries?.n)) await sleep(50);
  let checked = 0;
  for (const { project, cookie } of trades.bidders) {
    const own = acts.filter((act) => act.cookie === cookie);
    if (own.length === 0) continue;
    const { items } = (await (await fetch(`${url}/api/projects/${project}/receipts`, { headers: { cookie } })).json()) as { items: { seq: number; leaf: string }[] };
    const leaves = new Map(items.map(({ seq, leaf }) => [seq, leaf]));
    for (const { seq } of own) {
      const leaf = leaves.get(seq);
      assert.ok(leaf, `no receipt of the acknowledged act ${seq}`);
      const file = await (await fetch(`${url}/api/projects/${project}/receipt?seq=${seq}`, { headers: { cookie } })).text();
      verifyProof(file, { leaf: new Uint8Array(Buffer.from(leaf, 'base64')), verifiers });
      checked += 1;
    }
  }
  assert.ok(checked > 0);
  console.log(`      ${checked} receipts`);
}

/** As a person runs it, beside the platform. */
export async function verifyByCommand({ dataDir }: Trades): Promise<void> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const child = fork('server/audit/commands/verify.ts', ['--json'], { env, silent: true });
  const said = listenTo(child);
  const [code] = await once(child, 'close');
  assert.equal(code, 0, said().slice(0, 4000));
}
