/** The field kinds that event schemas are made of. Parsed once at the edge, trusted inside. */
import { z } from 'zod';
import { EVIDENCE, type EvidenceKind } from '../evidence.js';

export { EVIDENCE, type EvidenceKind } from '../evidence.js';

/** Lone surrogates have no place in text: they cannot be written as UTF-8 and so not be hashed. */
const wellFormed = (s: string) =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/.test(s);

export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, '不能为空')
    .max(max, `不超过${max}字`)
    .refine(wellFormed, '含有无法保存的字符');
export const fen = z
  .int('金额以分为单位,须为整数')
  .min(0, '金额不能为负')
  .max(1_000_000_000_000_000, '金额过大')
  .describe('金额(分)');
export const instant = z.iso
  .datetime({ offset: true, error: '须为带时区的时刻,例如 2025-07-07T16:00:00+08:00' })
  .transform((s) => Date.parse(s))
  .describe('时刻');
export const date = z.iso.date('须为日期,例如 2025-07-02').describe('日期');
export const percent = z.int().min(0).max(100).describe('百分比');
export const pseudonym = z
  .string()
  .regex(/^b-[0-9a-z]{12}$/, '竞买人编号不正确')
  .describe('竞买人编号(保证金子账号)');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '须为文件的SHA-256值');
export const yes = z.literal(true, '须确认');

export const evidence = z
  .array(z.strictObject({ kind: z.enum(Object.keys(EVIDENCE) as [EvidenceKind]), file: sha256 }))
  .max(50)
  .default([])
  .describe('证明材料');

/** A block of names and other personal data, kept apart so that it can be erased without breaking the log. */
export const personal = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape).describe('个人信息(单独保存,可依法删除)');
