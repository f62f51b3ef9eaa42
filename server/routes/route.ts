/**
 * A route is data: who may call it, what it takes, what it answers. The same schemas validate requests and
 * make the description under /api/openapi.json, so the two cannot differ.
 */
import type { Request } from 'express';
import type { z } from 'zod';
import type { Deps } from '../app.js';
import type { Instant } from '../machines/time.js';
import type { Subject } from '../people/subject.js';

/** Who gets past the door of a route; what they may see behind it is decided per resource. */
export const ACCESS = {
  public: '任何人,不看登录身份 Anyone; who asks makes no difference',
  visitor: '任何人,登录后按身份多看 Anyone; more for those signed in',
  'signed-in': '须登录 Signed in',
  district: '区管理员;要改动的须先验证动态验证码 A district administrator; with a fresh code, to change anything',
  machine: '仅平台所在主机或区管理员 This machine itself, or a district administrator',
} as const;
export type Access = keyof typeof ACCESS;
type SubjectUnder<A extends Access> = A extends 'signed-in' | 'district'
  ? Subject
  : A extends 'visitor'
    ? Subject | null
    : null;

export interface Asked<A extends Access, P, Q, H, B> {
  params: P;
  query: Q;
  headers: H;
  body: B;
  subject: A extends Access ? SubjectUnder<A> : never;
  /** Where the request came from, for limits on signing in. */
  address: string;
  /** The real clock: for sessions and limits only, never for a trade. */
  now: Instant;
  /** For a route that reads its own body. */
  req: Request;
  deps: Deps;
}

export interface Definition<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  H extends z.ZodType,
  B extends z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As Express writes it: `/api/projects/:id`. */
  path: string;
  /** Chinese, then English. */
  summary: string;
  /** What a caller should know besides the schemas. */
  notes?: string;
  access: A;
  /** Open also to whoever must first set a password of their own: what is needed for that, and nothing else. */
  beforeOwnPassword?: true;
  params?: P;
  query?: Q;
  headers?: H;
  body?: B;
  /** Takes one file as multipart/form-data, and reads it itself. */
  upload?: true;
  /** A schema for JSON, the kind of bytes for anything else, null for no content. */
  answer: z.ZodType | Content | null;
  status: 200 | 201 | 204;
  /** Encoded answers are kept and shared this long; only for `public`, as who asks makes no difference there. */
  keepSeconds?: number;
  handle(asked: Asked<A, z.output<P>, z.output<Q>, z.output<H>, z.output<B>>): unknown;
}

/** What is not JSON. */
export class Content {
  constructor(readonly type: string) {}
}

/** What is JSON already. */
export class Encoded {
  constructor(readonly json: string) {}
}

/** The JSON of an answer, whether it was made now or before. */
export const encode = (answer: unknown): string => (answer instanceof Encoded ? answer.json : JSON.stringify(answer));

/** An answer with headers of its own, or of another status than the usual one. */
export class Reply {
  constructor(
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly status?: number,
  ) {}
}

export type Route = Definition<Access, z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

export function route<
  A extends Access,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  H extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<A, P, Q, H, B>): Route {
  return definition as unknown as Route;
}
