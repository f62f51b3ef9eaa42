import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fromBase64 } from '../../server/audit/base64.js';
import { formatVerifierKey, NoteRefused, noteVerifier, openNote, readSignatureLine, signNote } from '../../server/audit/note.js';
import { loadSm2Key } from '../../server/audit/sm2-key.js';
import { formatSm2Key, isSm2Key, newSm2Key, signSm2, sm2PublicKey, sm2Verifier } from '../../server/audit/sm2-signature.js';
import { checkNote } from '../../server/audit/verify/check-note.js';
import { trustedKeys, underNames } from '../../server/audit/verify/keys.js';
import { Ledger } from '../../server/audit/verify/ledger.js';
import { ed25519 } from '@noble/curves/ed25519.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const ORIGIN = 'cjt.example/cunjitong/0badcafe';
const TEXT = `${ORIGIN}\n0\n${Buffer.from(bytes('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')).toString('base64')}\n`;

/** GB/T 32918.5-2017, appendix A: the recommended curve, message “message digest”, the default identity. */
const STANDARD = {
  privateKey: bytes('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8'),
  publicKey: bytes(
    '04 09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020 CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13',
  ),
  message: 'message digest',
  signature: bytes(
    'F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3 B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA',
  ),
};

describe('the second signature of the log, in SM2', () => {
  const key = newSm2Key();
  const vkey = formatSm2Key(ORIGIN, key.publicKey);
  const seed = new Uint8Array(32).fill(7);
  const first = formatVerifierKey(ORIGIN, ed25519.getPublicKey(seed));
  const alone = signNote(TEXT, { name: ORIGIN, secretKey: seed });
  const line = signSm2(TEXT, { name: ORIGIN, ...key });
  const both = `${alone}${line}\n`;
  /** The same line with one bit of its signature turned. */
  function bent(at: number): string {
    const { signature } = readSignatureLine(line);
    const id = fromBase64(line.split(' ')[2] as string)?.slice(0, 4) as Uint8Array;
    signature[at] = (signature[at] as number) ^ 1;
    return `${alone}— ${ORIGIN} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  }

  it('verifies the example of the standard, and gives its public key', () => {
    const { verify } = sm2Verifier(formatSm2Key('standard', STANDARD.publicKey));
    assert.deepEqual(sm2PublicKey(STANDARD.privateKey), STANDARD.publicKey);
    assert.equal(verify(STANDARD.message, STANDARD.signature), true);
    assert.equal(verify('message digesT', STANDARD.signature), false);
  });

  it('stands beside the first on one note, and either key opens it', () => {
    const opened = openNote(both, [noteVerifier(first), sm2Verifier(vkey)]);
    assert.deepEqual(opened.signatures.map((s) => s.verified), [true, true]);
    assert.deepEqual(openNote(both, [noteVerifier(first)]).signatures.map((s) => s.verified), [true, false]);
    assert.equal(openNote(both, [sm2Verifier(vkey)]).text, TEXT);
  });

  it('refuses a bent line where the key is known and passes over it where it is not', () => {
    for (const at of [0, 31, 32, 63]) {
      assert.throws(() => openNote(bent(at), [noteVerifier(first), sm2Verifier(vkey)]), NoteRefused);
      assert.equal(openNote(bent(at), [noteVerifier(first)]).text, TEXT);
    }
  });

  it('refuses a signature of another length, or with halves that no signature has', () => {
    const { verify } = sm2Verifier(formatSm2Key('standard', STANDARD.publicKey));
    const { signature, message } = STANDARD;
    const order = bytes('fffffffe ffffffff ffffffff ffffffff 7203df6b 21c6052b 53bbf409 39d54123');
    const half = signature.slice(0, 32);
    for (const wrong of [new Uint8Array(0), signature.slice(0, 63), Uint8Array.of(...signature, 0), new Uint8Array(64), Uint8Array.of(...half, ...new Uint8Array(32)), Uint8Array.of(...half, ...order), Uint8Array.of(...order, ...half)]) {
      assert.equal(verify(message, wrong), false);
    }
  });

  it('has a key that is told from the others, and is refused where it was changed', () => {
    assert.ok(isSm2Key(vkey));
    assert.ok(!isSm2Key(first));
    assert.ok(!isSm2Key('nothing'));
    const [name, id, encoded] = vkey.split('+') as [string, string, string];
    const off = Buffer.from(fromBase64(`${vkey.slice(name.length + id.length + 2)}`) as Uint8Array);
    off[off.length - 1] = (off.at(-1) as number) ^ 1;
    const outside = formatSm2Key(ORIGIN, off.subarray(-65));
    for (const wrong of ['', first, `${name}+00000000+${encoded}`, `other+${id}+${encoded}`, outside]) assert.throws(() => sm2Verifier(wrong), NoteRefused, wrong);
  });

  describe('in the verifier', () => {
    const check = (note: string, keys: string[]) => {
      const ledger = new Ledger();
      const opened = checkNote(note, trustedKeys(keys), { table: 'checkpoints' }, ledger);
      return { signed: opened?.signed, kinds: ledger.findings.map((f) => f.kind) };
    };

    it('is right, or a finding where its key is known and nothing where it is not', () => {
      assert.deepEqual(check(both, [first, vkey]), { signed: true, kinds: [] });
      assert.deepEqual(check(bent(5), [first, vkey]), { signed: true, kinds: ['checkpoint-signature'] });
      assert.deepEqual(check(bent(5), [first]), { signed: true, kinds: [] });
    });

    it('is not missed on checkpoints from before it was switched on, and vouches for nothing by itself', () => {
      assert.deepEqual(check(alone, [first, vkey]), { signed: true, kinds: [] });
      assert.deepEqual(check(`${TEXT}\n${line}\n`, [first, vkey]), { signed: false, kinds: [] });
    });

    it('is known under every name that a restored log has had', () => {
      const name = `${ORIGIN}/restored-1`;
      const restored = TEXT.replace(ORIGIN, name);
      const note = `${signNote(restored, { name, secretKey: seed })}${signSm2(restored, { name, ...key })}\n`;
      assert.deepEqual(check(note, underNames([first, vkey], [ORIGIN, name])), { signed: true, kinds: [] });
      const wrong = note.replace(`\n0\n`, '\n1\n');
      assert.deepEqual(check(wrong, underNames([first, vkey], [ORIGIN, name])).kinds, ['checkpoint-signature', 'checkpoint-signature']);
    });
  });

  describe('in its file', () => {
    let dir: string;
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'cjt-sm2-'));
    });
    afterEach(() => rm(dir, { recursive: true }));

    it('is made once, stays the same, and is refused when it is damaged', async () => {
      const file = join(dir, 'keys/sm2.key');
      const made = await loadSm2Key(file);
      assert.deepEqual(await loadSm2Key(file), made);
      await writeFile(file, '{"kind":"cunjitong-log-sm2-key"}');
      await assert.rejects(loadSm2Key(file), /存证国密签名密钥/);
    });

    it('verifies with OpenSSL, which was written by others', async function () {
      if (!canSm2()) this.skip();
      const spki = Buffer.concat([bytes('3059301306072a8648ce3d020106082a811ccf5501822d034200'), key.publicKey]);
      await writeFile(join(dir, 'key.pem'), `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`);
      await writeFile(join(dir, 'text'), TEXT);
      await writeFile(join(dir, 'signature'), derOf(readSignatureLine(line).signature));
      await openssl();
      await writeFile(join(dir, 'text'), TEXT.replace('\n0\n', '\n1\n'));
      await assert.rejects(openssl());
    });
    const openssl = () =>
      promisify(execFile)(
        'openssl',
        ['pkeyutl', '-verify', '-pubin', '-inkey', 'key.pem', '-rawin', '-in', 'text', '-sigfile', 'signature', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'],
        { cwd: dir },
      );
  });
});

/** Of version 3 or later, built with SM2. */
function canSm2(): boolean {
  const { stdout } = spawnSync('openssl', ['list', '-public-key-algorithms'], { encoding: 'utf8' });
  return /SM2/.test(stdout ?? '') && /OpenSSL ([3-9]|\d\d)\./.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout);
}

function derOf(signature: Uint8Array): Buffer {
  const integer = (half: Uint8Array) => {
    const start = half.findIndex((byte) => byte !== 0);
    const digits = [...((half[start] as number) > 127 ? [0] : []), ...half.slice(start)];
    return [2, digits.length, ...digits];
  };
  const content = [...integer(signature.slice(0, 32)), ...integer(signature.slice(32))];
  return Buffer.from([0x30, content.length, ...content]);
}
