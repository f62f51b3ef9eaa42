/** Which words of two texts differ: a longest common subsequence over words, Chinese by characters. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** Beyond this the whole text is marked: nobody reads such a difference word by word. */
const MOST = 1500;

export function differences(before: string, after: string): { before: Piece[]; after: Piece[] } {
  if (before === after) return { before: whole(before, false), after: whole(after, false) };
  const [a, b] = [words(before), words(after)];
  if (a.length > MOST || b.length > MOST) return { before: whole(before, true), after: whole(after, true) };
  const kept = common(a, b);
  return { before: pieces(a, kept.inA), after: pieces(b, kept.inB) };
}

const whole = (text: string, changed: boolean): Piece[] => (text === '' ? [] : [{ text, changed }]);

/** A number or a word of letters is one, every other character stands alone. */
const words = (text: string): string[] => text.match(/[\d.,:]+|[A-Za-z_-]+|\s+|./gsu) ?? [];

function common(a: readonly string[], b: readonly string[]): { inA: Set<number>; inB: Set<number> } {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA.add(i);
      inB.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return { inA, inB };
}

function pieces(all: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const made: Piece[] = [];
  all.forEach((text, i) => {
    const changed = !kept.has(i);
    const last = made.at(-1);
    if (last && last.changed === changed) last.text += text;
    else made.push({ text, changed });
  });
  return made;
}
