/** Why a trade is not put to open competition. */
import { MODES } from '../../machines/modes.js';
import type { Material } from './material.js';
import { fullWidth } from './parts.js';

const GROUNDS: Record<string, string> = {
  emergency: '应急抢险',
  public_interest: '公益或者政府指定',
  single_supplier: '只有唯一供应商',
  small: '小额',
  failures: '公开交易两次失败',
};

/** Null where offers are invited from everybody. */
export function groundName({ facts }: Material): string | null {
  const { ground } = facts.project;
  return ground ? (GROUNDS[ground] ?? ground) : null;
}

export function modeGround(m: Material): string {
  const name = fullWidth(MODES[m.facts.project.mode].name);
  const ground = groundName(m);
  return ground ? `${ground}，采用${name}` : `公开交易，采用${name}`;
}
