/**
 * A signer for trying out the way of a signature, and honest about being nothing more: an Ed25519 signature over the
 * rendered bytes by a key that this process made and forgets, appended behind the end of the file as comments, which
 * every reader of PDF skips. No viewer shows it as a signature, and it binds nobody.
 */
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Signer } from './signer.js';

const MARK = '\n%CJT-TEST-SIGNATURE 仅供测试,不具法律效力 not legally binding\n';

export function testSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    name: 'test',
    async sign(rendered, { number }) {
      const signature = sign(null, bytesFor(rendered, number), privateKey).toString('base64');
      const trailer = `${MARK}%number ${number}\n%key ${key}\n%signature ${signature}\n%%EOF\n`;
      return Buffer.concat([rendered, Buffer.from(trailer)]);
    },
  };
}

export interface TestSignature {
  rendered: Uint8Array;
  number: string;
  valid: boolean;
}

/** What was signed and whether the signature fits; null for a file without a test signature. */
export function readTestSignature(issued: Uint8Array): TestSignature | null {
  const bytes = Buffer.from(issued);
  const at = bytes.lastIndexOf(MARK);
  if (at < 0) return null;
  const said = (name: string) =>
    new RegExp(`^%${name} (.*)$`, 'm').exec(bytes.subarray(at).toString())?.[1] ?? '';
  const rendered = bytes.subarray(0, at);
  const number = said('number');
  return { rendered, number, valid: fits(rendered, number, said('key'), said('signature')) };
}

function fits(rendered: Uint8Array, number: string, key: string, signature: string): boolean {
  try {
    const der = { key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' } as const;
    return verify(null, bytesFor(rendered, number), createPublicKey(der), Buffer.from(signature, 'base64'));
  } catch {
    // A key that is none fits nothing.
    return false;
  }
}

/** With its number: a signature cannot be moved to the same text under another number. */
const bytesFor = (rendered: Uint8Array, number: string) =>
  Buffer.concat([Buffer.from(`${number}\n`), rendered]);
