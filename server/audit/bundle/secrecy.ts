/**
 * What a bundle may hold of a trade: all that everybody may read over HTTP, and besides what happened after the opening of
 * its round. There bidders' acts still stand apart (a deposit goes back), and nobody's secret is in them any more.
 */
import type { StoredEntry } from '../verify/source.js';

const OPENS = new Set(['open_offers', 'record_external_opening', 'archive_project']);
const BEGINS = new Set(['publish_notice', 'choose_next_round', 'uphold_objection']);

export class Secrecy {
  readonly #open = new Set<number>();
  readonly #opened = new Set<string>();

  /** In the order of the log. @param isPublic what everybody may read */
  take({ seq, columns }: StoredEntry, isPublic: boolean): void {
    if (!columns) return;
    const { project, event } = columns;
    if (OPENS.has(event)) this.#opened.add(project);
    if (BEGINS.has(event)) this.#opened.delete(project);
    if (isPublic || this.#opened.has(project)) this.#open.add(seq);
  }

  isOpen(seq: number): boolean {
    return this.#open.has(seq);
  }
}
