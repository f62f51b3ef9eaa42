/** One signed-in person speaking HTTP to the platform, as a page would. */
export interface Problem {
  status: number;
  detail: string;
  rule?: string;
  earliest?: string;
  errors?: { pointer: string; message: string }[];
}

export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    what: string,
  ) {
    super(`${what}: ${problem.status} ${problem.detail} ${JSON.stringify(problem.errors ?? '')}`);
  }
}

export interface Client {
  name: string;
  get<T>(path: string): Promise<T>;
  bytes(path: string): Promise<{ bytes: Buffer; type: string }>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  upload<T>(path: string, name: string, bytes: Buffer, type: string): Promise<T>;
}

/** One request and what came back, for whoever writes a transcript. */
export interface Exchange {
  who: string;
  method: string;
  path: string;
  body: unknown;
  status: number;
  answer: unknown;
}
export type Observer = (exchange: Exchange) => void;
let observer: Observer | undefined;

/** Lets a transcript see every JSON exchange of this process; `undefined` ends it. */
export function observe(next: Observer | undefined): void {
  observer = next;
}

export function anonymous(base: string): Client {
  return client(base, '访客', null);
}

export async function signIn(base: string, username: string, password: string): Promise<Client> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Refused((await answer.json()) as Problem, `sign in ${username}`);
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  return client(base, username, cookie);
}

function client(base: string, name: string, cookie: string | null): Client {
  const identity: Record<string, string> = cookie ? { cookie } : {};
  async function call(method: string, path: string, init: { headers?: Record<string, string>; body?: string | FormData } = {}): Promise<Response> {
    const answer = await fetch(base + path, { method, ...init, headers: { ...identity, ...init.headers } });
    if (answer.ok) return answer;
    const problem = (await answer.json().catch(() => ({ status: answer.status, detail: answer.statusText }))) as Problem;
    throw new Refused(problem, `${name} ${method} ${path}`);
  }
  return {
    name,
    get: async <T>(path: string) => (await call('GET', path)).json() as Promise<T>,
    async bytes(path) {
      const answer = await call('GET', path);
      return { bytes: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') ?? '' };
    },
    async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const told = (status: number, answer: unknown) => observer?.({ who: name, method, path, body, status, answer });
      try {
        const answer = await call(method, path, {
          headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const said = (answer.status === 204 ? undefined : await answer.json()) as T;
        told(answer.status, said);
        return said;
      } catch (error) {
        if (error instanceof Refused) told(error.problem.status, error.problem);
        throw error;
      }
    },
    async upload<T>(path: string, fileName: string, bytes: Buffer, type: string) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type }), fileName);
      return (await call('POST', path, { body: form })).json() as Promise<T>;
    },
  };
}
