/** The ways a request can fail, by class; the HTTP edge maps each to its problem+json once. */
import type { Refusal } from './machines/refusal.js';

/** The base: a sentence in Chinese that the person at the desk can act on. */
export class Problem extends Error {
  constructor(
    /** A stable slug; part of the problem's `type`. */
    readonly code: string,
    readonly status: number,
    message: string,
    /** Further members of the problem document. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotSignedIn extends Problem {
  constructor(message = '请先登录。') {
    super('not-signed-in', 401, message);
  }
}
export class Forbidden extends Problem {
  constructor(message: string) {
    super('forbidden', 403, message);
  }
}
/** Also for what exists but may not be seen by whoever asks. */
export class NotFound extends Problem {
  constructor(message = '没有找到您要的内容,请核对编号。') {
    super('not-found', 404, message);
  }
}

export interface FieldError {
  /** JSON pointer into the request's body. */
  pointer: string;
  message: string;
}
export class InvalidInput extends Problem {
  constructor(
    message: string,
    options: { status?: 400 | 413 | 415 | 422; code?: string; errors?: FieldError[] } = {},
  ) {
    super(options.code ?? 'invalid-input', options.status ?? 422, message, options.errors ? { errors: options.errors } : {});
  }
}

/** A rule of the book refuses the act: which rule, its basis, and what would pass. */
export class NotAllowed extends Problem {
  constructor(
    readonly refusal: Refusal,
    more: Record<string, unknown> = {},
  ) {
    const { rule, name, kind, basis, message, earliest, pointer } = refusal;
    super('not-allowed', rule === 'flow.order' || rule === 'suspension.acts' ? 409 : 422, message, {
      rule,
      ruleName: name,
      ruleKind: kind,
      basis,
      ...(earliest === undefined ? {} : { earliest: new Date(earliest).toISOString() }),
      ...(pointer ? { errors: [{ pointer: `/data${pointer}`, message }] } : {}),
      ...more,
    });
  }
}

/** What the request was based on has changed since it was read. */
export class Stale extends Problem {
  constructor(message: string, more: Record<string, unknown> = {}) {
    super('stale', 409, message, more);
  }
}
export class TooManyRequests extends Problem {
  constructor(message: string, retryAfterSeconds: number) {
    super('too-many-requests', 429, message, { retryAfter: retryAfterSeconds });
  }
}
