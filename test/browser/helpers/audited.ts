/** A Chromium that Lighthouse drives by its debugging port, and what it finds on a page, as on a phone of middling speed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import type { Result } from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Audited {
  /** Of 100. */
  scores: Record<Category, number>;
  /** What took points, one line each. */
  findings: string[];
}

export interface Auditor {
  audit(url: string): Promise<Audited>;
  close(): Promise<void>;
}

export async function openAuditor(): Promise<Auditor> {
  const dir = await mkdtemp(join(tmpdir(), 'cjt-lighthouse-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--remote-debugging-port=0'];
  const browser = spawn(await chromium.executablePath(), [...flags, `--user-data-dir=${dir}`, 'about:blank'], { stdio: 'ignore' });
  const port = await portOf(join(dir, 'DevToolsActivePort'), browser);
  return {
    audit: (url) => audit(url, port),
    async close() {
      const ended = browser.exitCode === null ? once(browser, 'exit') : null;
      browser.kill();
      await ended;
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The browser writes down which port it chose. */
async function portOf(file: string, browser: ChildProcess): Promise<number> {
  while (browser.exitCode === null) {
    const port = existsSync(file) ? Number((await readFile(file, 'utf8')).split('\n')[0]) : 0;
    if (port > 0) return port;
    await pause(50);
  }
  throw new Error(`the browser ended with ${browser.exitCode}`);
}

/** In a process of its own: what it runs inside the page must be as it was published, not as a test's loader rewrites it. */
async function audit(url: string, port: number): Promise<Audited> {
  const flags = ['--quiet', '--output=json', `--port=${port}`, `--only-categories=${CATEGORIES.join(',')}`];
  const { stdout } = await promisify(execFile)(process.execPath, ['node_modules/lighthouse/cli/index.js', url, ...flags], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const { categories, audits, runtimeError } = JSON.parse(stdout) as Result;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const scores = Object.fromEntries(CATEGORIES.map((key) => [key, Math.round((categories[key]?.score ?? 0) * 100)]));
  const weighing = CATEGORIES.flatMap((key) => (categories[key]?.auditRefs ?? []).filter((ref) => ref.weight > 0).map((ref) => ref.id));
  const lost = weighing.map((id) => audits[id]).filter((found) => found && found.score !== null && found.score < 1);
  return {
    scores: scores as Audited['scores'],
    findings: lost.map((found) => `${found?.id} ${found?.displayValue ?? ''} ${JSON.stringify(found?.details ?? {}).slice(0, 600)}`),
  };
}
