/** The trail of a project, for whoever asks: all 20 checkpoints with who did what when, on which evidence. */
import type { Knex } from 'knex';
import { projectForSight } from '../../db/queries/project-sight.js';
import { NotFound } from '../errors.js';
import type { Law } from '../machines/rules/book.js';
import { maySee, rolesIn } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { noteLook } from './note-look.js';
import { readTrail } from './trail/read.js';
import type { Trail } from './trail/shape.js';

export type {
  Trail,
  TrailAct,
  TrailAttempt,
  TrailCheckpoint,
  TrailDocument,
  TrailRead,
} from './trail/shape.js';

/** @throws NotFound also for a project that whoever asks may not see */
export async function projectTrail(
  db: Knex,
  {
    id,
    subject,
    lawOf,
    seenBy = db,
  }: {
    id: string;
    subject: Subject | null;
    lawOf: (rulesVersion: string) => Law;
    /** Reads on behalf of whoever asks: what it does not find, they may not see. */
    seenBy?: Knex;
  },
): Promise<Trail> {
  const place = await projectForSight(seenBy, id, subject?.account ?? null);
  if (!place) throw new NotFound();
  const sight = maySee(subject, place, { drawn: place.drawn });
  if (sight === 'nothing') throw new NotFound();
  const { rows } = await db.raw<{ rows: { now: number }[] }>('select platform_clock() as now');
  if (sight === 'work') await noteLook(db, { subject, place, project: id, kind: 'trail' });
  // Nobody who works on a trade may know before the opening who takes part, the regulators neither (domain §6).
  const viewer = { sight, secrets: false, reads: rolesIn(subject, place).includes('discipline') };
  const trail = await readTrail(db, { id, now: rows[0]?.now ?? 0, lawOf, viewer });
  if (!trail) throw new NotFound();
  return trail;
}
