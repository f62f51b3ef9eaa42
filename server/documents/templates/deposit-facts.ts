/** What the three papers on a deposit have in common: whose it was, when it came, where the act stands in the log. */
import { z } from 'zod';
import { fen, instant, words } from '../facts.js';
import type { TemplateField } from '../template.js';
import { writerFor } from '../write-template.js';
import { action, logged } from './shared-facts.js';

export const depositFacts = {
  action,
  owner: words,
  subject: words,
  bidder: z.strictObject({ name: words, code: words }),
  amount: fen,
  receivedAt: instant.optional(),
  at: instant,
  logged,
} as const;

const w = writerFor(z.strictObject(depositFacts));

/** For which trade, and whose; `role` is what this paper calls the bidder. */
export const whoseDeposit = (role: string): readonly TemplateField[] => [
  w.wide('标的名称', '{subject}'),
  w.wide('集体经济组织', '{owner}'),
  w.wide(role, '{bidder.name}'),
  w.field('专用子账号', '{bidder.code}'),
];

export const received: TemplateField = w.fieldIf('receivedAt', '到账时间', '{receivedAt|instant}');

/** Where the act stands in the log. */
export const placeInLog: readonly TemplateField[] = [
  w.field('日志序号', '第 {logged.seq} 条'),
  w.wide('日志叶哈希', '{logged.leaf|hash}'),
];
