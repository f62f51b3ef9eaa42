/** The form of every act that a person can do, by event type; a test fails when one is missing. */
import { announcementForms } from './announcement.js';
import { biddingForms } from './bidding.js';
import { closingForms } from './closing.js';
import { contractForms } from './contract.js';
import { disputeForms } from './disputes.js';
import type { EventForm } from './field.js';
import { performanceForms } from './performance.js';
import { selectionForms } from './selection.js';
import { setupForms } from './setup.js';
import { sidePathForms } from './side-paths.js';

export const FORMS: Readonly<Record<string, EventForm>> = {
  ...setupForms,
  ...announcementForms,
  ...biddingForms,
  ...selectionForms,
  ...contractForms,
  ...performanceForms,
  ...closingForms,
  ...sidePathForms,
  ...disputeForms,
};
