/** Which document an effect of the machine calls for, and who may read it. */
import type { CheckpointKey } from '../machines/checkpoints.js';
import type { Effect } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
import type { Facts, Pseudonym } from '../machines/facts.js';
import { EARLIER_DOCUMENTS } from './for-earlier-stages.js';
import { LATER_DOCUMENTS } from './for-later-stages.js';
import { type Kind, TEMPLATES } from './templates/index.js';

export interface WantedDocument {
  kind: Kind;
  title: string;
  /** Everybody, those who work on the trade, or one bidder. */
  audience: 'public' | 'work' | Pseudonym;
  /** Where the trail shows it. */
  checkpoint: CheckpointKey | null;
  /** The platform's version in force now; whether a district has a text of its own for it, the row says. */
  template: string;
}

const CALLED = { ...EARLIER_DOCUMENTS, ...LATER_DOCUMENTS };

/** None for a title under which no document is issued. */
export function documentsFor(effect: Effect, facts: Facts, event: MachineEvent): WantedDocument[] {
  const called = CALLED[effect.document]?.(facts, event, effect) ?? [];
  return called.map((document) => ({
    title: effect.document,
    checkpoint: effect.checkpoint,
    ...document,
    template: String(TEMPLATES[document.kind].version),
  }));
}
