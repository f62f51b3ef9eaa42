/** English names of what the machine's tables name in Chinese. */
import type { CheckpointKey, StageKey } from '../../server/machines/checkpoints.js';
import type { Category, Dealing, Mode, Side } from '../../server/machines/modes.js';
import type { Role } from '../../server/machines/roles.js';

export const stages: Record<StageKey, string> = {
  setup: 'Set-up',
  announcement: 'Announcement',
  bidding: 'Bidding',
  selection: 'Selection',
  contract: 'Contract',
  performance: 'Performance',
  closing: 'Closing',
};

export const checkpoints: Record<CheckpointKey, string> = {
  application: 'Application',
  resolution: 'Members’ decision',
  valuation: 'Valuation',
  approval: 'Town approval',
  tender_file: 'Tender file review',
  notice: 'Notice',
  registration: 'Registration and deposit',
  qualification: 'Qualification',
  offers: 'Offers',
  opening: 'Opening',
  evaluation: 'Evaluation',
  publicity: 'Result and objections',
  award: 'Award',
  signing: 'Signing',
  filing: 'Filing',
  handover: 'Handover',
  payments: 'Payments',
  inspection: 'Inspection',
  acceptance: 'Acceptance',
  archive: 'Archive',
};

export const sides: Record<Side, string> = { asset: 'Assets', procurement: 'Procurement' };

export const modes: Record<Mode, string> = {
  auction_up: 'Online auction (rising)',
  auction_down: 'Online auction (falling)',
  sealed: 'Sealed offers',
  scored: 'Scored offers',
  comparison: 'Comparison',
  draw: 'Draw by lot',
  inquiry: 'Inquiry',
  negotiation: 'Negotiation',
  agreement: 'Direct agreement',
  external: 'Public exchange centre',
};

export const categories: Record<Category, string> = {
  collective_land: 'Collective land',
  entrusted_land: 'Entrusted land',
  forest: 'Forest rights',
  wasteland: 'Waste land',
  water: 'Fish ponds',
  premises: 'Premises',
  construction_land: 'Construction land',
  equipment: 'Equipment',
  facility: 'Farm facilities',
  waterworks: 'Small waterworks',
  equity: 'Equity (internal)',
  idle_house: 'Idle houses',
  disposal: 'Goods for disposal',
  other: 'Other',
  works: 'Small works',
  repair: 'Repairs',
  goods: 'Goods',
  services: 'Services',
  labour: 'Labour',
  bank_deposit: 'Bank deposits',
};

export const dealings: Record<Dealing, string> = {
  lease: 'Lease',
  contracting: 'Contracting out',
  transfer: 'Transfer',
};

export const roles: Record<Role, string> = {
  accountant: 'village accountant',
  head: 'chair of the collective',
  supervisor: 'village supervisor',
  delegate: 'villagers’ delegate',
  town_officer: 'town office',
  station: 'town trading station',
  agent_accountant: 'town accounting centre',
  reviewer: 'reviewer',
  keyholder: 'keyholder',
  discipline: 'discipline committee',
  district: 'district administrator',
  bidder: 'bidder',
};
