/**
 * Who puts a signature on a finished document. Each signature makes a new stored version beside the one that was
 * drawn, and the log entry names the hashes of both: what was said, and what went out. A signer that a court would
 * know (CMS by a certificate of an authority, PAdES) takes this place by configuration; none is built in.
 */
export interface Signer {
  /** As the log entry names it. */
  name: string;
  /** Bytes that begin with the rendered ones, so that whatever was signed can be cut out and hashed again. */
  sign(rendered: Uint8Array, about: { number: string }): Promise<Uint8Array>;
}

export const SIGNERS = ['none', 'test'] as const;
export type SignerName = (typeof SIGNERS)[number];
