/** Whether two lists name the same, in whatever order. */
export const sameNames = (a: string[], b: string[]) =>
  a.length === b.length && [...a].sort().every((x, i) => x === [...b].sort()[i]);
