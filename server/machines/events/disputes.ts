/** Complaints to the town after the publicity, and disputes of a contract: both are answered before the archive. */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, text } from './fields.js';

const no = z.int().min(1);

export const disputeEvents = {
  file_complaint: event(
    '向镇街投诉',
    ['bidder', 'delegate'],
    z.strictObject({
      content: text(4000).describe('投诉事项与理由'),
      evidence,
      personal: z.strictObject({ complainant: text(50) }).optional(),
    }),
    // Whoever complains is never public.
    { secret: true, whileSuspended: true, byTerms: true },
  ),
  decide_complaint: event(
    '处理投诉',
    ['town_officer'],
    z.strictObject({
      no: no.describe('投诉编号'),
      upheld: z.boolean().describe('投诉是否成立'),
      decision: text(4000).describe('处理决定;成立的写明后续措施'),
      evidence,
    }),
    { whileSuspended: true },
  ),
  record_dispute: event(
    '登记合同纠纷',
    ['accountant', 'town_officer'],
    z.strictObject({ subject: text(2000).describe('纠纷事项'), evidence }),
  ),
  settle_dispute: event(
    '登记纠纷了结',
    ['town_officer'],
    z.strictObject({ no: no.describe('纠纷编号'), result: text(2000).describe('了结方式与结果'), evidence }),
  ),
};
