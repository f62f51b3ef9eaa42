/** What an act is called where it answers something: on a stop that was asked for, the town decides one way or the other. */
import type { AvailableEvent, ProjectView } from '../forms/circumstances.js';

const ON_A_REQUESTED_STOP: Readonly<Record<string, string>> = {
  suspend: '同意中止',
  resume: '不中止,恢复交易',
};

export function namedHere(event: AvailableEvent, { facts }: ProjectView): AvailableEvent {
  const name = facts?.suspension?.by === 'discipline' ? ON_A_REQUESTED_STOP[event.type] : undefined;
  return name === undefined ? event : { ...event, name };
}
