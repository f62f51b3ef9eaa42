/** What whoever asks could do now, with the schema of what each act needs. The pages and the demo follow this. */
import { z } from 'zod';
import { refuseEarly } from '../machines/decide.js';
import { type Actor, definitionOf, EVENT_TYPES, type EventType, type MachineEvent } from '../machines/events.js';
import { type Hint, hintsFor } from '../machines/hints.js';
import { ROLES, type Role } from '../machines/roles.js';
import type { Held } from './door.js';

export interface AvailableEvent {
  type: EventType;
  name: string;
  role: Role;
  roleName: string;
  /** JSON Schema of `data`. */
  schema: Record<string, unknown>;
  /** The rules that its fields meet in this trade, and what would pass now. */
  hints: Hint[];
}

const schemas = new Map<EventType, Record<string, unknown>>();

/** The JSON Schema of an event's data, as it is written, not as it is parsed. */
export function schemaOf(type: EventType): Record<string, unknown> {
  const known = schemas.get(type);
  if (known) return known;
  const schema = z.toJSONSchema(definitionOf(type).data, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  schemas.set(type, schema);
  return schema;
}

/** Events that the machine would not refuse before their data is known, for the roles an account holds here. */
export function availableEvents(held: Held, account: string, roles: readonly Role[], bidder: string | null): AvailableEvent[] {
  const found: AvailableEvent[] = [];
  for (const type of EVENT_TYPES) {
    const role = definitionOf(type).roles.find((r) => roles.includes(r));
    if (!role) continue;
    const actor: Actor = { account, role, bidder: role === 'bidder' ? bidder : null };
    const probe = { type, data: {}, found: {}, actor, at: held.at } as unknown as MachineEvent;
    if (refuseEarly(held.state, held.facts, probe, held.law)) continue;
    found.push({ type, name: definitionOf(type).name, role, roleName: ROLES[role], schema: schemaOf(type), hints: hintsFor(type, held.facts, held.law, held.at) });
  }
  return found;
}
