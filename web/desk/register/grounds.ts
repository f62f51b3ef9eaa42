/** Which ways of trading a category may take, and when a ground must be given: as the platform will ask. */
import { CATEGORIES, type Category, MODES, type Mode } from '../../../server/machines/modes.js';

export const GROUNDS = {
  emergency: '应急',
  public_interest: '公益或政府指定',
  single_supplier: '只有唯一供应商',
  small: '小额',
} as const;

const INQUIRED: Category[] = ['goods', 'services', 'labour'];

export function modesFor(category: Category): Mode[] {
  const { side } = CATEGORIES[category];
  return (Object.keys(MODES) as Mode[]).filter((mode) => {
    const { sides, open } = MODES[mode];
    if (!open || !(sides as readonly string[]).includes(side)) return false;
    return mode !== 'inquiry' || INQUIRED.includes(category);
  });
}

export const needsGround = (mode: Mode | '') => mode === 'agreement' || mode === 'negotiation';

/** What each way is for, in a sentence. */
export const MODE_HINTS: Partial<Record<Mode, string>> = {
  auction_up: '公开网上竞价,价高者得',
  auction_down: '公开网上竞价,价低者得',
  sealed: '各自密封报价,到点一起开',
  scored: '价格与方案一起评分',
  comparison: '小额采购常用:三家以上比价',
  draw: '固定下浮,符合条件的抽签',
  inquiry: '物资、服务、劳务:三家以上询价',
  negotiation: '须写明情形,或两次失败后',
  agreement: '须写明情形,并经镇街认可',
  external: '达到依法必须招标限额的,进区交易',
};
