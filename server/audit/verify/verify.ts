/**
 * Checks a whole log, or the entries of one project, with nothing but what is handed in: no server, no trust in whoever
 * owns the database. One pass over the entries in their order; memory holds one trade per project, never the log. What is
 * checked, in this order:
 *
 *   preflight       every file of a bundle is there, whole and the same                  bundle/bundle-source.ts
 *   entry-reading   entries are numbered without a gap, their leaves are their hashes
 *   check-entry     bytes are canonical, fields and columns agree, payloads are those that were hashed
 *   project-story   a project's entries follow each other; its machine decides each of them again
 *   enacted-law     law was proposed by one, approved by another, and was in force where it was applied
 *   enacted-texts   so were a district's own wordings of documents, and documents were drawn from those
 *   platform-check  the platform's own entries: order, law, restores, what was erased
 *   check-tree      every signed checkpoint fits the entries, and what a witness has kept
 *   check-nodes     the stored nodes of the tree
 *   check-proofs    of one project: the proof of each entry
 *   check-receipt   receipts that somebody has kept
 *   erasures        personal data that is gone was erased by an entry that says so
 *   compare-rows    rows, bidders, documents, packages and what is public are what the log gives
 *   access-chain    who looked at what
 *   check-files     documents and evidence are the bytes that were issued and filed
 */
import { checkFiles } from './check-files.js';
import { checkNodes } from './check-nodes.js';
import { Checkpoints, checkProofs } from './check-proofs.js';
import { type Receipt, ReceiptCheck } from './check-receipt.js';
import { TreeCheck } from './check-tree.js';
import { EntryReading } from './entry-reading.js';
import type { Finding } from './finding.js';
import { type Hands, ownHand } from './hands.js';
import { handsInThreads } from './in-threads.js';
import { CannotCheck, exitCode, Ledger, type Written } from './ledger.js';
import { PlatformCheck } from './platform-check.js';
import type { Source, StoredEntry } from './source.js';
import type { TradesSetting } from './trades-check.js';
import { type Outside, type Trust, trustIn } from './trust.js';

export interface Options extends Outside {
  /** Entries whose content is secret until an opening are no reason to say “not checked”. */
  acceptSecret?: boolean;
  receipts?: readonly Receipt[];
  progress?: (entries: number) => void;
  /** Threads that share the projects of a bundle; none for a small one, which would wait longer for them than they save. */
  threads?: number;
}

export interface Verdict {
  source: string;
  exit: 0 | 1 | 2;
  findings: Finding[];
  counts: Ledger['counts'];
  unchecked: string[];
  notes: string[];
  checked: Record<string, number>;
}

/** Never throws for what it reads: what cannot be checked is said in the verdict. */
export async function verify(source: Source, options: Options): Promise<Verdict> {
  const ledger = new Ledger();
  try {
    await new Verification(source, options, ledger).run();
  } catch (error) {
    const known = error instanceof CannotCheck;
    const reason = known ? [error.en, error.zh] : [`stopped: ${(error as Error).message}`, '读取时出错,检查中断'];
    ledger.cannot(...(reason as [string, string]));
  }
  const { findings, counts, unchecked, notes, checked } = ledger;
  return { source: source.name, exit: exitCode(ledger), findings, counts, unchecked, notes, checked };
}

class Verification {
  readonly #receipts: ReceiptCheck;

  constructor(
    private readonly source: Source,
    private readonly options: Options,
    private readonly ledger: Ledger,
  ) {
    this.#receipts = new ReceiptCheck(options.receipts ?? [], ledger);
  }

  async run(): Promise<void> {
    const { source, ledger, options } = this;
    // Before anything of a bundle is believed, its keys included.
    await source.preflight?.(ledger);
    const trust = trustIn(source, options, ledger);
    const { tables, withoutPersonal, scope } = source;
    const shelf = await source.shelf();
    const setting: TradesSetting = { tables, withoutPersonal, shelf, withPlatform: scope === 'log' };
    if (scope === 'project' && shelf.versions.length + shelf.editions.length > 0) {
      ledger.note('who approved the rules and the calendar stands in the log and not in this bundle', '规则和日历的审核记录在整份存证中,不在本包内');
    }
    const hands = source.lines !== undefined && options.threads ? handsInThreads(setting, options.threads) : ownHand(setting);
    try {
      const withheld = await this.#checkEntries(setting, trust, hands);
      this.#receipts.finish(new Checkpoints(trust, ledger));
      await this.#compareRows(hands, withheld);
      for await (const { seq, fault } of source.accessFaults?.() ?? []) ledger.find('access-changed', { table: 'log.access_log', seq }, fault);
      await checkFiles(source, hands.files(), ledger);
      if (withheld > 0) this.#tellSecret(withheld);
    } finally {
      await hands.close();
    }
  }

  /** @returns how many entries are known by their leaf only */
  async #checkEntries(setting: TradesSetting, trust: Trust, hands: Hands): Promise<number> {
    const { source, ledger } = this;
    const platform = new PlatformCheck(setting);
    const reading = new EntryReading(source, this.#receipts, platform, hands);
    const after = new Ledger();
    const collect = (found: Written[]) => ledger.takeOver([reading.handOver(), platform.end(source), ...found, after.handOver()]);
    try {
      if (source.scope === 'log') await this.#readLog(reading, trust, after);
      else await this.#readProject(reading, trust, after);
      collect(await hands.endEntries());
    } catch (error) {
      // What was found before it broke off is found.
      collect(await hands.endEntries().catch(() => []));
      throw error;
    }
    return reading.withheld;
  }

  async #readLog(reading: EntryReading, { keys, origins, witness }: Trust, ledger: Ledger): Promise<void> {
    const { source, options } = this;
    const { entries: table, checkpoints: checkpointTable } = source.tables;
    const expected = this.#receipts.expected();
    const about = { table, checkpointTable, origins, keys, witness, former: source.former, lostFrom: this.#lostFrom(), expected };
    const tree = new TreeCheck(source.checkpoints(), about, ledger);
    const nodes = checkNodes(source, ledger);
    let next = 0;
    for await (const batch of source.entries()) {
      for (const stored of batch) {
        ledger.position = tree.size;
        const { leaf, project } = reading.take(stored, tree.size, next);
        next = stored.seq + 1;
        await tree.append(leaf, project ? { project } : {}, nodes.completed);
      }
      await reading.passOn();
      await nodes.compare(tree.size);
      options.progress?.(tree.size);
    }
    ledger.position = Number.MAX_SAFE_INTEGER;
    await tree.finish();
  }

  async #readProject(reading: EntryReading, trust: Trust, ledger: Ledger): Promise<void> {
    let position = 0;
    const take = (stored: StoredEntry) => {
      ledger.position = position;
      return reading.take(stored, position++, null);
    };
    await checkProofs(this.source, trust, ledger, take);
    await reading.passOn();
  }

  /** A witness that has not gone on with the restored log knows entries that it has lost. */
  #lostFrom(): number | null {
    const { witness } = this.options;
    const { former } = this.source;
    const since = former.findIndex(({ origin }) => origin === witness?.origin);
    if (!witness || since < 0) return null;
    const kept = Math.min(...former.slice(since).map((life) => life.kept));
    this.ledger.note(`the log was restored and has lost ${witness.size - kept} entries that the witness knows`, `存证曾从备份恢复,丢失了见证方保存的 ${witness.size - kept} 条记录`);
    return kept;
  }

  async #compareRows(hands: Hands, withheld: number): Promise<void> {
    const { source, ledger } = this;
    let position = 0;
    for await (const batch of source.rows()) {
      await hands.rows(batch, position);
      position += batch.length;
    }
    ledger.takeOver(await hands.endRows(source.rowsAreWhole || withheld === 0));
  }

  #tellSecret(withheld: number): void {
    const [en, zh] = [`${withheld} entries are secret until an opening: known by their leaf hashes only`, `${withheld} 条记录在开标前保密,只核对了叶哈希`];
    if (this.options.acceptSecret) this.ledger.note(en, zh);
    else this.ledger.cannot(en, zh);
  }
}
