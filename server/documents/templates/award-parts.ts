/** What the award of an asset and of a procurement are made of, and what both say in the same words. */
import { z } from 'zod';
import { count, fen, flag, instant, words } from '../facts.js';
import type { TemplateBlock, TemplateField } from '../template.js';
import { writerFor } from '../write-template.js';
import { action, authority, category, mode, side, subject } from './shared-facts.js';

const signed = z.strictObject({ name: words, at: instant });

export const awardFacts = {
  side,
  action,
  category,
  mode,
  number: words,
  owner: words,
  subject,
  term: words,
  winner: words,
  price: fen,
  total: fen,
  priceUnit: words,
  /** Only where those before stepped aside. */
  rank: count.optional(),
  authority,
  /** Absent where there was no competition here. */
  noticeNumber: words.optional(),
  openedAt: instant.optional(),
  publicity: z.strictObject({ to: instant, said: words }).optional(),
  signingWithin: words,
  approvalNeeded: flag,
  bond: fen.optional(),
  deposit: fen.optional(),
  /** Who acts where the head stood aside, and by which decision. */
  actingHead: words.optional(),
  confirmed: signed,
  certified: signed,
} as const;

const w = writerFor(z.strictObject(awardFacts));

/** How it came to this winner. */
export const courseOfAward: readonly TemplateField[] = [
  w.wide('民主决策', '{authority.body|body}，决议编号{authority.number}，{authority.heldOn|date}'),
  w.fieldIf('openedAt', '开标时间', '{openedAt|instant}'),
  w.fieldIf('publicity', '公示期满', '{publicity.to|instant}'),
  w.wideIf('publicity', '公示情况', '{publicity.said}'),
  w.wideIf('actingHead', '代行职责', '{actingHead}'),
];

export const signaturesOfAward = (collective: string, station: string): TemplateBlock =>
  w.signatures(
    w.party(collective, '{confirmed.name}', w.blank('签名（盖章）'), w.line('确认时间', '{confirmed.at|minute}')),
    w.party(station, '{certified.name}', w.blank('签名（盖章）'), w.line('签发时间', '{certified.at|minute}')),
  );
