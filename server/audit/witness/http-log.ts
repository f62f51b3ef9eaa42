/** The log over HTTP, as anybody reads it. */
import type { LogReader } from './pull.js';

/** Nothing that a log answers is larger. */
const LARGEST = 8 * 1024 * 1024;

/** @param url where the platform is; @throws when it does not answer as a log does */
export function httpLog(url: string, patience = 30_000): LogReader {
  const base = url.replace(/\/+$/, '');
  async function ask(path: string, init: RequestInit = {}): Promise<string> {
    const answer = await fetch(`${base}/api/log/${path}`, { ...init, signal: AbortSignal.timeout(patience) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    if (text.length > LARGEST) throw new Error(`${path}: an answer of ${text.length} bytes`);
    return text;
  }
  return {
    checkpoint: () => ask('checkpoint'),
    key: async () => (await ask('key')).trim(),
    async leaves(start, end) {
      const { entries } = JSON.parse(await ask(`entries?start=${start}&end=${end}`)) as { entries: { seq: number; leaf: string; bytes?: string }[] };
      return entries.map(({ seq, leaf, bytes }, n) => {
        if (seq !== start + n) throw new Error(`entries: ${seq} where ${start + n} was asked for`);
        return { leaf: new Uint8Array(Buffer.from(leaf, 'base64')), bytes: bytes === undefined ? null : Buffer.from(bytes, 'base64') };
      });
    },
    async post(line, note) {
      const body = JSON.stringify({ note: `${note}${line}\n` });
      await ask('cosignatures', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    },
  };
}
