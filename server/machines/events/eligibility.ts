/** Who may not take part, or only with approval: relations to the village, blacklists, arrears to a collective. */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, instant, pseudonym, text } from './fields.js';

/** Before the opening nobody may learn who registered, so that these acts are secret. */
const about = { bidders: 'named', secret: true } as const;

export const eligibilityEvents = {
  record_bar: event(
    '登记失信或欠款',
    ['station'],
    z.strictObject({
      bidder: pseudonym,
      ground: z.enum(['blacklist', 'arrears']).describe('列入失信名单、拖欠集体款项'),
      source: text(300).describe('依据:名单文号或欠款凭证'),
      evidence,
    }),
    about,
  ),
  clear_arrears: event(
    '登记欠款结清',
    ['station'],
    z.strictObject({
      bidder: pseudonym,
      clearedAt: instant.describe('结清时刻'),
      reference: text(200).describe('凭证'),
      evidence,
    }),
    about,
  ),
  decide_relation: event(
    '认定利害关系',
    ['town_officer'],
    z.strictObject({
      bidder: pseudonym,
      approved: z.boolean().describe('是否同意其参加'),
      reasons: text(1000).describe('理由'),
    }),
    { bidders: 'named' },
  ),
};
