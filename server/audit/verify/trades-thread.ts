/** One of several threads that check trades; it answers every question in turn. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Written } from './ledger.js';
import { type Parcel, unpacked } from './parcel.js';
import { readRows } from './stored-rows.js';
import { type NamedFile, TradesCheck, type TradesSetting } from './trades-check.js';

export type Question =
  /** Of each: sequence number, position, entries withheld before it, and whether it is the platform's; bytes and payload. */
  | { ask: 'entries'; parcel: Parcel }
  | { ask: 'end entries' }
  /** Of each its position; its line. */
  | { ask: 'rows'; parcel: Parcel }
  | { ask: 'end rows'; areWhole: boolean }
  /** The next ones; none when there are no more. */
  | { ask: 'files' };
export type Answer = { answer: Written | NamedFile[] | null } | { failed: string };

const FILES_AT_ONCE = 10_000;

const trades = new TradesCheck(workerData as TradesSetting);
let files: Generator<NamedFile> | undefined;

parentPort?.on('message', (question: Question) => {
  let answer: Answer;
  try {
    answer = { answer: answerTo(question) };
  } catch (error) {
    answer = { failed: (error as Error).message };
  }
  parentPort?.postMessage(answer);
});

function answerTo(question: Question): Written | NamedFile[] | null {
  switch (question.ask) {
    case 'entries':
      takeEntries(question.parcel);
      return null;
    case 'end entries':
      return trades.endEntries();
    case 'rows':
      for (const { numbers, parts } of unpacked(question.parcel, 1, 1)) trades.compare(readRows(parts[0] as Buffer), numbers[0] as number);
      return null;
    case 'end rows':
      return trades.endRows(question.areWhole);
    case 'files':
      return someFiles();
  }
}

function takeEntries(parcel: Parcel): void {
  for (const { numbers, parts } of unpacked(parcel, 4, 2)) {
    const [seq, position, withheld, isOfPlatform] = numbers as [number, number, number, number];
    const [bytes, payload] = parts as [Buffer | null, Buffer | null];
    const placed = { stored: { seq, bytes, leaf: null, columns: null, payload }, position, withheld };
    if (isOfPlatform) trades.hear(placed);
    else trades.take(placed);
  }
}

function someFiles(): NamedFile[] {
  files ??= trades.files();
  const some: NamedFile[] = [];
  for (let next = files.next(); !next.done; next = files.next()) {
    some.push(next.value);
    if (some.length === FILES_AT_ONCE) break;
  }
  return some;
}
