/** What processes that a test started have said, so that a test that fails can show their last lines. */
import type { ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import type { Context, RootHookObject } from 'mocha';

const LINES = 30;

interface Log {
  of: string;
  said: () => string;
  /** How much of it was there when the present test began. */
  known: number;
}
const logs: Log[] = [];

/** Listens to both outputs of a process from now on. @returns all it has said */
export function listenTo(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
  }
  const said = () => text;
  logs.push({ of: `${child.spawnargs.map((arg) => basename(arg)).join(' ')} (${child.pid})`, said, known: 0 });
  return said;
}

/** Of those that have said anything since the test began. */
function lastLines(): string {
  const spoken = logs.filter(({ said, known }) => said().length > known);
  return spoken.map(({ of, said }) => `\n    last lines of ${of}:\n${said().trimEnd().split('\n').slice(-LINES).join('\n')}`).join('\n');
}

/** The reporter prints the stack of a failure where it lists them, also of a test that ran in another process. */
export const mochaHooks: RootHookObject = {
  beforeEach() {
    for (const log of logs) log.known = log.said().length;
  },
  afterEach(this: Context) {
    const error = this.currentTest?.state === 'failed' ? this.currentTest.err : undefined;
    if (error?.stack) error.stack += lastLines();
  },
  afterAll() {
    logs.length = 0;
  },
};
