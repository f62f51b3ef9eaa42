/** Several threads that check trades, each the projects that fall to it; entries pass to them as bytes, unread. */
import { Worker } from 'node:worker_threads';
import { startOf } from '../../threads.js';
import type { Hands } from './hands.js';
import type { Written } from './ledger.js';
import { packed, type Piece } from './parcel.js';
import type { Source } from './source.js';
import { projectOfRows } from './stored-rows.js';
import type { NamedFile, TradesSetting } from './trades-check.js';
import type { Answer, Question } from './trades-thread.js';
import { isOfPlatform, shareOf } from './whose.js';

/** Batches on their way to one thread: enough that it never waits, few enough that memory stays flat. */
const MOST_WAITING = 3;
/** Below so many entries one thread is done before others have begun. */
const WORTH_THREADS = 20_000;
/** The one that reads keeps no more of them busy. */
const MOST_THREADS = 6;

/** How many threads to share a source's projects among; 0 for none besides the one that reads. */
export function threadsFor({ lines = 0 }: Source, cores: number): number {
  return lines < WORTH_THREADS || cores < 2 ? 0 : Math.min(cores, MOST_THREADS);
}

/** Only for sources whose payloads and rows come as lines. */
export function handsInThreads(setting: TradesSetting, count: number): Hands {
  const threads = Array.from({ length: count }, () => new Thread(setting));
  const all = <T>(question: Question) => Promise.all(threads.map((thread) => thread.ask<T>(question)));
  const send = (ask: 'entries' | 'rows', shares: readonly Piece[][]) =>
    Promise.all(shares.map((pieces, n) => (pieces.length > 0 ? (threads[n] as Thread).send(ask, pieces) : undefined)));
  const arrived = () => Promise.all(threads.map((thread) => thread.arrived()));
  return {
    async entries(batch) {
      const shares: Piece[][] = threads.map(() => []);
      for (const { stored, position, withheld, project } of batch) {
        const ofPlatform = isOfPlatform(project);
        const piece = { numbers: [stored.seq, position, withheld, Number(ofPlatform)], parts: [stored.bytes, stored.payload as Buffer | null] };
        if (ofPlatform) for (const share of shares) share.push(piece);
        else shares[shareOf(project, count)]?.push(piece);
      }
      await send('entries', shares);
    },
    async endEntries() {
      await arrived();
      return all<Written>({ ask: 'end entries' });
    },
    async rows(batch, from) {
      const shares: Piece[][] = threads.map(() => []);
      for (const [n, rows] of batch.entries()) shares[shareOf(projectOfRows(rows), count)]?.push({ numbers: [from + n], parts: [rows as Buffer] });
      await send('rows', shares);
    },
    async endRows(areWhole) {
      await arrived();
      return all<Written>({ ask: 'end rows', areWhole });
    },
    async *files() {
      for (const thread of threads) {
        for (let some = await thread.ask<NamedFile[]>({ ask: 'files' }); some.length > 0; some = await thread.ask<NamedFile[]>({ ask: 'files' })) yield some;
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

class Thread {
  readonly #worker: Worker;
  readonly #asked: { resolve(value: never): void; reject(error: Error): void }[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #broken: Error | null = null;

  constructor(setting: TradesSetting) {
    this.#worker = new Worker(startOf('trades-thread', import.meta.url), { eval: true, workerData: setting, execArgv: [] });
    this.#worker.on('message', (said: Answer) => {
      const asked = this.#asked.shift();
      if ('failed' in said) asked?.reject(new Error(said.failed));
      else asked?.resolve(said.answer as never);
    });
    this.#worker.on('error', (error) => this.#break(error));
    this.#worker.on('exit', () => this.#break(new Error('a thread of the verifier has ended')));
  }

  ask<T>(question: Question, transfer: readonly ArrayBuffer[] = []): Promise<T> {
    const answer = new Promise<T>((resolve, reject) => {
      if (this.#broken) reject(this.#broken);
      else this.#asked.push({ resolve, reject });
    });
    if (!this.#broken) this.#worker.postMessage(question, transfer);
    return answer;
  }

  /** Answers as soon as more can be sent. */
  async send(ask: 'entries' | 'rows', pieces: readonly Piece[]): Promise<void> {
    const parcel = packed(pieces);
    const done = this.ask({ ask, parcel }, [parcel.heads.buffer as ArrayBuffer, parcel.bytes.buffer as ArrayBuffer]);
    done.catch(() => undefined); // told by whoever waits for it
    this.#sent.push(done);
    if (this.#sent.length > MOST_WAITING) await this.#sent.shift();
  }

  /** Everything that was sent has been checked. */
  async arrived(): Promise<void> {
    await Promise.all(this.#sent.splice(0));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const asked of this.#asked.splice(0)) asked.reject(this.#broken);
  }
}
