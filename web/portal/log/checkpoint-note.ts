/** The signed note of a checkpoint (C2SP tlog-checkpoint), read for showing; whoever verifies uses the verifier. */
export interface CheckpointNote {
  origin: string;
  size: number;
  /** Hex, as proofs and marks show hashes. */
  root: string;
  witnesses: { name: string; at: number | null }[];
  text: string;
}

const KEY_ID = 4;
const TIMESTAMP = 8;
const ED25519 = 64;

export function readNote(text: string): CheckpointNote | null {
  const [head = '', signatures = ''] = text.split('\n\n');
  const [origin = '', size = '', root = ''] = head.split('\n');
  if (!/^\d+$/.test(size)) return null;
  const lines = signatures.split('\n').flatMap((line) => /^— (\S+) (\S+)$/.exec(line) ?? []);
  const witnesses: CheckpointNote['witnesses'] = [];
  for (let i = 0; i < lines.length; i += 3) {
    const name = lines[i + 1] as string;
    // The log's own signature bears the name of the log.
    if (name !== origin) witnesses.push({ name, at: cosignedAt(lines[i + 2] as string) });
  }
  return { origin, size: Number(size), root: hexOf(bytesOf(root)), witnesses, text };
}

/** A cosignature begins with the key's number and the seconds since 1970. */
function cosignedAt(encoded: string): number | null {
  const bytes = bytesOf(encoded);
  if (bytes.length !== KEY_ID + TIMESTAMP + ED25519) return null;
  const seconds = bytes.slice(KEY_ID, KEY_ID + TIMESTAMP).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(seconds) ? seconds * 1000 : null;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
