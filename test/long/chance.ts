/** Chance that can be had again: by the same seed the same numbers, in the order in which they are asked for. */

export interface Chance {
  seed: number;
  /** From 0 on, below 1. */
  next(): number;
  /** From 0 on, below `count`. */
  below(count: number): number;
  one<T>(of: readonly T[]): T;
}

/** @param given what a run that failed has printed; another one each time without it */
export function chanceOf(given: string | undefined = process.env.SEED): Chance {
  const seed = Number(given ?? 1 + Math.floor(Math.random() * 2_147_483_645));
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { seed, next, below, one: (of) => of[below(of.length)] as never };
}
