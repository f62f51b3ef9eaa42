/** One signed checkpoint: by whose hand, of which log. */
import { type Checkpoint, parseCheckpoint } from '../checkpoint.js';
import { NoteRefused, splitNote } from '../note.js';
import type { Place } from './finding.js';
import type { TrustedKeys } from './keys.js';
import type { Ledger } from './ledger.js';

export interface OpenedCheckpoint extends Checkpoint {
  /** The log's key has signed it. */
  signed: boolean;
  /** Names of the witnesses whose cosignatures verify. */
  witnesses: string[];
}

/** Null for what is no checkpoint at all. A note of a key that nobody knows is told by `signed`, not as a finding. */
export function checkNote(note: string, keys: TrustedKeys, place: Place, ledger: Ledger): OpenedCheckpoint | null {
  try {
    const { text, signatures } = splitNote(note);
    const checkpoint = parseCheckpoint(text);
    const known = (list: TrustedKeys['log']) =>
      signatures.flatMap((s) => list.filter((v) => v.name === s.name && v.keyId === s.keyId).map((v) => ({ name: s.name, ok: v.verify(text, s.signature) })));
    const own = known(keys.log);
    if (own.some(({ ok }) => !ok)) ledger.find('checkpoint-signature', place);
    if (known(keys.second).some(({ ok }) => !ok)) ledger.find('checkpoint-signature', place, 'SM2');
    const cosigned = known(keys.witnesses);
    for (const { name } of cosigned.filter(({ ok }) => !ok)) ledger.find('cosignature', place, name);
    return {
      ...checkpoint,
      signed: own.length > 0,
      witnesses: [...new Set(cosigned.filter(({ ok }) => ok).map(({ name }) => name))],
    };
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    ledger.find('checkpoint-form', place, error.message);
    return null;
  }
}
