/** Many who ask a platform at once, each the next thing when the last is answered. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { figures, quantile } from '../../../bench/report.js';

export interface Said {
  status: number;
  /** Milliseconds. */
  took: number;
  body: string;
}

/** What was asked in the name of one thing, and how it was answered. */
export class Tally {
  readonly all: Said[] = [];

  statuses(): Record<number, number> {
    const counts: Record<number, number> = {};
    for (const { status } of this.all) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  toString(): string {
    const times = this.all.map(({ took }) => took);
    return `${this.all.length} ${JSON.stringify(this.statuses())}, p50 ${Math.round(figures.median(times))} ms, p99 ${Math.round(quantile(times, 0.99))} ms`;
  }
}

export async function ask(url: string, tally: Tally, init: RequestInit = {}): Promise<Said> {
  const begun = performance.now();
  const answer = await fetch(url, init);
  const said = { status: answer.status, body: await answer.text(), took: performance.now() - begun };
  tally.all.push(said);
  return said;
}

export interface Act {
  project: string;
  cookie: string;
  type: string;
  data: object;
  /** The version that whoever acts has seen. */
  version?: number;
}

export function post(url: string, tally: Tally, { project, cookie, type, data, version }: Act): Promise<Said> {
  const headers = {
    cookie,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
  return ask(`${url}/api/projects/${project}/events`, tally, { method: 'POST', headers, body: JSON.stringify({ type, data }) });
}

/** So many at once, each of whom does so much. */
export async function crowd(size: number, work: (no: number) => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: size }, (_, no) => work(no)));
}

/** Resident memory of a process in megabytes, where the system tells it. */
export function megabytesOf(pid: number): number | null {
  try {
    return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return null;
  }
}
