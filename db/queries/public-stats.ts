/**
 * The figures of the front page (domain §8), each with its formula. A trade counts once checkpoint 14 is done.
 * A figure that has nothing to be made of is left out.
 */
import type { Knex } from 'knex';

export interface Figure {
  key: string;
  name: string;
  value: number;
  unit: '宗' | '分' | '%' | '天';
  formula: string;
}

interface Sums {
  trades: number;
  turnover: number | null;
  first_year: number | null;
  gain: number | null;
  reserves: number | null;
  saved: number | null;
  ceilings: number | null;
  single: number | null;
  days_to_select: number | null;
  days_to_close: number | null;
  failures: number;
  awarded: number;
}

// Sums of bigint are numeric: a total over a district may pass what a double holds exactly.
const SELECT = `
  select count(*) filter (where signed_at is not null)::int as trades, sum(turnover)::bigint as turnover,
    sum(first_year)::bigint as first_year,
    round(sum(gain_months) / 12)::bigint as gain, round(sum(reserve_months) / 12)::bigint as reserves,
    sum(saved)::bigint as saved, sum(ceiling)::bigint as ceilings,
    (100.0 * count(*) filter (where single_offer) / nullif(count(single_offer), 0))::float8 as single,
    percentile_cont(0.5) within group (order by millis_to_select) / 86400000.0 as days_to_select,
    percentile_cont(0.5) within group (order by millis_to_close) / 86400000.0 as days_to_close,
    coalesce(sum(failures), 0)::int as failures, count(awarded_at)::int as awarded
  from trade_figures`;

const COUNTED = '已完成合同签订(第14节点)的项目';

export async function publicStats(db: Knex): Promise<Figure[]> {
  const { rows } = await db.raw<{ rows: Sums[] }>(SELECT);
  const sums = rows[0] as Sums;
  const ended = sums.failures + sums.awarded;
  return [
    figure('trades', '成交宗数', '宗', sums.trades, `${COUNTED}数`),
    figure(
      'turnover',
      '累计交易额',
      '分',
      sums.turnover,
      `${COUNTED}:合同全期总额之和(资产类含约定递增);已解除的合同只计已收付金额,不计履约保证金`,
    ),
    figure('first_year', '首年交易额', '分', sums.first_year, `${COUNTED}:首年租金或合同价之和`),
    figure(
      'gain',
      '增收',
      '分',
      sums.gain,
      '资产类公开竞价项目:(成交价−首轮底价)×年数,逐宗相加,负数照计;一次性转让按1计',
    ),
    figure(
      'premium',
      '溢价率',
      '%',
      percent(sums.gain, sums.reserves),
      '增收÷(首轮底价×年数之和)×100%,不取各宗比率的平均',
    ),
    figure('saved', '节约资金', '分', sums.saved, '采购类公开竞价项目:(首轮限价−成交价)逐宗相加'),
    figure(
      'saving',
      '节约率',
      '%',
      percent(sums.saved, sums.ceilings),
      '节约资金÷首轮限价之和×100%',
    ),
    figure(
      'single',
      '单一报价率',
      '%',
      tenth(sums.single),
      '只有一家报价的项目数÷公开竞价的项目数×100%',
    ),
    figure(
      'failure',
      '流标率',
      '%',
      ended ? percent(sums.failures, ended) : null,
      '流标次数÷(流标次数+已成交确认的项目数)×100%,一个项目每次流标各计一次',
    ),
    figure(
      'days_to_select',
      '选定用时',
      '天',
      tenth(sums.days_to_select),
      '从公告发布到评审完成的天数,取中位数',
    ),
    figure(
      'days_to_close',
      '成交用时',
      '天',
      tenth(sums.days_to_close),
      '从公告发布到成交确认的天数,取中位数',
    ),
  ].filter((made) => made !== null);
}

function figure(
  key: string,
  name: string,
  unit: Figure['unit'],
  value: number | null,
  formula: string,
): Figure | null {
  return value === null ? null : { key, name, value, unit, formula };
}

function percent(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : tenth((100 * part) / whole);
}

const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
