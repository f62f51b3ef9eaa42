/** A rule as a document quotes it: its name and where it comes from. */
import type { RuleKey } from '../../machines/rules/book.js';
import type { Material } from './material.js';
import { fullWidth } from './parts.js';
import { said } from './said.js';

export const basisOf = (m: Material, rule: RuleKey) =>
  said(fullWidth(m.law.book.rules[rule].basis.replaceAll(';', '；').replaceAll(',', '，')));
export const ruleSentence = (m: Material, rule: RuleKey) =>
  said(`${fullWidth(m.law.book.rules[rule].name)}：${basisOf(m, rule)}`);
