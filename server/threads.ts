/** Threads for work that would hold up requests: rendering, spreadsheets, hashing in bulk. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * How to start the module `name` (without its extension) beside `beside` as a thread, from TypeScript or as built.
 * Threads do not inherit the loader that lets this process read TypeScript.
 */
export function threadOf(name: string, beside: string): { filename: string; execArgv?: string[] } {
  const fromSource = beside.endsWith('.ts');
  const filename = new URL(`./${name}.${fromSource ? 'ts' : 'js'}`, beside).href;
  if (!fromSource) return { filename };
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { filename, execArgv: ['--import', loader] };
}

/** What a thread with a life of its own evaluates to become that module: its first module would be read before any loader is there. */
export function startOf(name: string, beside: string): string {
  const { filename, execArgv } = threadOf(name, beside);
  const start = `import(${JSON.stringify(filename)})`;
  if (!execArgv) return start;
  // The module beside it is for `require`.
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api').replace(/\.cjs$/, '.mjs')).href;
  return `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return ${start}; })`;
}
