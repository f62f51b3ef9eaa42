/**
 * A small district to look at: one trade archived, one whose result is published, one in evaluation, one approved, one
 * that takes offers. Titles and amounts are made up. The clock of a demonstration only moves forward, so each begins
 * after the one before.
 */
import type { CaseFile } from './case.js';

export interface Scene {
  file: CaseFile;
  /** The act after which it is left where it stands; without one it is played to its archive. */
  until?: string;
  /** Acts after which somebody looks at it on its way: the moment `scene.act`, once. */
  looks?: readonly string[];
}

const works = { side: 'procurement', mode: 'comparison', bidders: 3, village: '330203102230', year: 2025 } as const;
const lease = { side: 'asset', mode: 'sealed', bidders: 3, village: '330203102230', year: 2025 } as const;

export const SCENES: readonly Scene[] = [
  {
    file: { ...works, id: 'archived', title: '（演示）村道两侧周边环境整治工程', published: '07-02', selected: '07-07', ceiling: 480_000 },
    looks: ['prepare_contract', 'apply_payment', 'propose_settlement'],
  },
  {
    file: { ...lease, id: 'published', title: '（演示）村口三间店面房屋招租', published: '10-13', reserve: 36_000, termYears: 3, deposit: 5000 },
    looks: ['record_resolution', 'countersign_resolution', 'propose_valuation', 'register_bidder', 'record_deposit', 'submit_offer'],
    until: 'publish_result',
  },
  {
    file: { ...works, id: 'evaluated', mode: 'scored', title: '（演示）村庄保洁服务采购', category: 'services', published: '11-12', ceiling: 260_000 },
    until: 'draw_reviewers',
  },
  { file: { ...works, id: 'approved', title: '（演示）文化礼堂屋面维修工程', published: '12-11', ceiling: 120_000 }, until: 'approve_project' },
  {
    file: { ...lease, id: 'open', title: '（演示）村北养殖水面12亩承包', published: '12-15', reserve: 28_800, termYears: 5, category: 'water' },
    until: 'publish_notice',
  },
];
