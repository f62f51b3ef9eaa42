/**
 * Where an act leads, asked of the machine once and remembered. The machine is pure: besides where the trade stands it knows
 * the world only by the answers to its named questions, guards and routes, asked one after the other. So the same place, the
 * same act and the same answers lead to the same end, and what is kept is a tree: a question, and what follows each answer.
 */
import { transition } from 'xstate';
import type { EventType, MachineEvent } from './events.js';
import type { GuardName } from './guards.js';
import { positionOf, type TradeState } from './position.js';
import { type Context, QUESTIONS, transaction } from './transaction.js';

/** What the machine says of an accepted act. */
export interface Lead {
  after: TradeState;
  actions: readonly { type: string; params: Readonly<Record<string, string>> }[];
}

type Asked = Omit<Context, 'heard'>;
/** Not yet asked, or the end of the questions: null where the act exists, but not here. */
type Branch = Question | { lead: Lead | null } | undefined;
interface Question {
  name: string;
  yes: Branch;
  no: Branch;
}
interface Place {
  guards: readonly GuardName[] | null;
  first: Branch;
}

type Snapshot = Parameters<typeof transaction.resolveState>[0];
interface Node {
  transitions: Map<string, { meta: { requires: readonly GuardName[]; within?: readonly string[] } }[]>;
}

/** The by-law has some forty places and some seventy acts: this ends growing soon. */
const places = new Map<string, Place>();

function placeOf(state: TradeState, type: EventType): Place {
  const name = `${type} ${JSON.stringify(state)}`;
  const known = places.get(name);
  if (known) return known;
  const made = { guards: guardsAt(state, type), first: undefined };
  places.set(name, made);
  return made;
}

/** The guards an event meets where the trade stands, or null when no act of this kind exists here. */
export function guardsHere(state: TradeState, type: EventType): readonly GuardName[] | null {
  return placeOf(state, type).guards;
}

/** @param context facts before and after the act @param held the guards that are known to hold @returns null if the act cannot be done here */
export function leadOf(state: TradeState, context: Asked, event: MachineEvent, held: readonly GuardName[]): Lead | null {
  const place = placeOf(state, event.type);
  let branch = place.first;
  while (branch && 'name' in branch) branch = answer(branch.name, context, event, held) ? branch.yes : branch.no;
  if (branch) return branch.lead;
  const { lead, heard } = askMachine(state, context, event);
  place.first = grown(place.first, heard, lead);
  return lead;
}

const answer = (name: string, context: Asked, event: MachineEvent, held: readonly string[]) =>
  held.includes(name) || (QUESTIONS[name] as (typeof QUESTIONS)[string])({ context, event });

function guardsAt(state: TradeState, type: EventType): readonly GuardName[] | null {
  const { _nodes } = transaction.resolveState({ value: state, context: {} } as unknown as Snapshot) as unknown as { _nodes: Node[] };
  const position = positionOf(state);
  const stands = (place: string) => position === place || position.startsWith(`${place}.`);
  const found = _nodes.flatMap((node) => node.transitions.get(type) ?? []).filter(({ meta }) => !meta.within || meta.within.some(stands));
  return found.length === 0 ? null : [...new Set(found.flatMap((t) => t.meta.requires))];
}

function askMachine(state: TradeState, context: Asked, event: MachineEvent): { lead: Lead | null; heard: [name: string, said: boolean][] } {
  const heard: [string, boolean][] = [];
  const asked: Context = { ...context, heard: (name, said) => void heard.push([name, said]) };
  const snapshot = transaction.resolveState({ value: state, context: asked } as unknown as Snapshot);
  if (!snapshot.can(event)) return { lead: null, heard };
  const [next, actions] = transition(transaction, snapshot, event);
  const said = (actions as unknown as Lead['actions']).map(({ type, params }) => ({ type, params }));
  return { lead: frozen({ after: next.value as unknown as TradeState, actions: said }), heard };
}

/** The tree with one more course of questions in it; one that was asked again is known already. */
function grown(branch: Branch, heard: readonly [name: string, said: boolean][], lead: Lead | null): Branch {
  const [[name, said] = [], ...rest] = heard;
  if (name === undefined) return { lead };
  const question: Question = branch && 'name' in branch ? branch : { name, yes: undefined, no: undefined };
  if (question.name !== name) throw new Error(`the machine asked ${name} where it had asked ${question.name}`);
  const further = rest.filter(([other]) => other !== name);
  return said ? { ...question, yes: grown(question.yes, further, lead) } : { ...question, no: grown(question.no, further, lead) };
}

/** Every trade that stands there has the same object. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
