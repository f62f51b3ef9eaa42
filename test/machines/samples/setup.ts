/** Data of checkpoints 1 to 4. */
import { plusDays } from '../../../server/machines/time.js';
import type { Input, Play } from '../play.js';
import { evidence, leased, yuan } from './basics.js';

export const application = (
  play: Play,
  over: Partial<Input<'submit_application'>> = {},
): Input<'submit_application'> => ({
  description: '标的与需求说明',
  place: '村委会东侧',
  ...(leased(play)
    ? {
        dealing: 'lease',
        estimate: yuan(25_575),
        termMonths: 36,
        assetCode: 'ZC-001',
        evidence: evidence('photo'),
      }
    : { estimate: yuan(300_000), fundSource: '村集体经营收入', evidence: evidence('budget') }),
  noOverlap: true,
  noDispute: true,
  notIllegalBuilding: true,
  ...over,
});

/** A resolution of today, with its notice and plan long published. */
export const resolution = (
  play: Play,
  over: Partial<Input<'record_resolution'>> = {},
): Input<'record_resolution'> => {
  const named = play.facts.project.mode === 'agreement' || play.facts.project.emergency !== null;
  return {
    number: '2025-01',
    body:
      leased(play) &&
      (play.facts.application?.termMonths ?? 0) <= 36 &&
      (play.facts.application?.estimate ?? 0) < yuan(50_000) &&
      !play.facts.application?.declaredMajor
        ? 'council'
        : 'delegates',
    proposedOn: plusDays(play.today, -20),
    discussedOn: plusDays(play.today, -18),
    reviewedOn: plusDays(play.today, -17),
    heldOn: play.today,
    noticeOn: plusDays(play.today, -16),
    planPublishedOn: plusDays(play.today, -17),
    publishedOn: play.today,
    entitled: 45,
    present: 45,
    agree: 45,
    against: 0,
    abstain: 0,
    limit: play.facts.application?.estimate ?? 0,
    termMonths: play.facts.application?.termMonths ?? null,
    partyCode: named ? '91330200MA00000001' : null,
    evidence: evidence('minutes'),
    ...over,
  };
};

export const valuation = (
  play: Play,
  over: Partial<Input<'propose_valuation'>> = {},
): Input<'propose_valuation'> => {
  const amount = play.facts.resolution?.limit ?? 0;
  if (play.facts.application?.dealing === 'transfer') {
    return {
      method: 'appraisal',
      appraised: amount,
      appraisalPublishedOn: plusDays(play.today, -30),
      amount,
      ...over,
    };
  }
  return leased(play)
    ? { method: 'comparables', comparables: [amount, amount, amount], amount, ...over }
    : { method: 'budget', amount, ...over };
};

export const approval = (play: Play): Input<'approve_project'> => ({
  items: [{ item: '材料齐全', passed: true }],
  modeGroundApproved: play.facts.project.ground !== null,
});
