/**
 * Checks a whole log, or the entries of one project, with nothing but what is handed in: no server, no trust in whoever
 * owns the database. One pass over the entries in their order; memory holds one trade per project, never the log.
 */
import { PLATFORM_CHAIN } from '../platform-chain.js';
import { OWN_SHELF } from '../../machines/rules/shelf.js';
import { checkEntry } from './check-entry.js';
import { checkFiles } from './check-files.js';
import { checkNodes } from './check-nodes.js';
import { Checkpoints, checkProofs } from './check-proofs.js';
import { type Receipt, ReceiptCheck } from './check-receipt.js';
import { TreeCheck, type WitnessView } from './check-tree.js';
import { compareRows } from './compare-rows.js';
import { Erasures } from './erasures.js';
import { trustedKeys, type TrustedKeys, underNames } from './keys.js';
import { type Laws, lawsOf } from './laws.js';
import { CannotCheck, exitCode, Ledger } from './ledger.js';
import { ProjectStory } from './project-story.js';
import { Restores } from './restores.js';
import type { Source, StoredEntry } from './source.js';
import type { Finding } from './finding.js';

export interface Options {
  /** Keys from outside: the log's, witnesses'. Without one of the log's the source's own are taken. */
  keys?: readonly string[];
  /** The log that it has to be. */
  origin?: string;
  witness?: (WitnessView & { origin: string; keys: readonly string[] }) | null;
  /** Entries whose content is secret until an opening are no reason to say “not checked”. */
  acceptSecret?: boolean;
  receipts?: readonly Receipt[];
  progress?: (entries: number) => void;
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
  readonly #stories = new Map<string, ProjectStory>();
  readonly #erasures = new Erasures();
  readonly #restores = new Restores();
  readonly #keys: TrustedKeys;
  readonly #origins: ReadonlySet<string>;
  readonly #receipts: ReceiptCheck;
  #laws: Laws = lawsOf(OWN_SHELF);
  #secret = 0;

  constructor(
    private readonly source: Source,
    private readonly options: Options,
    private readonly ledger: Ledger,
  ) {
    const { witness, origin } = options;
    this.#receipts = new ReceiptCheck(options.receipts ?? [], ledger);
    const names = [source.origin, ...source.former.map((life) => life.origin)];
    const own = trustedKeys([...underNames(source.logKeys, names), ...source.witnessKeys]);
    const outside = trustedKeys(underNames([...(options.keys ?? []), ...(witness?.keys ?? [])], names));
    this.#keys = {
      log: outside.log.length > 0 ? outside.log : own.log,
      witnesses: [...outside.witnesses, ...own.witnesses.filter((w) => !outside.witnesses.some((o) => o.keyId === w.keyId))],
    };
    this.#origins = new Set([source.origin, ...source.former.map((life) => life.origin)]);
    for (const wanted of [origin, witness?.origin]) {
      if (wanted === undefined || this.#origins.has(wanted)) continue;
      throw new CannotCheck(`this is the log ${source.origin}, not ${wanted}`, `这是另一份存证(${source.origin})`);
    }
    if (this.#keys.log.length === 0) ledger.cannot('no key of the log is known: its signatures are not checked', '没有存证公钥,未核对签名');
    else if (outside.log.length === 0) {
      const known = this.#keys.log.map((v) => `${v.name}+${v.keyId}`).join(', ');
      ledger.note(`the key is the one found with the data (${known}): compare it with the published one`, '公钥取自被检数据本身,请与公示的公钥核对');
    }
  }

  async run(): Promise<void> {
    const { source, ledger, options } = this;
    const trust = { keys: this.#keys, origins: this.#origins, witness: options.witness ?? null };
    await source.preflight?.(ledger);
    this.#laws = lawsOf(await source.shelf());
    if (source.scope === 'log') await this.#readLog();
    else await checkProofs(source, trust, ledger, (entry) => this.#take(entry));
    this.#receipts.finish(new Checkpoints(trust, ledger));
    if (!source.withoutPersonal) this.#erasures.finish(ledger);
    await this.#compare();
    for await (const { seq, fault } of source.accessFaults?.() ?? []) ledger.find('access-changed', { table: 'log.access_log', seq }, fault);
    await checkFiles(source, this.#stories.values(), ledger);
    if (this.#secret > 0) this.#tellSecret();
  }

  async #readLog(): Promise<void> {
    const { source, ledger, options } = this;
    const tree = new TreeCheck(source.checkpoints(), {
      table: source.tables.entries,
      checkpointTable: source.tables.checkpoints,
      origins: this.#origins,
      keys: this.#keys,
      witness: options.witness ?? null,
      former: source.former,
      lostFrom: this.#lostFrom(),
      expected: this.#receipts.expected(),
    }, ledger);
    const nodes = checkNodes(source, ledger);
    let expected = 0;
    for await (const batch of source.entries()) {
      for (const stored of batch) {
        if (stored.seq !== expected) ledger.find('sequence-gap', { table: source.tables.entries, seq: stored.seq }, `expected ${expected}`);
        expected = stored.seq + 1;
        const { leaf, project } = this.#take(stored);
        await tree.append(leaf, project ? { project } : {}, nodes.completed);
      }
      await nodes.compare(tree.size);
      options.progress?.(tree.size);
    }
    await tree.finish();
    this.#restores.finish(source, ledger);
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

  #take(stored: StoredEntry): { leaf: Buffer; project: string | null } {
    const { ledger, source } = this;
    const { entries: table } = source.tables;
    const entry = checkEntry(stored, table, ledger);
    ledger.count('entries');
    this.#receipts.take(entry.seq, entry.leaf);
    const { line } = entry;
    if (!line) {
      // Of a withheld entry nobody knows the project: no story of this source can be told to its end for sure.
      if (stored.bytes === null) this.#secret += 1;
      if (stored.columns) this.#story(stored.columns.project).skip();
      return { leaf: entry.leaf, project: stored.columns?.project ?? null };
    }
    const place = { table, seq: entry.seq, project: line.project };
    if (!stored.payload) ledger.cannot(`the payload of entry ${entry.seq} is not here`, `缺少第 ${entry.seq} 条记录的内容`);
    this.#erasures.take(entry, place);
    this.#restores.take(entry, place, ledger);
    this.#story(line.project).take(entry, line, place, this.#secret, this.#laws, ledger);
    return { leaf: entry.leaf, project: line.project };
  }

  #story(id: string): ProjectStory {
    const known = this.#stories.get(id);
    if (known) return known;
    const made = new ProjectStory(id, id === PLATFORM_CHAIN);
    this.#stories.set(id, made);
    return made;
  }

  async #compare(): Promise<void> {
    const { source, ledger } = this;
    const seen = new Set<string>();
    for await (const batch of source.rows()) {
      for (const rows of batch) {
        const { id } = rows.row;
        seen.add(id);
        const story = this.#stories.get(id);
        if (!story) ledger.find('row-unlogged', { table: source.tables.projects, project: id });
        else compareRows(story, rows, this.#laws, ledger);
        ledger.count('projects');
      }
    }
    for (const story of this.#stories.values()) {
      if (seen.has(story.id) || story.isPlatform) continue;
      if (source.rowsAreWhole || this.#secret === 0) ledger.find('row-missing', { table: source.tables.projects, project: story.id });
    }
  }

  #tellSecret(): void {
    const [en, zh] = [`${this.#secret} entries are secret until an opening: known by their leaf hashes only`, `${this.#secret} 条记录在开标前保密,只核对了叶哈希`];
    if (this.options.acceptSecret) this.ledger.note(en, zh);
    else this.ledger.cannot(en, zh);
  }
}
