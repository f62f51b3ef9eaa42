/** A renderer that settles every word of a document, so that a fact missing is refused, and leaves the drawing out. */
import { createHash } from 'node:crypto';
import { compose } from '../../../server/documents/compose.js';
import type { Renderer } from '../../../server/documents/pool.js';
import { templateOf } from '../../../server/documents/templates/index.js';

export const checkingRenderer: Renderer = {
  async render({ kind, version, facts, frame }) {
    const checkUrl = 'https://cunjitong.example/v/1';
    const { body } = compose(templateOf(kind, version), facts, { ...frame, checkUrl });
    const bytes = Buffer.from(JSON.stringify(body));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { bytes, sha256, pages: 1, templateVersion: version ?? 1, missing: [] };
  },
  async close() {},
};
