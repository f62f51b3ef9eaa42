/** Whom a verification believes: keys from outside rather than those found with the data, a witness, and the log's own names. */
import type { WitnessView } from './check-tree.js';
import { type TrustedKeys, trustedKeys, underNames } from './keys.js';
import { CannotCheck, type Ledger } from './ledger.js';
import type { Source } from './source.js';

export interface Trust {
  keys: TrustedKeys;
  /** What the log is called, and was before it was restored. */
  origins: ReadonlySet<string>;
  witness: WitnessView | null;
}

export interface Outside {
  /** Keys from outside: the log's, witnesses'. Without one of the log's the source's own are taken. */
  keys?: readonly string[];
  /** The log that it has to be. */
  origin?: string;
  witness?: (WitnessView & { origin: string; keys: readonly string[] }) | null;
}

/** @throws CannotCheck where it is another log than the one that is meant */
export function trustIn(source: Source, { keys = [], origin, witness }: Outside, ledger: Ledger): Trust {
  const names = [source.origin, ...source.former.map((life) => life.origin)];
  const own = trustedKeys([...underNames(source.logKeys, names), ...source.witnessKeys]);
  const outside = trustedKeys(underNames([...keys, ...(witness?.keys ?? [])], names));
  for (const wanted of [origin, witness?.origin]) {
    if (wanted === undefined || names.includes(wanted)) continue;
    throw new CannotCheck(`this is the log ${source.origin}, not ${wanted}`, `这是另一份存证(${source.origin})`);
  }
  const log = outside.log.length > 0 ? outside.log : own.log;
  if (log.length === 0) ledger.cannot('no key of the log is known: its signatures are not checked', '没有存证公钥,未核对签名');
  else if (outside.log.length === 0) {
    const known = log.map((v) => `${v.name}+${v.keyId}`).join(', ');
    ledger.note(`the key is the one found with the data (${known}): compare it with the published one`, '公钥取自被检数据本身,请与公示的公钥核对');
  }
  const witnesses = [...outside.witnesses, ...own.witnesses.filter((w) => !outside.witnesses.some((o) => o.keyId === w.keyId))];
  return { keys: { log, witnesses, second: [...outside.second, ...own.second] }, origins: new Set(names), witness: witness ?? null };
}
