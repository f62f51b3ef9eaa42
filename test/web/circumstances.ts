/** A project as a form may find it, with every kind of fact present. */
import { firstFacts } from '../../server/machines/facts.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { instantOf } from '../../server/machines/time.js';
import type { Circumstances, ProjectView, WorkFacts } from '../../web/desk/forms/circumstances.js';

export const NOW = instantOf('2025-07-02', '09:30');

export function circumstancesOf(
  side: 'asset' | 'procurement',
  more: Partial<WorkFacts> = {},
): Circumstances {
  const asset = side === 'asset';
  const category = asset ? 'premises' : 'works';
  const mode = asset ? 'sealed' : 'comparison';
  const project = {
    id: 'p',
    village: '330203102230',
    town: '330203102',
    side,
    category,
    mode,
    ground: null,
    emergency: null,
  } as const;
  const {
    bidders: _b,
    duties: _d,
    acts: _a,
    panel: _p,
    reviewed: _r,
    attestedBy: _t,
    ...first
  } = firstFacts(project, '2025-05-01', NOW);
  const facts = {
    ...first,
    application: {
      dealing: asset ? 'lease' : null,
      estimate: 48_000_000,
      termMonths: asset ? 36 : null,
      areaMu: null,
      declaredMajor: false,
      openToOutsiders: true,
      statutoryTender: false,
    },
    resolution: {
      body: 'delegates',
      heldOn: '2025-06-20',
      publishedOn: '2025-06-21',
      limit: 48_000_000,
      mayLower: false,
      termMonths: asset ? 36 : null,
      ratifiedOn: null,
    },
    valuation: {
      method: 'budget',
      appraised: null,
      secret: false,
      amount: 48_000_000,
      packageHash: null,
    },
    tenderFile: {
      postQualification: true,
      deposit: 480_000,
      bond: asset ? 0 : 2_400_000,
      minOffers: 3,
      award: 'price',
      priceWeight: 100,
      scoring: [],
      termMonths: asset ? 36 : null,
      startsOn: asset ? '2025-08-01' : null,
      escalation: asset ? 2 : 0,
      retention: asset ? 0 : 3,
      advance: asset ? 0 : 10,
      priorityHolders: 0,
      prioritiesServedOn: null,
    },
    candidate: { bidder: 'b-000000000001', amount: 43_210_001, rank: 1 },
    attested: false,
    panelDrawn: 0,
    panelScored: 0,
    ...more,
  } as unknown as WorkFacts;
  const view: ProjectView = {
    id: 'p',
    code: '330203102230-2025-001',
    title: '测试项目',
    groupNo: null,
    village: { code: '330203102230', name: '广昇村' },
    collective: null,
    town: { code: '330203102', name: '集士港镇' },
    side: { key: side, name: '' },
    dealing: asset ? 'lease' : null,
    category: { key: category, name: '' },
    mode: { key: mode, name: '' },
    round: 1,
    stage: 'setup',
    position: 'setup.application',
    suspended: false,
    checkpoints: [],
    passed: {},
    notApplicable: {},
    version: 1,
    termsVersion: 1,
    rulesVersion: '2025-05-01',
    now: NOW,
    dueAt: null,
    earliest: [],
    dates: null,
    facts,
    bidders: [],
    me: null,
    sealing: null,
    availableEvents: [],
  };
  return {
    view,
    now: NOW,
    role: 'accountant',
    law: { book: bookOf('2025-05-01'), calendar: CALENDAR },
  };
}
