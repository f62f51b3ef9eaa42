/** The desks’ texts in English, by their Chinese; a test fails when one of either is missing. */
import account from './english/account.js';
import act from './english/act.js';
import announcement from './english/announcement.js';
import assets from './english/assets.js';
import authorities from './english/authorities.js';
import bidding from './english/bidding.js';
import calendar from './english/calendar.js';
import closing from './english/closing.js';
import contract from './english/contract.js';
import erasure from './english/erasure.js';
import events from './english/events.js';
import frame from './english/frame.js';
import organisations from './english/organisations.js';
import performance from './english/performance.js';
import projects from './english/projects.js';
import ruleValues from './english/rule-values.js';
import selection from './english/selection.js';
import setup from './english/setup.js';
import states from './english/states.js';
import templateFacts from './english/template-facts.js';
import templates from './english/templates.js';
import town from './english/town.js';

export const ENGLISH: Readonly<Record<string, string>> = {
  ...frame,
  ...account,
  ...authorities,
  ...act,
  ...assets,
  ...projects,
  ...town,
  ...organisations,
  ...erasure,
  ...calendar,
  ...ruleValues,
  ...templateFacts,
  ...templates,
  ...states,
  ...setup,
  ...announcement,
  ...bidding,
  ...selection,
  ...contract,
  ...performance,
  ...closing,
  ...events,
};
