/** A platform that is asked badly, or refuses for whatever reason a test gives, and what its answer must look like. */
import assert from 'node:assert/strict';
import request, { type Response, type Test } from 'supertest';
import type { Advance } from '../../server/transactions/advance.js';
import { keepingLog, noTrades, type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';

export const EVENTS = '/api/projects/0b0e7d1c-6a53-4b52-8d3c-5d0a3f1c2e11/events';

/** A problem in the platform's form, said in Chinese, that gives nothing of its inside away. */
export function assertProblem(res: Response, status: number, detail: RegExp, code?: string): void {
  assert.equal(res.status, status, res.text);
  assert.match(res.type, /^application\/problem\+json$/);
  const { type, title, detail: said, instance, ...more } = res.body;
  assert.equal(more.status, status);
  assert.match(said, detail);
  for (const text of [title, said]) assert.match(text, /\p{Script=Han}/u);
  assert.match(said, /。$/);
  assert.match(type, code ? new RegExp(`^/problems/${code}$`) : /^\/problems\/[a-z-]+$/);
  assert.equal(instance, `urn:uuid:${res.headers['x-request-id']}`);
  assert.equal(res.headers['cache-control'], 'no-store');
  assert.doesNotMatch(res.text, /\.ts\b|node_modules|select |xstate|zod|stack|Error\b/i);
}

interface Asked {
  t: TestApp;
  clerk: SignedIn;
  /** What reached the trade. */
  advanced: Advance[];
  /** Why the trade refuses. */
  failure: unknown;
}

/** Starts it for the suite; a village's accountant asks. */
export function askedBadly() {
  const { log, lines } = keepingLog();
  const asked = { advanced: [] as Advance[] } as Asked;
  before(async () => {
    const advance = async (event: Advance) => {
      asked.advanced.push(event);
      throw asked.failure;
    };
    const register = async () => {
      throw asked.failure;
    };
    asked.t = await testApp({ log, trades: { ...noTrades, advance, register } });
    asked.clerk = await signedIn(asked.t, [['accountant', VILLAGE]]);
  });
  beforeEach(() => {
    asked.advanced.length = 0;
    lines.length = 0;
  });
  after(() => asked.t.stop());

  const post = (path: string): Test => request(asked.t.app).post(path).set('Cookie', asked.clerk.cookie);
  const send = (path: string, body: unknown): Test => post(path).send(body as object);
  const raw = (path: string, text: string): Test => post(path).type('application/json').send(text);
  return { asked, lines, post, send, raw };
}
