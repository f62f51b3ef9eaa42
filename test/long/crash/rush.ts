/** Clients that write without a rest, each remembering what it sent and what it was told. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance.js';
import type { Client, Wanted } from './trades.js';

export interface Answer {
  /** Of an act. */
  seq?: number;
  id?: string;
  replayed?: boolean;
  /** Of an upload. */
  sha256?: string;
}

/** One request as its sender remembers it. */
export interface Sent extends Wanted {
  /** What was acknowledged; null while nobody knows. */
  answer: Answer | null;
  /** What the platform said meanwhile where it could not say yes. */
  excuses: string[];
}

export interface Rush {
  sent: Sent[];
  acknowledged(): number;
  /** From now on nobody begins anything new. @returns when the last one has stopped */
  over(): Promise<void>;
}

/** How long a person thinks before the next act, at most. */
const THINKS = 60;
/** A person whose platform does not answer tries again. */
const AGAIN = 150;

/** @param patient they send again what was not answered, as long as the rush lasts; else they go away */
export function rush(url: string, clients: readonly Client[], { chance, patient }: { chance: Chance; patient: boolean }): Rush {
  const sent: Sent[] = [];
  let isOver = false;
  const one = async (client: Client) => {
    while (!isOver) {
      const next = await client.next();
      if (next.done) return;
      const own: Sent = { ...next.value, answer: null, excuses: [] };
      sent.push(own);
      while (!(await send(url, own))) {
        if (isOver || !patient) return;
        await sleep(AGAIN);
      }
      await sleep(chance.below(THINKS));
    }
  };
  const all = Promise.all(clients.map(one));
  all.catch(() => undefined); // told by `over`
  return {
    sent,
    acknowledged: () => sent.filter((s) => s.answer).length,
    async over() {
      isOver = true;
      await all;
    },
  };
}

/** @returns whether it was acknowledged; what is refused in this place is a fault */
export async function send(url: string, sent: Sent): Promise<boolean> {
  const { path, cookie, key, act, file } = sent;
  const form = new FormData();
  if (file) form.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'photo.png');
  const json = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url + path, { method: 'POST', headers: { cookie, ...(file ? {} : json) }, body: file ? form : JSON.stringify(act) });
    text = await answer.text();
  } catch (error) {
    // The connection broke: nobody knows.
    sent.excuses.push(`${(error as Error).message} ${String((error as Error).cause ?? '')}`);
    return false;
  }
  const said = JSON.parse(text);
  if (answer.ok) {
    sent.answer = said as Answer;
    if (file) assert.equal(sent.answer.sha256, createHash('sha256').update(file).digest('hex'));
    return true;
  }
  assert.ok(answer.status >= 500 && said.detail, `${path} ${JSON.stringify(act)?.slice(0, 80)} was refused: ${answer.status} ${text}`);
  sent.excuses.push(`${answer.status} ${said.detail}`);
  return false;
}
