/** Stage 7 结项归档: acts of checkpoints 19 and 20. */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, fen, text, yes } from './fields.js';

export const closingEvents = {
  propose_settlement: event(
    '提出验收结算',
    ['accountant'],
    z.strictObject({
      amount: fen.describe('结算金额(分)'),
      returned: z.boolean().describe('资产类:标的已收回'),
      renewedBy: text(60).nullable().default(null).describe('续租衔接:承接本标的的新项目编号'),
      condition: text(2000).describe('验收或收回情况'),
      evidence,
    }),
  ),
  sign_acceptance: event(
    '签署验收',
    ['supervisor', 'delegate', 'town_officer'],
    z.strictObject({ opinion: text(1000), passed: yes }),
  ),
  reject_acceptance: event(
    '验收不通过',
    ['supervisor', 'delegate', 'town_officer'],
    z.strictObject({ reasons: text(1000) }),
  ),
  rate: event(
    '评议',
    ['bidder', 'delegate'],
    z.strictObject({ stars: z.int().min(1).max(5), remark: text(500).nullable().default(null) }),
  ),
  ratify_emergency: event(
    '追认应急抢险',
    ['supervisor'],
    z.strictObject({ meetingOn: z.iso.date(), resolution: text(200), evidence }),
  ),
  archive_project: event(
    '归档',
    ['town_officer'],
    z.strictObject({ remark: text(500).nullable().default(null) }),
  ),
};
