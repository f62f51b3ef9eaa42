/** Many pieces of bytes with some numbers each, as one piece of memory that passes from thread to thread without a copy. */

export interface Parcel {
  /** For each piece its numbers, and how long it is; -1 for none. */
  heads: Float64Array;
  bytes: Uint8Array;
}
export interface Piece {
  numbers: readonly number[];
  parts: readonly (Buffer | null)[];
}

export function packed(pieces: readonly Piece[]): Parcel {
  const [first] = pieces;
  const width = first ? first.numbers.length + first.parts.length : 0;
  const heads = new Float64Array(pieces.length * width);
  const total = pieces.reduce((sum, { parts }) => sum + parts.reduce((length, part) => length + (part?.length ?? 0), 0), 0);
  const bytes = new Uint8Array(total);
  let [at, end] = [0, 0];
  for (const { numbers, parts } of pieces) {
    for (const number of numbers) heads[at++] = number;
    for (const part of parts) {
      heads[at++] = part?.length ?? -1;
      if (!part) continue;
      bytes.set(part, end);
      end += part.length;
    }
  }
  return { heads, bytes };
}

/** @param numbers how many of them each piece has @param parts how many of them */
export function* unpacked({ heads, bytes }: Parcel, numbers: number, parts: number): Generator<Piece> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  for (let at = 0; at < heads.length; at += numbers + parts) {
    const own: (Buffer | null)[] = [];
    for (const length of heads.subarray(at + numbers, at + numbers + parts)) {
      own.push(length < 0 ? null : whole.subarray(end, end + length));
      end += Math.max(0, length);
    }
    yield { numbers: [...heads.subarray(at, at + numbers)], parts: own };
  }
}
