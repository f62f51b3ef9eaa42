/** So that a reply lost on the way can be asked for again without acting twice. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../audit/canonical.js';

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/, '请求编号须为8至100个字符,不含空格')
    .optional()
    .describe('请求编号:同一编号重发不会重复办理'),
});

/** Of what was meant, not of how it was written: spaces and the order of fields make no difference. */
export function requestHash(request: unknown): string {
  return createHash('sha256').update(canonical(request)).digest('hex');
}
