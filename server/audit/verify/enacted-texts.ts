/**
 * A district's own wording of a document enters the log as law does: one administrator proposes it, another approves it. A document
 * that names such a wording was drawn from one that was approved before, and that is what its hash says.
 */
import type { CheckedEntry, Line } from './check-entry.js';
import type { Place } from './finding.js';
import type { Ledger } from './ledger.js';

interface Wording {
  id: string;
  district: string;
  kind: string;
  base: number;
  edition: number;
  sha256: string;
}
interface Proposal {
  by: string;
  wording: Wording;
  decided: boolean;
}
/** How the entry of a document names what it was drawn from. */
interface Named {
  kind?: string;
  version?: number;
  edition?: number;
  sha256?: string;
}

export class EnactedTexts {
  readonly #proposals = new Map<string, Proposal>();
  /** By district, kind, version and edition, the hash of what was approved. */
  readonly #approved = new Map<string, string>();
  /** The content of some entry is not there: what was approved is not known for sure. */
  #incomplete: boolean;

  /** @param isWhole the entries of the platform's chain will be given */
  constructor(isWhole: boolean) {
    this.#incomplete = !isWhole;
  }

  /** An entry of the platform's chain. */
  take({ payload }: CheckedEntry, line: Line, place: Place, ledger: Ledger): void {
    const [, act] = /^text_(proposed|approved|rejected|withdrawn)$/.exec(line.event) ?? [];
    if (!act) return;
    const data = payload?.data as Wording | undefined;
    if (!data) {
      this.#incomplete = true;
      return;
    }
    const wrong = (detail: string) => ledger.find('text-approval', place, detail);
    const proposal = this.#proposals.get(data.id);
    if (act === 'proposed') {
      if (proposal) wrong(`${data.id} was proposed before`);
      this.#proposals.set(data.id, { by: line.actor, wording: data, decided: false });
      return;
    }
    if (!proposal) {
      wrong(`nobody had proposed ${data.id}`);
      return;
    }
    if (proposal.decided) wrong(`${data.id} was decided before`);
    proposal.decided = true;
    if (act === 'withdrawn' && proposal.by !== line.actor) wrong(`${data.id} was withdrawn by somebody else than had proposed it`);
    if (proposal.by === line.actor && act === 'approved') wrong(`${data.id} was proposed and approved by the same person`);
    const { district, kind, base, edition, sha256 } = proposal.wording;
    if (act === 'approved') this.#approved.set([district, kind, base, edition].join(), sha256);
  }

  /** Why a document cannot have been drawn from the wording that its entry names, or null. @param village the code of the project's place */
  faultOf(template: Named | undefined, village: string): string | null {
    if (this.#incomplete || template?.edition === undefined) return null;
    const { kind, version, edition, sha256 } = template;
    const approved = this.#approved.get([village.slice(0, 6), kind, version, edition].join());
    if (approved === undefined) return `edition ${edition} of ${kind} was not approved before`;
    return approved === sha256 ? null : `edition ${edition} of ${kind} was approved otherwise`;
  }
}
