/** What a code of the statistical divisions says about an organisation, while it is typed. */
import type { Places } from '../accounts/places.js';

export interface Reading {
  /** Whether it can be handed in. */
  isWhole: boolean;
  isFault: boolean;
  says: string;
  values?: Record<string, string>;
  /** Named by a word of its own. */
  kind?: string;
}

const fault = (says: string, values?: Record<string, string>): Reading => ({
  isWhole: false,
  isFault: true,
  says,
  values,
});
const hint = (says: string): Reading => ({ isWhole: false, isFault: false, says });

/** By the last three digits, as the rules of statistical codes divide them. */
const TOWN_KINDS = [
  [1, 99, '街道'],
  [100, 199, '镇'],
  [200, 399, '乡'],
] as const;
const VILLAGE_KINDS = [
  [1, 199, '居民委员会'],
  [200, 399, '村民委员会'],
] as const;

export function readCode(code: string, district: string, towns: Places['towns']): Reading {
  if (code === '') return hint('镇街9位,村(社区)12位,按国家统计局公布的统计用区划代码填写。');
  if (!/^\d+$/.test(code)) return fault('只填数字。');
  const own = code.slice(0, 6);
  if (!district.startsWith(own)) {
    return fault('本区的代码以{district}开头。', { district });
  }
  const town = towns.find((t) => t.code === code.slice(0, 9));
  if (code.length < 9) return hint('镇街9位,村(社区)12位,按国家统计局公布的统计用区划代码填写。');
  if (code.length === 9) {
    if (town) return fault('{name}已经设立。要设立其下的村,请填满12位。', { name: town.name });
    return whole('镇街,代码属{kind}一类。', '镇街。代码不在街道、镇、乡的常用段内,请核对。', TOWN_KINDS, code);
  }
  if (!town) return fault('没有代码为{code}的镇街,请先设立镇街。', { code: code.slice(0, 9) });
  if (code.length < 12) {
    const left = String(12 - code.length);
    return { ...hint('属{town},还差{count}位。'), values: { town: town.name, count: left } };
  }
  const there = town.villages.find((v) => v.code === code);
  if (there) return fault('{town}已有这个代码:{name}。', { town: town.name, name: there.name });
  return whole(
    '属{town},代码属{kind}一类。',
    '属{town}。代码不在居委会、村委会的常用段内,请核对。',
    VILLAGE_KINDS,
    code,
    { town: town.name },
  );
}

function whole(
  known: string,
  unusual: string,
  kinds: readonly (readonly [number, number, string])[],
  code: string,
  values: Record<string, string> = {},
): Reading {
  const no = Number(code.slice(-3));
  const kind = kinds.find(([from, to]) => no >= from && no <= to)?.[2];
  return { isWhole: true, isFault: false, says: kind ? known : unusual, values, kind };
}
