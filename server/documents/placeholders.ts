/** The grammar of placeholders and conditions, read the same way by the check and by compose. */

export type Placeholder =
  | { type: 'fact'; path: string; format: string | undefined; otherwise: string | undefined }
  | { type: 'article'; key: string }
  | { type: 'rowNumber' }
  /** The item itself, in a list of plain texts. */
  | { type: 'item' };

const PLACEHOLDER = /\{([^{}]*)\}/g;

export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => parsed(match[1] as string));
}

/** One pass: a fact that itself looks like a placeholder stays the text it is. */
export function fill(text: string, say: (placeholder: Placeholder) => string): string {
  return text.replace(PLACEHOLDER, (_, inner: string) => say(parsed(inner)));
}

function parsed(inner: string): Placeholder {
  if (inner === '@no') return { type: 'rowNumber' };
  if (inner === '@item') return { type: 'item' };
  if (inner.startsWith('#')) return { type: 'article', key: inner.slice(1) };
  const [said = '', otherwise] = inner.split('?');
  const [path = '', format] = said.split('|');
  return { type: 'fact', path, format, otherwise };
}

export interface Condition {
  path: string;
  holds: (value: unknown) => boolean;
  /** The only value of the path that satisfies it, where it names one. */
  value: string | undefined;
  /** Whether the fact is certainly there when it holds. */
  proves: boolean;
}

export function condition(text: string): Condition {
  const [, not, path = '', operator, value] = /^(!?)([^!=]+)(?:(!?=)(.+))?$/.exec(text) ?? [];
  if (operator === '=') return { path, value, proves: true, holds: (v) => String(v) === value };
  if (operator === '!=') return { path, value, proves: false, holds: (v) => String(v) !== value };
  if (not) return { path, value: undefined, proves: false, holds: (v) => !present(v) };
  return { path, value: undefined, proves: true, holds: present };
}

function present(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== false;
}
