import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import { formatCheckpoint } from '../../server/audit/checkpoint.js';
import { CompactTree, inclusionPath, type NodeId } from '../../server/audit/merkle.js';
import { formatVerifierKey, NoteRefused, noteVerifier, signNote } from '../../server/audit/note.js';
import { leafHash } from '../../server/audit/salted-hash.js';
import { formatProof, parseProof, verifyProof } from '../../server/audit/tlog-proof.js';

const ORIGIN = 'cjt.example/log';
const secretKey = new Uint8Array(32).fill(3);
const verifiers = [noteVerifier(formatVerifierKey(ORIGIN, ed25519.getPublicKey(secretKey)))];
const leaves = Array.from({ length: 11 }, (_, i) => leafHash(Uint8Array.of(i)));
const tree = new CompactTree();
const kept = new Map<string, Uint8Array>();
for (const leaf of leaves) tree.append(leaf, ({ level, index }, hash) => kept.set(`${level}/${index}`, hash));
const nodeOf = ({ level, index }: NodeId) => kept.get(`${level}/${index}`) as Uint8Array;
const checkpoint = signNote(formatCheckpoint({ origin: ORIGIN, size: 11, root: tree.root() }), { name: ORIGIN, secretKey });
const leafAt = (index: number) => leaves[index] as Uint8Array;
const proofOf = (index: number, extra?: Uint8Array) =>
  formatProof({ index, path: inclusionPath(index, 11, nodeOf), checkpoint, ...(extra && { extra }) });
const refuses = (work: () => unknown, said?: RegExp) =>
  assert.throws(work, (error) => error instanceof NoteRefused && (!said || said.test(error.message)));

describe('a proof file', () => {
  it('reads back as it was written, with and without extra data, for every entry', () => {
    for (let index = 0; index < 11; index += 1) {
      for (const extra of [undefined, new Uint8Array(), Uint8Array.of(1, 2, 3)]) {
        const text = proofOf(index, extra);
        assert.equal(formatProof(parseProof(text)), text);
        const { checkpoint: head, index: proved } = verifyProof(text, { leaf: leafAt(index), verifiers, origin: ORIGIN });
        assert.deepEqual([head.size, proved], [11, index]);
      }
    }
  });

  it('has the form of the specification', () => {
    const lines = proofOf(10, Uint8Array.of(1)).split('\n');
    assert.deepEqual(lines.slice(0, 3), ['c2sp.org/tlog-proof@v1', 'extra AQ==', 'index 10']);
    assert.match(lines[3] as string, /^[A-Za-z0-9+/]{43}=$/);
    assert.equal(lines[lines.indexOf('') + 1], ORIGIN);
  });

  it('proves no other entry, no other place, and nothing of another log', () => {
    refuses(() => verifyProof(proofOf(4), { leaf: leafAt(5), verifiers }), /not number 4/);
    refuses(() => verifyProof(proofOf(4).replace('index 4', 'index 5'), { leaf: leafAt(4), verifiers }), /not number 5/);
    refuses(() => verifyProof(proofOf(4).replace('index 4', 'index 11'), { leaf: leafAt(4), verifiers }), /not number 11/);
    refuses(() => verifyProof(proofOf(4), { leaf: leafAt(4), verifiers, origin: 'other.example/log' }), /another log/);
    refuses(() => verifyProof(proofOf(4), { leaf: leafAt(4), verifiers: [] }), /no signature/);
  });

  it('is refused with a bit flipped in any of its bytes', () => {
    const bytes = new TextEncoder().encode(proofOf(4));
    for (let bit = 0; bit < bytes.length * 8; bit += bit % 8 === 7 ? 1 : 9) {
      const flipped = new TextDecoder().decode(bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
      refuses(() => verifyProof(flipped, { leaf: leafAt(4), verifiers }));
    }
  });

  it('is refused in any other form', () => {
    const proof = proofOf(4, Uint8Array.of(1));
    const wrong = [
      '',
      proof.slice(1),
      proof.slice(0, proof.indexOf('\n\n')),
      proof.slice(0, -1),
      `${proof}\n`,
      proof.replaceAll('\n', '\r\n'),
      proof.replace('@v1', '@v2'),
      proof.replace('index 4', 'index 04'),
      proof.replace('index 4', 'index -4'),
      proof.replace('index 4', 'index 4 '),
      proof.replace('index 4\n', ''),
      proof.replace('extra AQ==', 'extra AR=='),
      proof.replace('extra AQ==', 'extra'),
      proof.replace('\n\n', '\n\n\n'),
      proof.replace('index 4\n', `index 4\n${'AAAA\n'.repeat(1)}`),
      proof.replace('index 4\n', `index 4\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
    ];
    for (const text of wrong) refuses(() => verifyProof(text, { leaf: leafAt(4), verifiers }));
  });
});
