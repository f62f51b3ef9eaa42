/** JSON over HTTP with the platform: an answer, a `Problem`, or `NoConnection`. */
import { noteConnection } from './connection.js';
import { NoConnection, Problem } from './problem.js';

export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export const get = <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, { signal });
export const post = <T>(path: string, body?: unknown, more: Omit<Sent, 'body'> = {}) =>
  call<T>('POST', path, { ...more, body });
export const put = <T>(path: string, body?: unknown, more: Omit<Sent, 'body'> = {}) =>
  call<T>('PUT', path, { ...more, body });
export const remove = <T>(path: string) => call<T>('DELETE', path);

/** @throws Problem when the platform refuses, NoConnection when nothing came back */
export async function call<T>(method: string, path: string, { body, headers, signal }: Sent = {}): Promise<T> {
  const hasBody = body !== undefined;
  const answer = await reach(path, {
    method,
    headers: { Accept: 'application/json', ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  });
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
}

/** The bare answer, for files. @throws Problem, NoConnection */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    noteConnection(false);
    throw new NoConnection(cause);
  }
  noteConnection(true);
  if (answer.ok) return answer;
  throw await problemFrom(answer);
}

/** A proxy in between may answer with a page of its own. */
export async function problemFrom(answer: Response): Promise<Problem> {
  const document = await answer.json().catch(() => ({}));
  return new Problem(typeof document === 'object' && document ? document : {}, answer.status);
}

/** `{a: 1, b: undefined}` → `?a=1` */
export function query(values: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}`;
}
