/** What the server answers when it refuses (RFC 9457), and what takes its place when there is no answer at all. */
import { chinese } from '../text/punctuation.js';

export interface FieldFault {
  /** JSON pointer into what was sent. */
  pointer: string;
  message: string;
}

interface Document {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  rule?: string;
  ruleName?: string;
  basis?: string;
  earliest?: string;
  instance?: string;
  errors?: FieldFault[];
}

export class Problem extends Error {
  readonly status: number;
  /** The last part of the problem's type: `not-allowed`, `stale`, `not-signed-in` … */
  readonly code: string;
  readonly rule: string | null;
  readonly ruleName: string | null;
  readonly basis: string | null;
  /** The earliest instant that would pass. */
  readonly earliest: number | null;
  readonly errors: readonly FieldFault[];
  /** What to tell whoever is asked for help. */
  readonly request: string | null;
  /** Everything the server said, for refusals that carry more. */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(document: Document, status: number) {
    super(chinese(document.detail ?? '平台没有说明原因,请稍后重试。'));
    this.name = 'Problem';
    this.status = status;
    this.code = document.type?.split('/').at(-1) ?? 'unknown';
    this.rule = document.rule ?? null;
    this.ruleName = document.ruleName ?? null;
    this.basis = document.basis ?? null;
    this.earliest = document.earliest ? Date.parse(document.earliest) : null;
    this.errors = (document.errors ?? []).map((fault) => ({ ...fault, message: chinese(fault.message) }));
    this.request = document.instance?.replace(/^urn:uuid:/, '') ?? null;
    this.document = document as Record<string, unknown>;
  }

  /** What was wrong with one field, by its JSON pointer. */
  at(pointer: string): string | null {
    return this.errors.find((e) => e.pointer === pointer)?.message ?? null;
  }
}

/** No answer came: the line is down or the platform is. What was typed is still there. */
export class NoConnection extends Error {
  constructor(cause?: unknown) {
    super('网络不通或平台暂时连不上。您填写的内容还在，请稍后重试。', { cause });
    this.name = 'NoConnection';
  }
}
