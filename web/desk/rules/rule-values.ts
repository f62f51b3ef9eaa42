/** A number of the rule book as a person reads and writes it: what it is called beside its rule, amounts in yuan, shares as 2/3. */
import { nameOf } from '../../text/domain.js';
import { spokenYuan } from '../forms/circumstances.js';
import { readFen } from '../forms/money-text.js';
import { type Say, say } from '../words.js';

export type RuleValue = number | string | readonly number[];

/** By the steps of its path after the rule. */
const STEPS: Readonly<Record<string, string>> = {
  works: '工程',
  goods: '物资',
  services: '服务',
  asset: '资产类',
  procurement: '采购类',
  procurement_simple: '比选、摇号、询价采购',
  lease_small: '小额租赁',
  lease_middle: '中额租赁',
  lease_large: '大额租赁',
  lease_over_3_years: '租期超过3年',
  lease_from_5_years: '租期5年以上',
  lease_from_100_mu: '面积100亩以上',
  transfer: '转让',
  leaseYearlyBelow: '租赁的年租金低于',
  leaseYears: '租赁年限不超过(年)',
  procurementBelow: '采购金额低于',
  below: '金额低于',
  from: '金额不低于',
  least: '最低金额',
  wd: '工作日',
  upToYears: '租期不超过(年)',
  overYears: '租期超过(年)',
  fromYears: '租期不少于(年)',
  fromMu: '面积不少于(亩)',
  quorum: '到会比例',
  majority: '同意比例',
  once: '每次(%)',
  inAll: '累计(%)',
  share: '比例(%)',
  months: '期限(月)',
  freeMinutes: '自由竞价(分钟)',
  extensionMinutes: '每次延时(分钟)',
  ceiling: '占限价(%)',
  mean: '占平均报价(%)',
  decision: '须重新决策(%)',
  town: '须镇街批准(%)',
};
const AMOUNTS = new Set(['below', 'from', 'least', 'leaseYearlyBelow', 'procurementBelow']);

/** Empty where the rule has one number only, which its own name tells. */
export function nameOfValue(path: string, speak: Say = say): string {
  const [rule, ...steps] = path.split('/');
  const name = (step: string, at: number) => {
    if (rule === 'limit.working_days') return nameOf('checkpoints', step);
    if (rule === 'offers.minimum' && at === 0) return nameOf('modes', step);
    return speak(STEPS[step] ?? '—');
  };
  return steps.map(name).join(' · ');
}

const isAmount = (path: string) => {
  const [rule, ...steps] = path.split('/');
  return rule === 'mode.external_lines' || AMOUNTS.has(steps.at(-1) ?? '');
};

export function spokenValue(path: string, value: RuleValue): string {
  if (typeof value === 'number' && isAmount(path)) return spokenYuan(value);
  return typeof value === 'object' ? value.join('/') : String(value);
}

/** In the kind that stands there now: an amount, a number, a share, or text such as a time of day. NaN: none of it. */
export function typedValue(path: string, typed: string, now: RuleValue | undefined): RuleValue {
  if (typeof now === 'number') return isAmount(path) ? (readFen(typed) ?? Number.NaN) : Number(typed);
  if (typeof now === 'object') return typed.split(/[,,\s/]+/).map(Number);
  return typed.trim();
}
