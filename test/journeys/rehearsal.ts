/**
 * A trade is first rehearsed on the bare machine, with the samples and steps of its own tests, and every act is noted.
 * `perform` then plays what was noted through the real door.
 */
import type { Actor, EventType, Found } from '../../server/machines/events.js';
import type { Project } from '../../server/machines/facts.js';
import { type Input, Play } from '../machines/play.js';

export interface Act {
  type: EventType;
  actor: Actor;
  data: Input<EventType>;
  found: Found;
  at: number;
}

export class Rehearsal extends Play {
  readonly acts: Act[] = [];
  readonly begunAt = this.at;
  /** As it was registered: a later round may change the mode. */
  readonly registered: Project = this.facts.project;

  override do<T extends EventType>(type: T, actor: Actor, data: Input<T>, found: Found = {}): this {
    const { at } = this;
    super.do(type, actor, data, found);
    this.acts.push({ type, actor, data: data as Input<EventType>, found, at });
    return this;
  }
}
