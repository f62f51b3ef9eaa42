/** What every document prints, whatever its kind. */
import { z } from 'zod';
import { count, instant, words } from './facts.js';

export const frameSchema = z.strictObject({
  number: words,
  /** Replaces the template's name, as 竞价记录 for 开标记录. */
  title: words.optional(),
  projectName: words,
  projectCode: words,
  round: count.min(1),
  documentVersion: count.min(1),
  issuer: words,
  issuedAt: instant,
  rulesVersion: words,
  /** The public page that proves this document; the QR code leads there. */
  checkUrl: z.url({ protocol: /^https?$/ }).max(300),
});

export type Frame = z.input<typeof frameSchema>;
