/**
 * The blocks of a template as they come from outside: the shapes of template.ts and no others, each of a length that a
 * page can hold. What the texts say is checked against the facts afterwards.
 */
import { z } from 'zod';
import { clean } from '../clean.js';
import type { TemplateBlock } from '../template.js';

const LONGEST_TEXT = 4_000;
const MOST_BLOCKS = 200;
/** A group in an article in a group, and the parts of its last table. */
const DEEPEST = 16;

const text = z.string().min(1, '不能为空').max(LONGEST_TEXT, `不超过${LONGEST_TEXT}字`);
const short = z.string().min(1, '不能为空').max(200, '不超过200字');
const when = z
  .string()
  .regex(/^!?[\w.]+$|^[\w.]+!?=[\w-]+$/, '条件的写法不正确,例如 bond、!bond、dealing=lease')
  .max(200)
  .optional()
  .describe('成立时才打印');
const each = z.string().regex(/^[\w.]+$/, '列表的路径不正确').max(200);
const align = z.enum(['left', 'center', 'right']).optional();
const key = z.string().regex(/^[\w-]+$/, '只能用字母、数字和连字符').max(60);

const item = z.strictObject({ text, when, each: each.optional() });
/** A blank one is room to write in by hand. */
const cell = z
  .string()
  .max(LONGEST_TEXT)
  .transform((said) => said || ' ');
const column = z.strictObject({
  title: short,
  cell,
  width: z.number().positive().max(20),
  align,
  tiny: z.boolean().optional(),
  when,
});
const party = z.strictObject({
  role: short,
  name: text,
  when,
  lines: z.array(z.strictObject({ label: short, value: text.optional(), when })).max(8),
});

export const textBlock: z.ZodType<TemplateBlock> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('heading'), text: short, when }),
    z.strictObject({ type: z.literal('paragraph'), text, align, indent: z.boolean().optional(), when }),
    z.strictObject({ type: z.literal('note'), text, when }),
    z.strictObject({ type: z.literal('spacer'), mm: z.number().min(0).max(100), when }),
    z.strictObject({ type: z.literal('group'), blocks: z.array(textBlock).max(MOST_BLOCKS), when }),
    z.strictObject({
      type: z.literal('fields'),
      rows: z
        .array(z.strictObject({ label: short, value: text, when, wide: z.boolean().optional() }))
        .min(1)
        .max(60),
      when,
    }),
    z.strictObject({
      type: z.literal('table'),
      each,
      caption: text.optional(),
      columns: z.array(column).min(1).max(10),
      empty: short,
      minRowMm: z.number().min(0).max(60).optional(),
      when,
    }),
    z.strictObject({
      type: z.literal('clause'),
      key,
      title: short,
      items: z.array(z.union([item, textBlock])).min(1).max(60),
      when,
    }),
    z.strictObject({ type: z.literal('list'), items: z.array(item).min(1).max(60), when }),
    z.strictObject({ type: z.literal('signatures'), parties: z.array(party).min(1).max(8), when }),
  ]),
);

export const textBlocks = z.array(textBlock).min(1).max(MOST_BLOCKS);

/** As the templates of the program are written: nothing invisible, one form of line ends and spaces. */
export function readBlocks(value: unknown): ReturnType<typeof textBlocks.safeParse> {
  return textBlocks.safeParse(isTooDeep(value) ? null : clean(value));
}

/** Level by level, as what is too deep for a stack must not be walked on one. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((v) => (v !== null && typeof v === 'object' ? Object.values(v) : []));
  }
  return false;
}
