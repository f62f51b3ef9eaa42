/** What the routes call behind the edge, bound to what it works with; a test hands in its own. */
import type { Readable } from 'node:stream';
import type { Accepted, Advance } from '../transactions/advance.js';
import type { ActForm } from '../transactions/act-form.js';
import type { PreviewAsked } from '../transactions/preview-asked.js';
import type { Register, Registered } from '../transactions/register.js';
import type { FormAsking, RegistrationForm } from '../transactions/registration-form.js';
import type { TownAsking, TradesOfTown } from '../transactions/town-trades.js';
import type { EventType } from '../machines/events.js';
import type { Subject } from '../people/subject.js';
import type { Scope } from '../../db/queries/projects.js';

export interface Asking {
  id: string;
  subject: Subject | null;
}

export interface Trades {
  advance(request: Advance): Promise<Accepted>;
  register(request: Register): Promise<Registered>;
  form(asking: FormAsking): Promise<RegistrationForm>;
  view(asking: Asking): Promise<object>;
  trail(asking: Asking): Promise<object>;
  /** A `.tar.gz` as it is made. */
  bundle(asked: { id: string; subject: Subject }): Promise<Readable>;
  actForm(asked: { project: string; type: EventType }): Promise<ActForm>;
  /** A PDF that is kept nowhere. */
  preview(asked: PreviewAsked): Promise<Buffer>;
  /** In words and for everybody; of a project that is not public there is nothing. */
  notice(project: string): Promise<object>;
  todo(asking: { subject: Subject; scope: Scope }): Promise<object>;
  town(asking: TownAsking): Promise<TradesOfTown>;
}

/** Who signs the log, and whose cosignatures it takes. */
export interface LogSigning {
  origin: string;
  vkey: string;
  /** The key of its second signature, in SM2, where it makes one. */
  sm2Vkey?: string;
  witnesses: readonly string[];
  status(): SigningStatus;
}

/** Real time, in milliseconds. */
export interface SigningStatus {
  size: number;
  signedAt: number | null;
  refused: string | null;
  failing: boolean;
}

/** Only where the log was born as a demonstration's. */
export interface DemoClock {
  /** What is due by then is settled before it answers. @throws Problem when it would go back */
  set(now: number): Promise<{ now: number }>;
}
