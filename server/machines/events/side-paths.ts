/** Acts beside the flow: failure, suspension, termination, and the clock's flags. */
import { z } from 'zod';
import { MODE_KEYS, type Mode } from '../modes.js';
import { event } from './definition.js';
import { evidence, text } from './fields.js';

const nothing = z.strictObject({});

export const sidePathEvents = {
  choose_next_round: event(
    '选择下一轮方式',
    ['accountant'],
    z.strictObject({
      choice: z
        .enum(['same_terms', 'lower_reserve', 'new_resolution'])
        .describe('原条件、降低底价、重新决策'),
      mode: z
        .enum(MODE_KEYS as [Mode])
        .nullable()
        .default(null)
        .describe('两次失败后改用的方式'),
    }),
    { bidders: 'all' },
  ),
  suspend: event(
    '中止交易',
    ['town_officer'],
    z.strictObject({
      ground: z
        .enum(['complaint', 'dispute', 'fault', 'discipline'])
        .describe('投诉、纠纷、故障、纪委提请'),
      reasons: text(2000),
      evidence,
    }),
    { whileSuspended: true },
  ),
  request_stop: event('提请中止', ['discipline'], z.strictObject({ reasons: text(2000) })),
  renew_suspension: event('延长中止', ['town_officer'], z.strictObject({ reasons: text(2000) }), {
    whileSuspended: true,
  }),
  resume: event('恢复交易', ['town_officer'], z.strictObject({ reasons: text(2000) }), {
    whileSuspended: true,
  }),
  resume_by_limit: event('中止期满自动恢复', [], nothing, { whileSuspended: true }),
  terminate: event(
    '终止交易',
    ['town_officer'],
    z.strictObject({
      reasons: text(2000),
      ownWish: z.boolean().describe('是否为本集体自行要求终止'),
      resolution: text(200).nullable().default(null).describe('本集体要求终止的决议文号'),
      evidence,
    }),
    { whileSuspended: true },
  ),
  release_retention: event(
    '退还质量保证金',
    ['agent_accountant'],
    z.strictObject({ due: z.int().min(1), bankReference: text(80) }),
  ),
  flag_overdue: event('超期提示', [], nothing, { whileSuspended: true }),
};
