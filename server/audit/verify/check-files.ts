/** Documents that were issued and evidence that was filed: the stored bytes against the hashes in the log. */
import { createHash } from 'node:crypto';
import type { Kind, Place } from './finding.js';
import { Ledger } from './ledger.js';
import type { Source } from './source.js';
import type { NamedFile } from './trades-check.js';

/** @param named in any order; what is found is put in that of the log */
export async function checkFiles(source: Source, named: AsyncIterable<readonly NamedFile[]>, ledger: Ledger): Promise<void> {
  const own = new Ledger();
  const files = new Files(source, own);
  try {
    for await (const some of named) {
      for (const { what, sha256, seq, project, row } of some) {
        own.position = seq;
        await files.check(what, sha256, { table: what === 'document' ? 'documents' : 'attachments', project, seq, row });
      }
    }
  } finally {
    ledger.takeOver([own.handOver()]);
  }
}

const FOUND: Record<'document' | 'evidence', Kind> = { document: 'document-bytes', evidence: 'attachment-bytes' };

class Files {
  /** The same photo may be the evidence of many acts. */
  readonly #known = new Map<string, 'same' | 'changed' | 'missing'>();

  constructor(
    private readonly source: Source,
    private readonly ledger: Ledger,
  ) {}

  async check(what: 'document' | 'evidence', sha256: string, place: Place): Promise<void> {
    const { source, ledger } = this;
    if (!source.holds(sha256, what)) return ledger.count(`${what} files left out`);
    if (!source.open) return ledger.cannot('nobody said where the stored files are: they are not checked', '未指明文件目录,未核对文书和证明材料');
    const state = this.#known.get(sha256) ?? (await stateOf(source, sha256));
    this.#known.set(sha256, state);
    if (state !== 'same') ledger.find(FOUND[what], place, state === 'missing' ? 'the file is gone' : undefined);
    ledger.count(`${what} files`);
  }
}

async function stateOf(source: Source, sha256: string): Promise<'same' | 'changed' | 'missing'> {
  const content = /^[0-9a-f]{64}$/.test(sha256) ? await source.open?.(sha256) : null;
  if (!content) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256 ? 'same' : 'changed';
}
