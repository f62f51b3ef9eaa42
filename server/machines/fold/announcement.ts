/** What checkpoints 5 and 6 and changes to the notice leave behind. */
import type { Facts } from '../facts.js';
import { type FoldTable, withField } from './patch.js';

const without = (list: number[], no: number) => list.filter((n) => n !== no);

export const announcementFold = {
  compile_tender_file: (_facts, { data }) => ({
    tenderFile: {
      postQualification: data.postQualification,
      deposit: data.deposit,
      bond: data.bond,
      minOffers: data.minOffers,
      award: data.award,
      priceWeight: data.priceWeight,
      scoring: data.scoring,
      termMonths: data.termMonths,
      startsOn: data.startsOn,
      escalation: data.escalation,
      retention: data.retention,
      advance: data.advance,
      priorityHolders: data.priorityHolders,
      prioritiesServedOn: data.prioritiesServedOn,
      planReportedOn: data.planReportedOn,
    },
  }),
  return_tender_file: () => ({ tenderFile: null }),
  publish_notice: (facts, { data, at }) => ({
    termsVersion: facts.termsVersion + 1,
    notices: facts.notices + 1,
    // The review of a lowered reserve ends with its notice.
    lowering: false,
    dates: {
      publishedAt: at,
      registrationClosesAt: data.registrationClosesAt,
      offersOpenAt: facts.tenderFile?.postQualification ? at : data.offersOpenAt,
      offersCloseAt: data.offersCloseAt,
      openingAt: data.openingAt,
    },
  }),
  ask_question: ({ questions }) => ({
    questions: { asked: questions.asked + 1, open: [...questions.open, questions.asked + 1] },
  }),
  answer_question: ({ questions }, { data }) => ({
    questions: { ...questions, open: without(questions.open, data.no) },
  }),
  amend_terms: (facts, { data }) => {
    const changed: Partial<Facts> = {
      dates: facts.dates && {
        publishedAt: facts.dates.publishedAt,
        registrationClosesAt: data.registrationClosesAt,
        offersOpenAt: facts.tenderFile?.postQualification
          ? facts.dates.offersOpenAt
          : data.offersOpenAt,
        offersCloseAt: data.offersCloseAt,
        openingAt: data.openingAt,
      },
      missedWindow: false,
    };
    if (data.reopensRegistration) changed.reviewed = null;
    if (!data.changesTerms && !data.reopensRegistration) return changed;
    // Offers already made become void until re-confirmed; registrations stand.
    return {
      ...changed,
      termsVersion: facts.termsVersion + 1,
      counts: { ...facts.counts, offers: 0 },
      bidders: withField(facts, () =>
        data.reopensRegistration ? { offer: null, qualified: null, ground: null } : { offer: null },
      ),
    };
  },
} satisfies FoldTable;
