/** Counts what a request sends to the database, by standing in front of the driver's own `query`. */
import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';

export interface Sent {
  text: string;
  values?: unknown[];
  name?: string;
}

export interface Watched {
  method: string;
  url: string;
  /** One per round trip; several statements may travel together. */
  sent: Sent[];
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** What requests of this process send from now on; what jobs send with their own connections is left out. */
export function watchStatements(): { requests: Watched[]; stop(): void } {
  const requests: Watched[] = [];
  const running = new AsyncLocalStorage<Watched>();
  const onRequest = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const watched: Watched = { method: request.method ?? '', url: request.url ?? '', sent: [] };
    requests.push(watched);
    running.enterWith(watched);
  };
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args) {
    const ofRequests = (this as unknown as { connectionParameters: { application_name?: string } })
      .connectionParameters.application_name === 'cunjitong';
    if (ofRequests) running.getStore()?.sent.push(sentBy(args[0]));
    return query.apply(this, args);
  };
  diagnostics.subscribe('http.server.request.start', onRequest);
  return {
    requests,
    stop() {
      diagnostics.unsubscribe('http.server.request.start', onRequest);
      prototype.query = query;
    },
  };
}

function sentBy(given: unknown): Sent {
  if (typeof given === 'string') return { text: given };
  const { text, values, name } = given as Sent;
  return { text, values, name };
}

export const roundTrips = ({ sent }: Watched): number => sent.length;
/** What the door sends together stands on lines of its own. */
export const statementsOf = ({ sent }: Watched): number =>
  sent.reduce((sum, { text }) => sum + text.split(';\n').length, 0);
