/** Puts routes on the app. Each request: may it, what does it say, do it, answer. */
import type { Express, Request, RequestHandler, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { Deps } from '../app.js';
import { NotFound, Problem } from '../errors.js';
import type { Subject } from '../people/subject.js';
import { parse } from './invalid.js';
import { readJson } from './json-body.js';
import { KeptAnswers } from './kept-answers.js';
import { setPattern } from './request-log.js';
import { type Asked, Content, encode, Reply, type Route } from './route.js';
import { subjectFor } from './visitor.js';

type AnyAsked = Asked<Route['access'], unknown, unknown, unknown, unknown>;

/** What routes work with, reading on behalf of whoever asks. */
type OnBehalfOf = (subject: Subject | null) => Deps;

export function mount(app: Express, routes: readonly Route[], deps: Deps, onBehalfOf: OnBehalfOf): void {
  const kept = new KeptAnswers();
  for (const [path, here] of byPath(routes)) {
    for (const route of here) app[route.method](path, serve(route, deps, onBehalfOf, kept));
    app.all(path, refuseMethod(path, here));
  }
}

function serve(route: Route, deps: Deps, onBehalfOf: OnBehalfOf, kept: KeptAnswers): RequestHandler {
  const ask = async (req: Request, res: Response) =>
    route.handle(await asked(route, deps, onBehalfOf, req, res));
  return async (req, res) => {
    setPattern(res, route.path);
    const seconds = route.keepSeconds;
    if (seconds !== undefined) {
      return kept.answer(req, res, { seconds, type: typeOf(route) }, async () => textOf(route, await ask(req, res)));
    }
    await answer(route, res, await ask(req, res));
  };
}

/** Access first: whoever may not ask is told nothing about what was wrong with the question. */
async function asked(route: Route, deps: Deps, onBehalfOf: OnBehalfOf, req: Request, res: Response): Promise<AnyAsked> {
  const subject = await subjectFor(route, req, deps);
  return {
    subject: subject as AnyAsked['subject'],
    params: readParams(route.params, req),
    query: route.query ? parse(route.query, { ...req.query }) : undefined,
    headers: route.headers ? parse(route.headers, req.headers) : undefined,
    body: route.body ? parse(route.body, await readJson(req, res)) : undefined,
    address: req.ip ?? '',
    now: Date.now(),
    req,
    deps: onBehalfOf(subject),
  };
}

/** What no address could be is not found, like any other address of nothing. */
function readParams(schema: z.ZodType | undefined, req: Request): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(req.params);
  if (!parsed.success) throw new NotFound();
  return parsed.data;
}

async function answer(route: Route, res: Response, given: unknown): Promise<void> {
  const reply = given instanceof Reply ? given : new Reply(given);
  res.statusCode = reply.status ?? route.status;
  if (route.answer instanceof Content) res.setHeader('Content-Type', route.answer.type);
  for (const [name, value] of Object.entries(reply.headers)) res.setHeader(name, value);
  if (route.answer === null) return void res.end();
  if (reply.body instanceof Readable) return stream(res, reply.body);
  if (route.answer instanceof Content) return void res.end(reply.body);
  res.setHeader('Content-Type', JSON_TYPE);
  res.end(encode(reply.body));
}

const JSON_TYPE = 'application/json; charset=utf-8';
const typeOf = ({ answer }: Route) => (answer instanceof Content ? answer.type : JSON_TYPE);
/** What is kept is text in any case. */
const textOf = ({ answer }: Route, given: unknown) => (answer instanceof Content ? String(given) : encode(given));

async function stream(res: Response, body: Readable): Promise<void> {
  if (res.req.method !== 'HEAD') return pipeline(body, res);
  body.destroy();
  res.end();
}

function refuseMethod(path: string, routes: readonly Route[]): RequestHandler {
  const methods = routes.map((route) => route.method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return (req, res) => {
    setPattern(res, path);
    throw new Problem('wrong-method', 405, `这个地址不接受 ${req.method},只接受 ${allow}。`, {
      allow,
    });
  };
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}
