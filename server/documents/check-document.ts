/**
 * What the public check page says of a number: what the paper is, its hash, its entry in the log, and who it is between.
 * Whoever holds a paper may check it; what is secret before its time is not there, as what does not exist.
 */
import type { Knex } from 'knex';
import { documentByNumber, WINNERS_CHECKPOINTS } from '../../db/queries/documents.js';
import { namesOfBidders } from '../transactions/story.js';
import { TEMPLATES } from './templates/index.js';

export interface CheckedDocument {
  number: string;
  /** Its id, where anybody may read it. */
  file: string | null;
  kind: string;
  /** What such a paper is called, where its own title says it otherwise. */
  kindName: string;
  title: string;
  project: { id: string; code: string; title: string; village: string; town: string };
  round: number;
  issuer: string;
  issuedAt: number;
  pages: number;
  size: number;
  sha256: string;
  /** What was drawn before it was signed; the same where nobody signs. */
  renderedSha256: string;
  template: string;
  rulesVersion: string;
  parties: string[];
  entry: { seq: number; at: number; leaf: string };
}

/** Null for a number that is no document's, or not to be known of yet. */
export async function checkDocument(db: Knex, number: string): Promise<CheckedDocument | null> {
  const found = await documentByNumber(db, number);
  if (!found) return null;
  const { audience, checkpoint, candidate, village, town, projectTitle, code, ...rest } = found;
  const shared = audience === 'public' || audience === 'work';
  const other = shared ? (WINNERS_CHECKPOINTS.has(checkpoint ?? '') ? candidate : null) : audience;
  // Masked as for anybody who reads it on a screen, whatever the paper itself says.
  const names = other === null ? null : await namesOfBidders(db, rest.project);
  const name = other === null ? undefined : names?.get(other);
  const { project, seq, entryAt, leaf, ...document } = rest;
  const known = (TEMPLATES as Record<string, { name: string }>)[document.kind];
  return {
    ...document,
    kindName: known?.name ?? document.title,
    project: { id: project, code, title: projectTitle, village, town },
    parties: [`${town}${village}集体经济组织`, ...(name === undefined ? [] : [name])],
    entry: { seq, at: entryAt, leaf },
  };
}
