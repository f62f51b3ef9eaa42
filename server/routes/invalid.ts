/** What is wrong with what was sent, in short Chinese sentences that name the field. */
import type { z } from 'zod';
import { type FieldError, InvalidInput } from '../errors.js';
import { labelOf } from './field-label.js';

const SHOWN_IN_SENTENCE = 3;
const MAX_LISTED = 50;
const MISSING = '缺少必填内容';

/** The value as the schema reads it. @throws InvalidInput that lists every fault */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { error: inChinese });
  if (parsed.success) return parsed.data;
  throw invalid(schema, value, parsed.error.issues);
}

function invalid(schema: z.ZodType, value: unknown, issues: z.core.$ZodIssue[]): InvalidInput {
  const faults = issues.flatMap((issue) => faultsOf(issue, value));
  const errors = faults
    .slice(0, MAX_LISTED)
    .map(({ path, message }): FieldError => ({ pointer: pointerTo(path), message }));
  const sentences = faults.slice(0, SHOWN_IN_SENTENCE).map(({ path, message }) => {
    const label = labelOf(schema, path, value);
    return label ? `“${label}”:${message}` : message;
  });
  const more = faults.length - sentences.length;
  const detail = sentences.join(';') + (more > 0 ? `;另有${more}处` : '');
  return new InvalidInput(detail.endsWith('。') ? detail : `${detail}。`, { errors });
}

interface Fault {
  path: PropertyKey[];
  message: string;
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown): Fault[] {
  const { path, message } = issue;
  // Each unknown field is a fault of its own, so that a form can point at it.
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: '平台没有这个字段,请删除' }));
  }
  // What a schema says of a wrong kind ("whole fen") does not fit what is not there.
  const isMissing = issue.code === 'invalid_type' && valueAt(value, path) === undefined;
  return [{ path, message: isMissing ? MISSING : message }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const KINDS: Record<string, string> = {
  string: '须为文字',
  number: '须为数字',
  int: '须为整数',
  boolean: '须为 true 或 false',
  object: '须为一组字段',
  array: '须为列表',
  null: '须留空',
};
const FORMATS: Record<string, string> = {
  date: '须为日期,例如 2025-07-02',
  datetime: '须为带时区的时刻,例如 2025-07-07T16:00:00+08:00',
  uuid: '编号格式不正确',
  base64url: '编码不正确',
};

/** For what the schemas do not say themselves. */
function inChinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return MISSING;
      return KINDS[String(issue.expected)] ?? '内容的种类不正确';
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不正确';
    case 'too_small':
      return least(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return most(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_value':
      return `应为:${issue.values.map(String).join('、')}`;
    case 'invalid_union':
      // Which acts exist is told by `availableEvents`, not by a refusal.
      return issue.discriminator === 'type'
        ? '平台没有这项操作,请刷新页面后重试'
        : '不属于允许的任何一种形式';
    case 'not_multiple_of':
      return `须为${issue.divisor}的倍数`;
    default:
      return '不符合要求';
  }
}

function least(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string') return minimum <= 1 ? '不能为空' : `至少${minimum}个字符`;
  if (origin === 'array') return `至少${minimum}项`;
  return inclusive ? `不能小于${minimum}` : `须大于${minimum}`;
}

function most(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `不超过${maximum}个字符`;
  if (origin === 'array') return `不超过${maximum}项`;
  return inclusive ? `不能大于${maximum}` : `须小于${maximum}`;
}
