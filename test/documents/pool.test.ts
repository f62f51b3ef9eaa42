import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FactsRefused, UnknownTemplate } from '../../server/documents/errors.js';
import { createRenderer, type Renderer } from '../../server/documents/pool.js';
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';

describe('the renderer', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  before(() => {
    renderer = createRenderer({ workers: 2, publicUrl: 'https://example.org/' });
  });
  after(() => renderer.close());

  it('gives the bytes that rendering here gives, from any of its threads', async () => {
    const jobs = KINDS.flatMap((kind) => [kind, kind]);
    await Promise.all(
      jobs.map(async (kind) => {
        const [sample] = SAMPLES[kind];
        const there = await renderer.render({ kind, ...sample });
        const here = await renderTemplate(TEMPLATES[kind], sample.facts, sample.frame);
        assert.equal(there.sha256, here.sha256);
        assert.equal(createHash('sha256').update(there.bytes).digest('hex'), there.sha256);
        assert.equal(there.pages, here.pages);
        assert.equal(there.templateVersion, TEMPLATES[kind].version);
      }),
    );
  });

  it('points the reader to the public page of the number', async () => {
    const [{ facts, frame }] = SAMPLES.result;
    const { bytes } = await renderer.render({
      kind: 'result',
      facts,
      frame: { ...frame, checkUrl: undefined },
    });
    assert.ok((await readPdf(bytes)).text.includes(`https://example.org/v/${frame.number}`));
  });

  it('refuses facts by their names across the thread', async () => {
    const [{ facts, frame }] = SAMPLES.notice;
    const broken = { ...facts, approvalNumber: undefined } as never;
    await assert.rejects(renderer.render({ kind: 'notice', facts: broken, frame }), (error) => {
      assert.ok(error instanceof FactsRefused);
      assert.deepEqual(error.facts, [{ path: 'approvalNumber', reason: '缺少' }]);
      return true;
    });
  });

  it('knows no kind or version that was never written', async () => {
    const [{ facts, frame }] = SAMPLES.notice;
    const unknown = { kind: 'constructor' as never, facts: facts as never, frame };
    await assert.rejects(renderer.render(unknown), UnknownTemplate);
    await assert.rejects(
      renderer.render({ kind: 'notice', version: 99, facts, frame }),
      UnknownTemplate,
    );
  });

  it('leaves the event loop free while it draws', async () => {
    const [{ facts, frame }] = SAMPLES['contract-works'];
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 5);
    await Promise.all(
      Array.from({ length: 20 }, () => renderer.render({ kind: 'contract-works', facts, frame })),
    );
    clearInterval(ticking);
    assert.ok(turns > 5, `${turns} turns`);
  });
});
