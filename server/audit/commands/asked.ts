/** What was asked on the command line. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Not understood: neither “tampered” nor an alarm, and never “clean”. */
export const NOT_UNDERSTOOD = 2;

/** Ends the program where it is not understood: before anything else could give an exit code another meaning. */
export function asked<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`看不懂这个参数:${(error as Error).message}\n用法:npm run ${usage}`);
    process.exit(NOT_UNDERSTOOD);
  }
}

/** A number of seconds, minutes and the like. @throws for anything that is not more than none */
export function positive(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new Error(`--${name} 应为大于 0 的数,给出的是“${text}”`);
}
