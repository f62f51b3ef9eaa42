/** The first form of a trade before it is sent: what it asks, and the rules its fields meet in this village today. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { platformClock } from '../../db/queries/platform-clock.js';
import { Forbidden, NotFound } from '../errors.js';
import type { Hint } from '../machines/hints.js';
import { type Chosen, projectInput, registrationHints } from '../machines/registration.js';
import { bookOn } from '../machines/rules/books.js';
import { dateOf, type Instant } from '../machines/time.js';
import { mayRegisterProject } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import type { Door } from './door.js';

export interface FormAsking {
  subject: Subject;
  village: string;
  chosen: Chosen;
}
export interface RegistrationForm {
  /** The rules that a project registered now keeps. */
  rules: string;
  /** The platform's clock, which bounds are counted from. */
  at: Instant;
  schema: Record<string, unknown>;
  hints: Hint[];
}

const SCHEMA = z.toJSONSchema(projectInput, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;

/** @throws Forbidden as registering would */
export async function registrationForm({ db, law: lawOf, versionOn }: Pick<Door, 'db' | 'law' | 'versionOn'>, asking: FormAsking): Promise<RegistrationForm> {
  const denied = mayRegisterProject(asking.subject, asking.village);
  if (denied !== null) throw new Forbidden(denied);
  const district = await districtOf(db, asking.village);
  const at = await platformClock(db);
  const today = dateOf(at);
  const rules = versionOn?.(district, today) ?? bookOn(today).version;
  return { rules, at, schema: SCHEMA, hints: registrationHints(asking.chosen, lawOf(rules), at) };
}

async function districtOf(db: Knex, village: string): Promise<string> {
  const place = await db('organisations as v')
    .join('organisations as t', 't.id', 'v.parent')
    .where({ 'v.id': village, 'v.kind': 'village' })
    .whereNull('v.disabled_at')
    .first<{ district: string }>('t.parent as district');
  if (!place) throw new NotFound('没有这个村(社区),请核对代码。');
  return place.district;
}
