import assert from 'node:assert/strict';
import type { CheckedEntry, Line } from '../../../server/audit/verify/check-entry.js';
import { Ledger } from '../../../server/audit/verify/ledger.js';
import { ProjectStory } from '../../../server/audit/verify/project-story.js';

const PROJECT = '00000000-0000-4000-8000-000000000001';
const RECEIPT = { event: 'receive_payment', actor: 'a-1', data: { due: 2, amount: 100, receiptNumber: '票1' }, found: {} };
const red = (booking: object | undefined, entry = 1) => ({
  event: 'reverse_booking',
  actor: 'a-2',
  data: { entry, reason: '误记' },
  found: booking ? { booking } : {},
});

/** What the verifier says of these entries about what was taken back. */
function complaints(...entries: { event: string; actor: string; data: object; found: object }[]): string[] {
  const story = new ProjectStory(PROJECT, 0);
  const ledger = new Ledger();
  entries.forEach(({ event, actor, data, found }, seq) => {
    const line = { seq, project: PROJECT, entryNo: seq + 1, event, actor, from: '-', to: '-', role: 'agent_accountant', at: seq } as Line;
    const checked = { seq, line, payload: { data, found } } as unknown as CheckedEntry;
    story.take(checked, line, { table: 'log.entries', seq, project: PROJECT }, 0, { ledger } as never);
  });
  return ledger.findings.flatMap((f) => (f.detail?.includes('booked something else') ? [`${f.seq}`] : []));
}

describe('the verifier, of a red entry,', () => {
  const TRUE = { event: 'receive_payment', by: 'a-1', due: 2, amount: 100, at: 0, voucher: 'unified_receipt', receiptNumber: '票1' };

  it('is content where it says what its entry says', () => {
    assert.deepEqual(complaints(RECEIPT, red(TRUE)), []);
  });

  it('finds one over another sum, of another due, by another person or of another kind', () => {
    for (const wrong of [{ amount: 99 }, { due: 1 }, { by: 'a-2' }, { event: 'release_payment' }]) {
      assert.deepEqual(complaints(RECEIPT, red({ ...TRUE, ...wrong })), ['1'], JSON.stringify(wrong));
    }
  });

  it('finds one that names no entry of money of this trade, or says nothing of it', () => {
    assert.deepEqual(complaints(RECEIPT, red(TRUE, 2)), ['1']);
    assert.deepEqual(complaints(RECEIPT, red(TRUE, 7)), ['1']);
    assert.deepEqual(complaints(RECEIPT, red(undefined)), ['1']);
  });
});
