/** One trade of every way of trading. */
import type { Project } from '../../../server/machines/facts.js';
import { type Input, on } from '../play.js';

export interface Plan {
  project: Partial<Project>;
  application?: Partial<Input<'submit_application'>>;
  resolution?: Partial<Input<'record_resolution'>>;
  valuation?: Partial<Input<'propose_valuation'>>;
  file?: Partial<Input<'compile_tender_file'>>;
  /** Working days of notice. */
  wd: number;
  /** Yuan offered, by bidder. */
  offers: Record<number, number>;
  /** Who claims a priority, by bidder. */
  priorities?: Record<number, number>;
}
const asset: Partial<Project> = { side: 'asset', category: 'premises' };

export const PLANS = {
  comparison: { project: {}, wd: 3, offers: { 1: 290_000, 2: 280_000, 3: 285_000 } },
  sealed_lease: { project: { ...asset, mode: 'sealed' }, wd: 5, offers: { 1: 26_000, 2: 27_000 } },
  sealed_procurement: {
    project: { mode: 'sealed', category: 'goods' },
    wd: 5,
    offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
  },
  scored: { project: { mode: 'scored' }, wd: 5, offers: { 1: 290_000, 2: 280_000, 3: 285_000 } },
  inquiry: {
    project: { mode: 'inquiry', category: 'goods' },
    wd: 3,
    offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
  },
  negotiation: {
    project: { mode: 'negotiation', ground: 'single_supplier' },
    wd: 5,
    offers: { 1: 290_000, 2: 280_000 },
  },
  agreement: { project: { mode: 'agreement', ground: 'public_interest' }, wd: 0, offers: {} },
  agreement_lease: {
    project: { ...asset, mode: 'agreement', ground: 'public_interest' },
    wd: 0,
    offers: {},
  },
  external: { project: { mode: 'external' }, wd: 0, offers: {} },
  emergency: {
    project: {
      mode: 'agreement',
      category: 'repair',
      emergency: { startedAt: on('2025-06-14 08:00') },
    },
    wd: 0,
    offers: {},
  },
  sale: {
    project: { ...asset, category: 'equipment', mode: 'sealed' },
    application: { dealing: 'transfer', termMonths: null },
    resolution: { body: 'delegates' },
    wd: 20,
    offers: { 1: 26_000 },
  },
} satisfies Record<string, Plan>;
export type PlanName = keyof typeof PLANS;
export const planOf = (key: PlanName): Plan => PLANS[key];
