/** How the entries of a book are written: `H` law, `D` default. Bases are named once. */
import type { RuleEntry, RuleKey } from '../book.js';

export const H = <V>(name: string, value: V, basis: string) => ({ name, kind: 'H' as const, basis, value });
export const D = <V>(name: string, value: V, basis: string) => ({ name, kind: 'D' as const, basis, value });

/** Entries of one part of the book. */
export type Part<K extends RuleKey> = { [P in K]: RuleEntry<P> };
export type KeysOf<Prefix extends string> = Extract<RuleKey, `${Prefix}.${string}`>;

export const 万 = 10_000_00;
export const 集体法 = (article: string) => `《农村集体经济组织法》第${article}条`;
export const 民法典 = (article: string) => `《民法典》第${article}条`;
export const 浙江条例 = (article: string) => `《浙江省农村集体资产管理条例》第${article}条`;
export const 招标条例 = (article: string) => `《招标投标法实施条例》第${article}条`;
export const 承包法 = (article: string) => `《农村土地承包法》第${article}条`;
export const 交易规则 = '区农村产权交易规则(默认值,区可收紧)';
