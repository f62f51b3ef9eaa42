/** What lists of projects may be asked for, shared by the public's and the desks'. */
import { z } from 'zod';
import type { Cursor, PageOf } from '../../db/queries/keyset.js';
import { type StageKey, STAGES } from '../machines/checkpoints.js';
import { CATEGORY_KEYS, type Category, MODE_KEYS, type Mode } from '../machines/modes.js';

type AnyStage = StageKey | 'failed' | 'terminated' | 'archived';
const ANY_STAGE: AnyStage[] = [...STAGES.map((s) => s.key), 'failed', 'terminated', 'archived'];

const CURSOR_FORM = /^(\d{1,16})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Opaque to callers, so that the order may change. */
const cursor = z
  .string()
  .max(100)
  .transform((text, context): Cursor => {
    const parts = CURSOR_FORM.exec(Buffer.from(text, 'base64url').toString('latin1'));
    if (parts) return { at: Number(parts[1]), id: parts[2] as string };
    context.addIssue({ code: 'custom', message: '翻页标记不正确,请从第一页重新查看' });
    return z.NEVER;
  })
  .describe('翻页标记:上一页的 next');

export function limit(most: number, usual: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,3}$/, `须为1至${most}的整数`)
    .transform(Number)
    .refine((n) => n <= most, `须为1至${most}的整数`)
    .prefault(String(usual))
    .describe(`每页条数,最多${most}`);
}

export const projectQuery = z.strictObject({
  village: z
    .string()
    .regex(/^\d{12}$/, '须为12位村级区划代码')
    .optional()
    .describe('村(社区)代码'),
  town: z
    .string()
    .regex(/^\d{9}$/, '须为9位镇街区划代码')
    .optional()
    .describe('镇街代码'),
  side: z.enum(['asset', 'procurement']).optional().describe('资产类或采购类'),
  category: z
    .enum(CATEGORY_KEYS as [Category])
    .optional()
    .describe('类别'),
  mode: z
    .enum(MODE_KEYS as [Mode])
    .optional()
    .describe('交易方式'),
  stage: z.enum(ANY_STAGE).optional().describe('环节'),
  search: z
    .string()
    .trim()
    .min(1, '请填写要查找的文字')
    .max(60, '不超过60个字')
    .refine((text) => text.isWellFormed(), '含有不能识别的字符')
    .optional()
    .describe('名称、编号或村镇中的文字'),
  after: cursor.optional(),
  limit: limit(100, 20),
});

const fen = z
  .string()
  .regex(/^\d{1,15}$/, '须为以分计的整数')
  .transform(Number);

/** What the public's list may be asked for besides. */
export const publicProjectQuery = projectQuery.extend({
  least: fen.optional().describe('金额不低于(分)'),
  most: fen.optional().describe('金额不高于(分)'),
  order: z.enum(['newest', 'closing']).prefault('newest').describe('newest 按公开时间,closing 按报价截止时间'),
});

export const projectParams = z.object({ id: z.uuid() });

const place = z.object({ code: z.string(), name: z.string() });

/** What lists and the public detail say of every project. Instants are epoch milliseconds, amounts fen. */
export const projectHead = {
  id: z.uuid(),
  code: z.string().describe('项目编号'),
  title: z.string().describe('项目名称'),
  groupNo: z.string().nullable().describe('同批标段的批号'),
  village: place,
  town: place,
  side: z.enum(['asset', 'procurement']),
  category: z.enum(CATEGORY_KEYS as [Category]),
  mode: z.enum(MODE_KEYS as [Mode]),
  stage: z.enum(ANY_STAGE).describe('所处环节'),
  suspended: z.boolean().describe('是否中止'),
  checkpoints: z.array(z.string()).describe('正在办理的节点'),
};

export function pageAnswer<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('下一页的 after,没有则为空'),
  });
}

export function answerPage<T>({ items, next }: PageOf<T>): { items: T[]; next: string | null } {
  return { items, next: encodeCursor(next) };
}

export const encodeCursor = (next: Cursor | null): string | null =>
  next && Buffer.from(`${next.at}.${next.id}`, 'latin1').toString('base64url');
