/** What complaints, disputes and a recusal of the head leave behind. */
import type { FoldTable } from './patch.js';

export const disputeFold = {
  file_complaint: ({ complaints }, { at }) => ({
    complaints: [...complaints, { no: complaints.length + 1, at, open: true }],
  }),
  decide_complaint: ({ complaints }, { data }) => ({
    complaints: complaints.map((c) => (c.no === data.no ? { ...c, open: false } : c)),
  }),
  record_dispute: ({ disputes }) => ({
    disputes: [...disputes, { no: disputes.length + 1, open: true }],
  }),
  settle_dispute: ({ disputes }, { data }) => ({
    disputes: disputes.map((d) => (d.no === data.no ? { ...d, open: false } : d)),
  }),
  name_acting_head: (_facts, { found }) => ({ actingHead: found.account ?? null }),
} satisfies FoldTable;
