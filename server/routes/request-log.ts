/** One line and one measurement per request: never a body, a cookie, a query or any other header. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Histogram } from 'prom-client';

export type Durations = Histogram<'method' | 'route' | 'status'>;

export const requestId = (res: Response): string => String(res.locals.requestId);
/** The path as the route writes it, so that measurements are few and hold no numbers of projects. */
export function setPattern(res: Response, pattern: string): void {
  res.locals.pattern = pattern;
}

export function requestLog(log: Logger, durations: Durations): RequestHandler {
  return (req, res, next) => {
    const begun = performance.now();
    const id = randomUUID();
    const { method, path } = req;
    res.locals.requestId = id;
    res.setHeader('X-Request-Id', id);
    res.on('close', () => {
      const ms = performance.now() - begun;
      const route = typeof res.locals.pattern === 'string' ? res.locals.pattern : 'unknown';
      durations.observe({ method, route, status: String(res.statusCode) }, ms / 1000);
      const line = { id, method, path, status: res.statusCode, ms: Math.round(ms * 10) / 10 };
      if (!res.writableFinished) log.info(line, 'request broken off');
      else if (isProbe(path)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

/** Asked every few seconds by machines. */
const isProbe = (path: string) => path === '/healthz' || path === '/readyz' || path === '/metrics';
