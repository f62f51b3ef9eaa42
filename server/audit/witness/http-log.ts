/** The log over HTTP, as anybody reads it. Whatever answers there is not believed, and not waited for without end. */
import { z } from 'zod';
import type { LogReader } from './pull.js';

/** Nothing that a log answers is larger. */
const LARGEST = 8 * 1024 * 1024;

const page = z.object({ entries: z.array(z.object({ seq: z.int(), leaf: z.base64(), bytes: z.base64().optional() })) });

/** @param url where the platform is; @throws NotRead when it does not answer as a log does */
export function httpLog(url: string, patience = 30_000): LogReader {
  const base = url.replace(/\/+$/, '');

  async function ask(path: string, init: RequestInit = {}): Promise<string> {
    try {
      const answer = await fetch(`${base}/api/log/${path}`, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) });
      const text = await textOf(answer);
      if (answer.ok) return text;
      throw new NotRead(...refusal(answer, text));
    } catch (error) {
      if (error instanceof NotRead) throw error.asked(path);
      throw new NotRead(...unreached(base, error as Error, patience)).asked(path);
    }
  }

  return {
    checkpoint: () => ask('checkpoint'),
    // A second line is the key of a second signature, which a witness passes over.
    key: async () => (await ask('key')).split('\n')[0] as string,
    async leaves(start, end) {
      return leavesFrom(await ask(`entries?start=${start}&end=${end}`), start);
    },
    async post(line, note) {
      const body = JSON.stringify({ note: `${note}${line}\n` });
      await ask('cosignatures', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    },
  };
}

/** What answers there is no log, or nothing answers at all. */
export class NotRead extends Error {
  override readonly name = 'NotRead';
  constructor(
    readonly en: string,
    readonly zh: string,
  ) {
    super(`${en} / ${zh}`);
  }

  asked(path: string): NotRead {
    return new NotRead(`${path.split('?')[0]}: ${this.en}`, this.zh);
  }
}

/** No more of an answer is taken in than a log could give, so that an endless one fills no memory. */
async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an exception cancels the rest.
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw new NotRead(`an answer of more than ${LARGEST} bytes`, '应答过大,不是存证');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function leavesFrom(text: string, start: number) {
  const { data } = page.safeParse(parsed(text));
  if (!data) throw new NotRead('entries: not what a log answers', '应答不是存证记录,请核对网址');
  return data.entries.map(({ seq, leaf, bytes }, n) => {
    if (seq !== start + n) throw new NotRead(`entries: ${seq} where ${start + n} was asked for`, `应答的是第 ${seq} 条,要的是第 ${start + n} 条`);
    const hash = new Uint8Array(Buffer.from(leaf, 'base64'));
    if (hash.length !== 32) throw new NotRead(`entries: the leaf of ${seq} is no hash`, `第 ${seq} 条的叶哈希长度不对`);
    return { leaf: hash, bytes: bytes === undefined ? null : Buffer.from(bytes, 'base64') };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A redirection is not followed: whom the witness watches is for a person to say. */
function refusal({ status, headers }: Response, text: string): [en: string, zh: string] {
  const elsewhere = headers.get('location');
  if (status >= 300 && status < 400 && elsewhere) return [`it redirects to ${elsewhere.slice(0, 200)}`, '平台转到了另一网址,确认无误后请用 --log 写明新网址'];
  const { detail } = (parsed(text) ?? {}) as { detail?: unknown };
  return typeof detail === 'string' ? [String(status), detail.slice(0, 300)] : [`${status} ${text.slice(0, 300)}`, `平台答复 ${status}`];
}

function unreached(base: string, error: Error, patience: number): [en: string, zh: string] {
  if (error.name === 'TimeoutError') return [`no whole answer within ${patience / 1000} s`, `${patience / 1000} 秒内没有完整应答`];
  const { code } = (error.cause ?? error) as NodeJS.ErrnoException;
  return [`${base} cannot be reached (${code ?? error.message})`, '无法连接,请检查网址和网络'];
}
