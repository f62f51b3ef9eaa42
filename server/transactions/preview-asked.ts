/** Which acts can be looked at, before they are done, as the document that they call for. */
import type { EventType } from '../machines/events.js';
import type { Role } from '../machines/roles.js';

/** What is printed of an act as soon as it is done, and of nothing that anybody adds later. */
export const PREVIEWED_ACTS = ['submit_application', 'publish_notice'] as const satisfies readonly EventType[];
export type PreviewedAct = (typeof PREVIEWED_ACTS)[number];

export interface PreviewAsked {
  project: string;
  type: PreviewedAct;
  /** Parsed by the event's schema. */
  data: unknown;
  account: string;
  role: Role;
}
