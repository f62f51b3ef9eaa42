/** The trail as it leaves the platform. */
import type { CheckpointKey, StageKey } from '../../machines/checkpoints.js';
import type { ActorRole } from '../../machines/roles.js';
import type { Instant } from '../../machines/time.js';
import type { Progress } from './checkpoint.js';

export interface TrailViewer {
  /** Everybody sees roles and public documents; those who work on the trade also persons, evidence and attempts. */
  sight: 'public' | 'work';
  /** May know before the opening who takes part: nobody but the platform's own papers. */
  secrets: boolean;
  /** Sees who else looked. */
  reads?: boolean;
}
export interface TrailAct {
  event: string;
  name: string;
  round: number;
  role: ActorRole;
  roleName: string;
  actorName: string | null;
  at: Instant;
  /** Null between notice and opening. */
  entryNo: number | null;
  seq: number | null;
  /** Hex. */
  leaf: string;
  evidence: { kind: string; kindName: string; file: string; name: string }[];
  /** A person acted for the company, by this written authority; told to those who work on the trade, after the opening. */
  authority?: { number: string; paper: string };
}
export interface TrailDocument {
  id: string;
  number: string;
  title: string;
  state: 'pending' | 'issued' | 'failed';
  problem: string | null;
  sha256: string | null;
  issuedAt: Instant | null;
  /** Where the log says that it was issued; null before that, and between notice and opening. */
  entryNo: number | null;
  seq: number | null;
}
export interface TrailCheckpoint extends Progress {
  no: number;
  key: CheckpointKey;
  name: string;
  stage: { key: StageKey; name: string };
  /** The title of what it issues. */
  document: string;
  /** A missed limit was recorded. */
  flagged: boolean;
  acts: TrailAct[];
  /** Acts of rounds that failed, under their number. */
  earlier: { round: number; acts: TrailAct[] }[];
  documents: TrailDocument[];
}
export interface TrailAttempt {
  at: Instant;
  event: string;
  name: string;
  roleName: string;
  actorName: string | null;
  rule: string;
  message: string;
}
/** A look at what is secret or personal. */
export interface TrailRead {
  at: Instant;
  kind: string;
  kindName: string;
  roleName: string;
  actorName: string | null;
  /** A paper's hash, a document's id. */
  object: string | null;
}
export interface Trail {
  id: string;
  code: string;
  title: string;
  round: number;
  stage: string;
  position: string;
  suspended: boolean;
  checkpoints: TrailCheckpoint[];
  /** Suspension, termination, the choice after a failure: acts on the way beside the checkpoints. */
  beside: TrailAct[];
  /** Of no checkpoint. */
  documents: TrailDocument[];
  attempts: TrailAttempt[];
  /** Newest first; only for those who watch who looks. */
  reads?: TrailRead[];
}
