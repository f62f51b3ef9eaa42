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

/** With soft hyphens where the rail, whose stops are narrow, may part a word. */
export const checkpoints: Record<CheckpointKey, string> = {
  application: 'Appli\u00adcation',
  resolution: 'Members’ deci\u00adsion',
  valuation: 'Valuation',
  approval: 'Town approval',
  tender_file: 'Tender file review',
  notice: 'Notice',
  registration: 'Regis\u00adtration and deposit',
  qualification: 'Qualifi\u00adcation',
  offers: 'Offers',
  opening: 'Opening',
  evaluation: 'Evalu\u00adation',
  publicity: 'Result and objec\u00adtions',
  award: 'Award',
  signing: 'Signing',
  filing: 'Filing',
  handover: 'Handover',
  payments: 'Pay\u00adments',
  inspection: 'Inspec\u00adtion',
  acceptance: 'Accep\u00adtance',
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

/** The other side of a trade, by what is traded. */
export const bidders: Record<Side, string> = {
  asset: 'bidder',
  procurement: 'supplier',
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
