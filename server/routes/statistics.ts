/** The figures taken apart: every number opens the projects it is made of. */
import { z } from 'zod';
import {
  FIGURE_KEYS,
  type FigureKey,
  partsOfFigure,
  statisticsGroups,
} from '../../db/queries/statistics.js';
import { limit } from './project-query.js';
import { route } from './route.js';

const group = z.object({
  key: z.string(),
  name: z.string(),
  trades: z.int().describe('成交宗数'),
  turnover: z.int().describe('累计交易额(分)'),
  gain: z.int().describe('增收(分)'),
  saved: z.int().describe('节约资金(分)'),
});

export const statisticsRoutes = [
  route({
    method: 'get',
    path: '/api/statistics',
    summary: '统计:按镇街、按月 Figures by town and by month',
    notes: '全区合计及算法见 /api/public/stats。',
    access: 'signed-in',
    answer: z.object({ towns: z.array(group), months: z.array(group) }),
    status: 200,
    handle: ({ deps: { db } }) => statisticsGroups(db),
  }),
  route({
    method: 'get',
    path: '/api/statistics/projects',
    summary: '一个数字由哪些项目组成 The projects that a figure is made of',
    access: 'signed-in',
    query: z.strictObject({
      figure: z.enum(FIGURE_KEYS as [FigureKey]).describe('指标'),
      town: z
        .string()
        .regex(/^\d{9}$/, '须为9位镇街区划代码')
        .optional(),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/, '须为月份,例如 2025-07')
        .optional(),
      offset: z
        .string()
        .regex(/^\d{1,6}$/, '须为整数')
        .transform(Number)
        .prefault('0')
        .describe('从第几行起'),
      limit: limit(200, 50),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          title: z.string(),
          village: z.string(),
          value: z.number().nullable().describe('该项目计入的数'),
        }),
      ),
    }),
    status: 200,
    handle: async ({ query, deps: { db } }) => ({ items: await partsOfFigure(db, query) }),
  }),
];
