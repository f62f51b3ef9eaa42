/** The head stands aside in a relative's trade; the director named by 理事会 acts, and that is logged (domain §2). */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, text } from './fields.js';

export const recusalEvents = {
  name_acting_head: event(
    '理事长回避,指定理事代行',
    ['head', 'supervisor'],
    z.strictObject({
      director: text(60).describe('代行理事的账号'),
      resolution: text(200).describe('理事会决定文号'),
      reasons: text(500).describe('回避理由'),
      evidence,
    }),
  ),
};
