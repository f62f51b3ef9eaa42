/**
 * The one byte form of what the log holds: JSON canonicalised by RFC 8785, for
 * the part of JSON that has only one reading. A float prints differently from
 * language to language and a lone surrogate has no UTF-8 at all, so both are
 * refused here instead of being found by a verifier years later.
 */

export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

/** The outermost array or object is level 1. */
export const MAX_DEPTH = 32;

/** The canonical text of a value; throws `CanonicalError` naming the place. */
export function canonical(value: unknown): string {
  return write(value, '$', new Set());
}

export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonical(value));
}

/**
 * Reads bytes back, and refuses every byte string that is not the canonical
 * form of what it says: two keys of one name, a space, `1.0`, `\u0061`, a BOM.
 */
export function parseCanonical(bytes: Uint8Array): CanonicalValue {
  const text = decodeUtf8(bytes);
  const value = parseJson(text);
  if (canonical(value) !== text) throw new CanonicalError('$', 'not in canonical form');
  return value;
}

function write(value: unknown, path: string, ancestors: Set<object>): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      return writeInteger(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeContainer(value, path, ancestors);
    default:
      throw new CanonicalError(path, `${typeof value} has no JSON form`);
  }
}

function writeString(text: string, path: string): string {
  // \p{Cs} under the u flag matches only surrogates that have lost their pair.
  if (/\p{Cs}/u.test(text)) throw new CanonicalError(path, 'lone surrogate');
  return JSON.stringify(text);
}

function writeInteger(number: number, path: string): string {
  if (!Number.isSafeInteger(number))
    throw new CanonicalError(path, `${number} is not a safe integer`);
  if (Object.is(number, -0)) throw new CanonicalError(path, 'negative zero');
  return String(number);
}

function writeContainer(container: object, path: string, ancestors: Set<object>): string {
  if (ancestors.has(container)) throw new CanonicalError(path, 'cyclic');
  if (ancestors.size >= MAX_DEPTH)
    throw new CanonicalError(path, `deeper than ${MAX_DEPTH} levels`);
  ancestors.add(container);
  const text = Array.isArray(container)
    ? writeArray(container, path, ancestors)
    : writeObject(container, path, ancestors);
  ancestors.delete(container);
  return text;
}

function writeArray(array: unknown[], path: string, ancestors: Set<object>): string {
  if (Object.getPrototypeOf(array) !== Array.prototype)
    throw new CanonicalError(path, 'instance of a class');
  // Own keys are the items and `length`; a stray property that makes up for a hole is caught below.
  if (Reflect.ownKeys(array).length !== array.length + 1) {
    throw new CanonicalError(path, 'array with holes or properties');
  }
  // Not `map`, which steps over holes.
  const items = Array.from({ length: array.length }, (_, index) => {
    const at = `${path}[${index}]`;
    return write(own(array, String(index), at), at, ancestors);
  });
  return `[${items.join(',')}]`;
}

function writeObject(object: object, path: string, ancestors: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    throw new CanonicalError(path, 'instance of a class');
  // The default sort compares UTF-16 code units, which is the order RFC 8785 asks for.
  const members = stringKeys(object, path)
    .sort()
    .map((key) => {
      const at = step(path, key);
      return `${writeString(key, at)}:${write(own(object, key, at), at, ancestors)}`;
    });
  return `{${members.join(',')}}`;
}

function stringKeys(object: object, path: string): string[] {
  return Reflect.ownKeys(object).map((key) => {
    if (typeof key === 'symbol') throw new CanonicalError(path, 'symbol as a key');
    return key;
  });
}

/** A getter could answer otherwise the second time, a hidden property would vanish on the way to the verifier. */
function own(container: object, key: string, at: string): unknown {
  const property = Object.getOwnPropertyDescriptor(container, key);
  if (!property?.enumerable || !('value' in property)) {
    throw new CanonicalError(at, 'missing, computed or hidden property');
  }
  return property.value;
}

function step(path: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `${path}.${key}`
    : `${path}[${JSON.stringify(key)}]`;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CanonicalError('$', 'not UTF-8');
  }
}

function parseJson(text: string): CanonicalValue {
  try {
    return JSON.parse(text) as CanonicalValue;
  } catch {
    throw new CanonicalError('$', 'not JSON');
  }
}
