/** Sends an act. The same content is sent under the same key, so that a lost answer can be asked for again. */
import { post } from '../../api/client.js';
import type { ProjectView } from '../forms/circumstances.js';

export interface Accepted {
  project: string;
  version: number;
  entryNo: number | null;
  seq: number;
  at: number;
  stage: string;
  checkpoints: string[];
  receipt?: Record<string, unknown>;
  replayed?: boolean;
}

export interface Act {
  type: string;
  role: string;
  data: Record<string, unknown>;
}

/** Bidders state the version of the terms they read, everybody else that of the flow. */
export function sendAct(
  view: ProjectView,
  { type, role, data }: Act,
  key: string,
): Promise<Accepted> {
  const match = role === 'bidder' || view.version === null ? view.termsVersion : view.version;
  return post<Accepted>(
    `/api/projects/${view.id}/events`,
    { type, data, role },
    { headers: { 'Idempotency-Key': key, 'If-Match': `"${match}"` } },
  );
}

/** Remembers under which key the last content went. */
export class SendingKeys {
  #content = '';
  #key = '';

  keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (text !== this.#content) {
      this.#content = text;
      this.#key = newKey();
    }
    return this.#key;
  }
}

/** `crypto.randomUUID` exists over HTTPS only, and a small office may have none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
