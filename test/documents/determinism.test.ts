import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { renderTemplate } from '../../server/documents/render.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';

const script = fileURLToPath(new URL('./render-all.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

async function hashesIn(env: Record<string, string>, ...args: string[]): Promise<object> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--import', loader, script, ...args], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}

describe('the same facts', function () {
  this.timeout(180_000);

  it('give the same bytes in another process, time zone, locale and order of work, a hundred random cases', async () => {
    const [here, there] = await Promise.all([
      hashesIn({ TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }),
      hashesIn({ TZ: 'America/St_Johns', LANG: 'tr_TR', LC_ALL: 'ar_EG.UTF-8' }, 'backwards'),
    ]);
    assert.equal(new Set(Object.values(here)).size, 100);
    assert.deepEqual(here, there);
  });

  it('do not depend on what was rendered before, even where two characters share a glyph', async () => {
    const [sample] = SAMPLES.opening;
    const withRadical = { ...sample.facts, subject: '⼀号标的' };
    const first = await renderTemplate(TEMPLATES.opening, sample.facts, sample.frame);
    await renderTemplate(TEMPLATES.opening, withRadical, sample.frame);
    const again = await renderTemplate(TEMPLATES.opening, sample.facts, sample.frame);
    assert.equal(again.sha256, first.sha256);
  });

  it('and other facts give other bytes and another file ID', async () => {
    const [sample] = SAMPLES.result;
    const one = await renderTemplate(TEMPLATES.result, sample.facts, sample.frame);
    const frame = { ...sample.frame, number: `${sample.frame.number}-2` };
    const two = await renderTemplate(TEMPLATES.result, sample.facts, frame);
    const idOf = (bytes: Uint8Array) =>
      /\/ID \[<(\w+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    assert.ok(idOf(one.bytes));
    assert.notEqual(idOf(one.bytes), idOf(two.bytes));
    assert.notEqual(one.sha256, two.sha256);
  });

  it('carry their time of issue as the dates of the file', async () => {
    const [sample] = SAMPLES.notice;
    const { bytes } = await renderTemplate(TEMPLATES.notice, sample.facts, sample.frame);
    const { info } = await readPdf(bytes);
    assert.equal(info.CreationDate, 'D:20250702013000Z');
    assert.equal(info.ModDate, 'D:20250702013000Z');
    assert.equal(info.Title, '交易公告 集士港镇王湖村沿街店面3间招租');
    assert.equal(info.Author, '集士港镇公共资源交易站');
    assert.equal(info.Language, 'zh-CN');
  });
});
