import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../server/audit/base64.js';
import { formatCheckpoint, parseCheckpoint } from '../../server/audit/checkpoint.js';
import { cosign, cosignatureVerifier, formatWitnessKey, verifyCosignature } from '../../server/audit/cosignature.js';
import { formatVerifierKey, NoteRefused, noteVerifier, openNote, readVerifierKey, signNote, splitNote } from '../../server/audit/note.js';

const secretKey = new Uint8Array(32).fill(7);
const NAME = 'cjt.example/log';
const vkey = formatVerifierKey(NAME, ed25519.getPublicKey(secretKey));
const TEXT = 'one\n\ntwo\n';
const refuses = (work: () => unknown, said?: RegExp) =>
  assert.throws(work, (error) => error instanceof NoteRefused && (!said || said.test(error.message)));

/** Two notes that others have signed and published. */
const FOREIGN = [
  {
    vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    note:
      'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  },
  {
    vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    note:
      'This is an example message.\n\n' +
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  },
];

describe('a signed note', () => {
  it('opens under its key, also where others made it', () => {
    const { text, signatures } = openNote(signNote(TEXT, { name: NAME, secretKey }), [noteVerifier(vkey)]);
    assert.equal(text, TEXT);
    assert.deepEqual(signatures.map(({ name, verified }) => ({ name, verified })), [{ name: NAME, verified: true }]);
    for (const { vkey: key, note } of FOREIGN) assert.ok(openNote(note, [noteVerifier(key)]).signatures[0]?.verified);
  });

  it('may carry signatures of unknown keys, which count for nothing', () => {
    const note = signNote(TEXT, { name: NAME, secretKey });
    const strange = '— someone.else AAAAAQI=\n';
    const opened = openNote(`${note}${strange}`, [noteVerifier(vkey)]);
    assert.deepEqual(opened.signatures.map((s) => s.verified), [true, false]);
    refuses(() => openNote(`${TEXT}\n${strange}`, [noteVerifier(vkey)]), /no signature/);
    refuses(() => openNote(note, []), /no signature/);
    const sameName = formatVerifierKey(NAME, ed25519.getPublicKey(new Uint8Array(32).fill(8)));
    refuses(() => openNote(note, [noteVerifier(sameName)]), /no signature/);
  });

  it('is refused whole for one wrong signature by a known key, before or after a right one', () => {
    const [own, other] = [signNote(TEXT, { name: NAME, secretKey }), signNote('else\n', { name: NAME, secretKey })];
    const wrong = other.slice(other.lastIndexOf('—'));
    const right = own.slice(own.lastIndexOf('—'));
    for (const lines of [wrong, right + wrong, wrong + right]) {
      refuses(() => openNote(`${TEXT}\n${lines}`, [noteVerifier(vkey)]), /wrong/);
    }
  });

  it('is refused with any single bit flipped', () => {
    const bytes = new TextEncoder().encode(signNote('宁波市海曙区\n12\n', { name: NAME, secretKey }));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const text = new TextDecoder().decode(flipped);
      refuses(() => openNote(text, [noteVerifier(vkey)]));
    }
  });

  it('has one spelling: no other line ends, spaces, padding or empty parts', () => {
    const note = signNote('x\n', { name: NAME, secretKey });
    const bad = [
      '',
      '\n',
      'x\n',
      'x\n\n',
      note.slice(0, -1),
      `${note}\n`,
      note.replace('\n\n', '\r\n\r\n'),
      note.replace('— ', '- '),
      note.replace('— ', '—  '),
      note.replace('— ', '—\u00a0'),
      note.replace(`${NAME} `, `${NAME}  `),
      note.replace(NAME, ''),
      note.replace(/=*\n$/, '\n'),
      note.replace(/\n$/, ' \n'),
      note.replace('x\n', 'x\ty\n'),
      note.replace('x\n', '\ud800\n'),
      `${note}${'— a.example AAAAAQI=\n'.repeat(100)}`,
    ];
    for (const wrong of bad) refuses(() => openNote(wrong, [noteVerifier(vkey)]));
  });

  it('throws its own refusal, and nothing else, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string().map((s) => `${s}\n\n— ${s} ${btoa(encodeURI(s.toWellFormed()))}\n`)), (text) => {
        try {
          splitNote(text);
        } catch (error) {
          assert.ok(error instanceof NoteRefused);
        }
      }),
    );
  });

  it('is not made of a text that none may hold', () => {
    for (const text of ['', 'x', 'x\r\n', 'x\0\n', '\udc00\n']) refuses(() => signNote(text, { name: NAME, secretKey }));
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\nb']) refuses(() => signNote('x\n', { name, secretKey }));
  });
});

describe('a verifier key', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readVerifierKey(vkey), { name: NAME, keyId: vkey.split('+')[1], type: 1, publicKey: ed25519.getPublicKey(secretKey) });
    for (const { vkey: key } of FOREIGN) {
      const { name, publicKey } = readVerifierKey(key);
      assert.equal(formatVerifierKey(name, publicKey), key);
    }
  });

  it('is refused where its id is another’s, its kind unknown, or its form not that of a key', () => {
    const [name, id, key] = [NAME, vkey.split('+')[1], vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1)];
    refuses(() => readVerifierKey(`${name}+00000000+${key}`), /another id/);
    refuses(() => readVerifierKey(`${name}+${id}+${toBase64(new Uint8Array(33).fill(9))}`), /unknown kind/);
    for (const wrong of ['', name, `${name}+${id}`, `${name}+${id?.toUpperCase()}+${key}`, `${name} x+${id}+${key}`, ` ${vkey}`, `${vkey}\n`, `+${id}+${key}`]) {
      refuses(() => readVerifierKey(wrong));
    }
  });
});

describe('base64', () => {
  it('has one text for every byte string, and a byte string for that text only', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromBase64(toBase64(bytes)), bytes)));
    for (const wrong of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA==AA==', 'A===', '====', 'AA= =', 'A_-=', 'AAAA\n', '村村村村']) assert.equal(fromBase64(wrong), null, wrong);
  });
});

describe('a checkpoint', () => {
  const root = new Uint8Array(32).fill(5);

  it('is three lines and reads back', () => {
    const text = formatCheckpoint({ origin: NAME, size: 20852163, root });
    assert.equal(text, `${NAME}\n20852163\n${toBase64(root)}\n`);
    assert.deepEqual(parseCheckpoint(text), { origin: NAME, size: 20852163, root, extensions: [] });
    assert.deepEqual(parseCheckpoint(`${text}more\n`).extensions, ['more']);
  });

  it('is refused with a line missing, empty, or a size that is written otherwise', () => {
    const lines = (size: string, hash = toBase64(root)) => `${NAME}\n${size}\n${hash}\n`;
    for (const size of ['', '01', '-1', '+1', '1.0', '1e3', ' 1', '0x1', '9007199254740993', '99999999999999999999']) refuses(() => parseCheckpoint(lines(size)));
    for (const hash of ['', 'AAAA', toBase64(root).slice(0, -1), toBase64(new Uint8Array(33))]) refuses(() => parseCheckpoint(lines('1', hash)));
    for (const wrong of ['', '\n', `${NAME}\n1\n`, `\n1\n${toBase64(root)}\n`, lines('1').slice(0, -1), `${lines('1')}\n`]) refuses(() => parseCheckpoint(wrong));
  });

  it('is not made of what is no head of a tree', () => {
    for (const wrong of [{ size: -1 }, { size: 0.5 }, { root: new Uint8Array(31) }, { origin: '' }, { origin: 'a\nb' }]) {
      refuses(() => formatCheckpoint({ origin: NAME, size: 1, root, ...wrong }));
    }
  });
});

describe('a cosignature', () => {
  const witness = { name: 'witness.example/w1', secretKey: new Uint8Array(32).fill(9) };
  const witnessKey = formatWitnessKey(witness.name, ed25519.getPublicKey(witness.secretKey));
  const text = formatCheckpoint({ origin: NAME, size: 3, root: new Uint8Array(32) });
  const line = cosign(text, { ...witness, timestamp: 1_679_315_147 });

  it('signs the text behind a header and the second it was made', () => {
    assert.deepEqual(verifyCosignature(text, line, witnessKey), { name: witness.name, keyId: witnessKey.split('+')[1], timestamp: 1_679_315_147 });
    const bytes = fromBase64(line.split(' ')[2] as string) as Uint8Array;
    const message = new TextEncoder().encode(`cosignature/v1\ntime 1679315147\n${text}`);
    assert.ok(ed25519.verify(bytes.slice(12), message, ed25519.getPublicKey(witness.secretKey)));
  });

  it('opens with the note it stands in', () => {
    const note = `${signNote(text, { name: NAME, secretKey })}${line}\n`;
    const opened = openNote(note, [noteVerifier(vkey), cosignatureVerifier(witnessKey)]);
    assert.deepEqual(opened.signatures.map((s) => s.verified), [true, true]);
  });

  it('is none of another text, time, name or key, and none where a bit is flipped', () => {
    const other = formatWitnessKey(witness.name, ed25519.getPublicKey(secretKey));
    assert.equal(verifyCosignature(text, line, other), null);
    assert.equal(verifyCosignature(text.replace('3', '4'), line, witnessKey), null);
    assert.equal(verifyCosignature(text, line.replace('w1', 'w2'), witnessKey), null);
    assert.equal(verifyCosignature(text, '', witnessKey), null);
    const bytes = fromBase64(line.split(' ')[2] as string) as Uint8Array;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      assert.equal(verifyCosignature(text, `— ${witness.name} ${toBase64(flipped)}`, witnessKey), null);
    }
    assert.equal(verifyCosignature(text, `— ${witness.name} ${toBase64(bytes.slice(0, 30))}`, witnessKey), null);
  });

  it('is made with a witness’s key, which signs no notes, and the other way round', () => {
    refuses(() => cosignatureVerifier(vkey));
    refuses(() => noteVerifier(witnessKey));
  });
});
