/** Shares of amounts in whole numbers: a limit of 20 % is met by a fen and missed by a fen. */

/** a ≥ share % of b. */
export const atLeastShare = (a: number, share: number, b: number) =>
  BigInt(a) * 100n >= BigInt(share) * BigInt(b);

/** a ≤ share % of b. */
export const atMostShare = (a: number, share: number, b: number) =>
  BigInt(a) * 100n <= BigInt(share) * BigInt(b);

/** The largest whole fen that is at most share % of an amount. */
export const shareOf = (share: number, amount: number) =>
  Number((BigInt(share) * BigInt(amount)) / 100n);
