/** What the routes call behind the edge, bound to what it works with; a test hands in its own. */
import type { Accepted, Advance } from '../transactions/advance.js';
import type { Register, Registered } from '../transactions/register.js';
import type { Subject } from '../people/subject.js';

export interface Asking {
  id: string;
  subject: Subject | null;
}

export interface Trades {
  advance(request: Advance): Promise<Accepted>;
  register(request: Register): Promise<Registered>;
  view(asking: Asking): Promise<object>;
  trail(asking: Asking): Promise<object>;
}

/** Only where the log was born as a demonstration's. */
export interface DemoClock {
  /** What is due by then is settled before it answers. @throws Problem when it would go back */
  set(now: number): Promise<{ now: number }>;
}
