/** A document is issued: its hash enters the log and its row says so, in one transaction under the project's lock. */
import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../../../db/transaction.js';
import { appendStatement } from '../../audit/entry.js';
import { storePublicDocuments } from '../../transactions/public-trades.js';
import { stateLine, type TradeState } from '../../machines/position.js';
import type { DocumentRow } from './material.js';

export interface IssuedDocument {
  sha256: string;
  /** Of what was drawn, before anybody signed it. */
  renderedSha256: string;
  signer: string;
  size: number;
  pages: number;
  template: { kind: string; version: number; edition?: number; sha256?: string };
  frozen: object;
  /** SHA-256 of the canonical frozen facts: what the document says, whatever its bytes. */
  factsHash: string;
}

const LOCK = 'select state, entry_no, next_due_at from projects where id = $1 for update';
const ISSUED = `
  update documents set state = 'issued', facts = $2, problem = null, sha256 = $3, size = $4, pages = $5,
    issued_entry = $6, issued_at = $7, rendered_sha256 = $8
  where id = $1`;

interface Locked {
  state: TradeState;
  entry_no: number;
  next_due_at: number | null;
}
type Outcome = 'issued' | 'already issued' | 'due';

export function recordIssue(db: Knex, row: DocumentRow, issued: IssuedDocument): Promise<Outcome> {
  return inTransaction<Outcome>(db, async (trx) => {
    const [project] = await trx.query<Locked>(LOCK, [row.project]);
    // After the lock: whoever waited for it may have waited past a deadline, or past another issue.
    const [now] = await trx.query<{ at: number; state: string; audience: string }>(
      'select platform_clock() as at, state, audience from documents where id = $1',
      [row.id],
    );
    if (!project || !now) throw new Error(`document ${row.number}: its project is gone`);
    if (now.state === 'issued') return { value: () => 'already issued' };
    if (project.next_due_at !== null && project.next_due_at <= now.at)
      return { value: () => 'due' };
    // What was for those at work may have become everybody's meanwhile.
    const current = { ...row, audience: now.audience };
    return { last: [await write(trx, current, issued, project, now.at)], value: () => 'issued' };
  });
}

/** `version` stays: a document changes neither flow nor terms, and must not collide with whoever acts. */
async function write(
  trx: Trx,
  row: DocumentRow,
  issued: IssuedDocument,
  project: Locked,
  at: number,
): Promise<string> {
  const entryNo = project.entry_no + 1;
  const line = stateLine(project.state);
  await trx.query('update projects set entry_no = $2 where id = $1', [row.project, entryNo]);
  await trx.query(ISSUED, [
    row.id,
    JSON.stringify(issued.frozen),
    issued.sha256,
    issued.size,
    issued.pages,
    entryNo,
    at,
    issued.renderedSha256,
  ]);
  if (row.audience === 'public') await storePublicDocuments(trx, row.project);
  return appendStatement({
    project: row.project,
    entryNo,
    event: 'document_issued',
    from: line,
    to: line,
    actor: 'clock',
    role: 'clock',
    at,
    rules: row.rules_version,
    // One bidder's receipt would tell that somebody registered.
    secret: row.audience !== 'public' && row.audience !== 'work',
    data: {
      data: {
        number: row.number,
        kind: row.kind,
        title: row.title,
        sha256: issued.sha256,
        factsHash: issued.factsHash,
        rendered: issued.renderedSha256,
        signer: issued.signer,
        template: issued.template,
        rulesVersion: row.rules_version,
      },
      found: {},
    },
    personal: undefined,
  });
}
