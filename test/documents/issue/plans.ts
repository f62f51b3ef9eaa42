/** What a played trade is about, beside what the machine's samples say of it. */
import type { Category, Mode } from '../../../server/machines/modes.js';

export interface Plan {
  title: string;
  category: Category;
  mode: Mode;
  ground?: 'emergency' | 'public_interest' | 'single_supplier' | 'small';
  /** Yuan offered, by bidder. */
  offers: Record<number, number>;
  wd: number;
  emergency?: boolean;
  application?: Record<string, unknown>;
  resolution?: Record<string, unknown>;
  valuation?: Record<string, unknown>;
  file?: Record<string, unknown>;
}
export const WORKS: Plan = {
  title: '集士港镇广昇村丁家吴家周边环境整治工程',
  category: 'works',
  mode: 'comparison',
  wd: 3,
  offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
};
export const LEASE: Plan = {
  title: '广昇村沿街店面3间招租',
  category: 'premises',
  mode: 'sealed',
  wd: 5,
  offers: { 1: 26_000, 2: 27_000 },
};
