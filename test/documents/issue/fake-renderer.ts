/** A renderer that draws nothing: its bytes are what it was asked to draw. */
import { createHash } from 'node:crypto';
import type { Renderer } from '../../../server/documents/pool.js';

export interface FakeRenderer extends Renderer {
  asked: { kind: string; facts: unknown; frame: Record<string, unknown> }[];
  /** Fails so many times first. */
  failures: number;
  before?: () => Promise<void>;
}

export function fakeRenderer(): FakeRenderer {
  const fake: FakeRenderer = {
    asked: [],
    failures: 0,
    async render(request) {
      await fake.before?.();
      if (fake.failures > 0) {
        fake.failures -= 1;
        throw new Error('no paper left');
      }
      fake.asked.push(request as never);
      const bytes = Buffer.from(JSON.stringify(request));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { bytes, sha256, pages: 1, templateVersion: request.version ?? 1, missing: [] };
    },
    async close() {},
  };
  return fake;
}
