/** The platform's own chain of entries: in order like any trade's, and what it says of law, of wordings, of restores and of what was erased. */
import { PLATFORM_CHAIN } from '../platform-chain.js';
import { checkEntry } from './check-entry.js';
import { EnactedLaw } from './enacted-law.js';
import { EnactedTexts } from './enacted-texts.js';
import { Erasures } from './erasures.js';
import { type Laws, lawsOf } from './laws.js';
import { Ledger, type Written } from './ledger.js';
import { ProjectStory } from './project-story.js';
import { Restores } from './restores.js';
import type { Source } from './source.js';
import type { Placed, TradesSetting } from './trades-check.js';

export class PlatformCheck {
  readonly #ledger = new Ledger();
  readonly #chain = new ProjectStory(PLATFORM_CHAIN, 0, true);
  readonly #enacted = new EnactedLaw(true);
  readonly #texts = new EnactedTexts(true);
  readonly #erasures = new Erasures();
  readonly #restores = new Restores();

  readonly #laws: Laws;

  constructor(private readonly setting: TradesSetting) {
    this.#laws = lawsOf(setting.shelf);
  }

  take({ stored, position, withheld }: Placed): void {
    const ledger = this.#ledger;
    const { entries: table } = this.setting.tables;
    ledger.position = position;
    const entry = checkEntry(stored, table, ledger);
    const { line, seq } = entry;
    if (!line) {
      this.#chain.skip();
      return;
    }
    const place = { table, seq, project: line.project };
    if (!this.setting.withoutPersonal) this.#erasures.take(entry, place, position);
    this.#erasures.hear(entry);
    this.#restores.take(entry, place, ledger);
    this.#enacted.take(entry, line, place, ledger);
    this.#texts.take(entry, line, place, ledger);
    this.#chain.take(entry, line, place, withheld, { laws: this.#laws, enacted: this.#enacted, texts: this.#texts, ledger });
  }

  /** There are no more entries. */
  end(source: Source): Written {
    this.#erasures.finish(this.#ledger);
    this.#ledger.position = Number.MAX_SAFE_INTEGER;
    if (source.scope === 'log') {
      this.#restores.finish(source, this.#ledger);
      this.#enacted.finish(this.setting.shelf, this.#ledger);
    }
    return this.#ledger.handOver();
  }
}
