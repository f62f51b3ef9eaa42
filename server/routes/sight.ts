/** Whether whoever asks may see a project at all, and how much of it: for the papers that belong to it. */
import { type ProjectForSight, projectForSight } from '../../db/queries/project-sight.js';
import type { Deps } from '../app.js';
import { NotFound } from '../errors.js';
import { maySee, rolesIn } from '../people/policy.js';
import type { Role } from '../machines/roles.js';
import type { Subject } from '../people/subject.js';

export interface Seen {
  project: ProjectForSight;
  sight: 'public' | 'work';
  roles: Role[];
}

/** @throws NotFound also for what may not be seen: that it exists is told to nobody */
export async function see(db: Deps['db'], id: string, subject: Subject | null): Promise<Seen> {
  const project = await projectForSight(db, id, subject?.account ?? null);
  if (!project) throw new NotFound();
  const sight = maySee(subject, project, { drawn: project.drawn });
  if (sight === 'nothing') throw new NotFound();
  return { project, sight, roles: rolesIn(subject, project) };
}
