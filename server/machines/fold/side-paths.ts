/** What failure, suspension and termination leave behind. */
import { flagsAt } from '../flags.js';
import { ruleValue } from '../rules/book.js';
import { leftUnopened } from '../secrecy.js';
import { endOfDays, endOfWorkingDays, workingTime } from '../working-days.js';
import type { FoldTable } from './patch.js';
import { resumed } from './resume.js';
import { newRound } from './round.js';

export const sidePathFold = {
  choose_next_round: (facts, { data, found }) => {
    const same = data.choice === 'same_terms';
    return {
      ...newRound(facts),
      ...leftUnopened(found),
      lowering: data.choice === 'lower_reserve',
      project: data.mode
        ? { ...facts.project, mode: data.mode, ground: 'failures' }
        : facts.project,
      ...(same ? {} : { valuation: null, tenderFile: null }),
      // New terms get a first notice again, not the shorter second one.
      ...(data.choice === 'new_resolution' ? { resolution: null, notices: 0 } : {}),
    };
  },
  suspend: (facts, { at }, law) => {
    // A stop that the discipline committee asked for counts towards the town's 30 days.
    const since = facts.suspension?.since ?? at;
    const until = endOfDays(workingTime(law), since, ruleValue(law, 'suspension.days'));
    return { suspension: { since, until, renewed: false, by: 'town' } };
  },
  request_stop: (_facts, { at }, law) => {
    const until = endOfWorkingDays(workingTime(law), at, ruleValue(law, 'suspension.request'));
    return { suspension: { since: at, until, renewed: false, by: 'discipline' } };
  },
  renew_suspension: ({ suspension }, _event, law) => ({
    suspension: suspension && {
      ...suspension,
      renewed: true,
      until: endOfDays(workingTime(law), suspension.until, ruleValue(law, 'suspension.days')),
    },
  }),
  resume: (facts, { at }, law) => resumed(facts, at, law),
  resume_by_limit: (facts, { at }, law) => ({
    ...resumed(facts, at, law),
    flagged: [...facts.flagged, `suspension:${facts.suspension?.since}`],
  }),
  flag_overdue: (facts, { at }, law) => ({
    flagged: [...facts.flagged, ...flagsAt(facts, law, at)],
  }),
  terminate: (_facts, { data, at }) => ({
    terminated: { reason: data.reasons, at },
    suspension: null,
  }),
} satisfies FoldTable;
