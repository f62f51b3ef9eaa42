/** Whose an entry is, told from its bytes before anybody has read them: so that threads can share the projects of a log. */
import { PLATFORM_CHAIN } from '../platform-chain.js';
import type { StoredEntry } from './source.js';

/** Only a member's name stands so: inside a string the quotes would have a backslash before them. */
const MEMBER = Buffer.from('"project":"');
const LENGTH = PLATFORM_CHAIN.length;

/** The project that an entry says it belongs to; empty where it says none. */
export function projectOf({ bytes, columns }: StoredEntry): string {
  if (columns || !bytes) return columns?.project ?? '';
  const at = bytes.indexOf(MEMBER);
  return at < 0 ? '' : bytes.toString('latin1', at + MEMBER.length, at + MEMBER.length + LENGTH);
}

export const isOfPlatform = (project: string) => project === PLATFORM_CHAIN;

/** Which of so many hands a project falls to: always the same one. */
export function shareOf(project: string, hands: number): number {
  let sum = 0;
  for (let n = 0; n < project.length; n += 1) sum = (sum * 31 + project.charCodeAt(n)) >>> 0;
  return sum % hands;
}
