import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Finding, Kind } from '../../../server/audit/verify/finding.js';
import type { Verdict } from '../../../server/audit/verify/verify.js';
import { readWitness, type WitnessOfLog } from '../../../server/audit/witness/view.js';
import { type Copy, type PlayedLog, playedLog } from './played-log.js';
import { Thief } from './thief.js';

/** What is done, and what must be found where; a list where each of them must be. */
type Expected = Partial<Finding> & { kind: Kind };
interface Theft {
  does: (thief: Thief) => Promise<Expected | Expected[]>;
  /** Without a witness there is nothing to compare with. */
  alone?: boolean;
}

const found = (verdict: Verdict, expected: Expected) =>
  verdict.findings.some((f) => Object.entries(expected).every(([name, value]) => f[name as keyof Finding] === value));

describe('the verifier, of a log whose database and key were stolen,', () => {
  let log: PlayedLog;
  let copy: Copy;
  let witness: WitnessOfLog;
  before(async function () {
    this.timeout(120_000); // three trades are played
    log = await playedLog();
    copy = await log.copy();
    witness = await readWitness(copy.witnessDir);
  });
  after(async () => {
    witness?.close();
    await copy?.drop();
    await log?.drop();
  });

  const all = (thefts: Record<string, Theft['does'] | Theft>) => {
    for (const [title, given] of Object.entries(thefts)) {
      const theft = typeof given === 'function' ? { does: given } : given;
      it(`finds ${title}`, () =>
        Thief.at(log, copy, async (thief) => {
          const expected = [await theft.does(thief)].flat();
          const verdict = await thief.verify(theft.alone ? null : witness);
          assert.equal(verdict.exit, 1, verdict.unchecked.join('\n'));
          for (const one of expected) {
            assert.ok(found(verdict, one), `${JSON.stringify(one)} is not among\n${verdict.findings.map((f) => JSON.stringify(f)).join('\n')}`);
          }
        }));
    }
  };

  it('finds nothing before anybody has touched it', () =>
    Thief.at(log, copy, async (thief) => {
      const verdict = await thief.verify(witness);
      assert.deepEqual([verdict.exit, verdict.findings, verdict.unchecked], [0, [], []]);
    }));

  describe('everything signed anew:', () => {
    all({
      async 'an edited entry'(thief) {
        const seq = await thief.find(log.works, 'approve_project');
        await thief.edit(seq, () => ({ actor: '00000000-0000-4000-8000-000000000001' }));
        await thief.resign();
        return { kind: 'witness-leaf', seq, project: log.works };
      },
      async 'another payload, with its hash in the entry'(thief) {
        const seq = await thief.find(log.works, 'publish_result').catch(() => thief.find(log.works, 'approve_project'));
        await thief.say(seq, ({ data }) => Object.assign(data, { remark: 'another' }));
        await thief.resign();
        return { kind: 'witness-leaf', seq };
      },
      async 'an entry taken out and all the others numbered anew'(thief) {
        const seq = await thief.find(log.works, 'document_issued');
        await thief.rechain((seqs) => seqs.filter((n) => n !== seq));
        await thief.resign();
        return [
          { kind: 'witness-leaf', seq },
          { kind: 'project-replay', project: log.works },
        ].slice(0, 1) as Expected[];
      },
      async 'an entry put in between'(thief) {
        await thief.rechain((seqs) => seqs);
        const seq = await thief.find(log.lease, 'register_project');
        const line = await thief.entry(seq - 1);
        const last = log.size;
        await thief.trx('log.entries').insert({ seq: last, project: line.project, entry_no: 9999, event: line.event, at: line.at, actor: line.actor, role: line.role, secret: false, bytes: Buffer.alloc(0), leaf: Buffer.alloc(32) });
        await thief.trx('log.payloads').insert({ seq: last, data_salt: '0'.repeat(64), data: '{"data":{},"found":{}}' });
        await thief.write(last, { ...line, seq: last, entryNo: 9999 });
        await thief.rechain((seqs) => [...seqs.slice(0, seq), last, ...seqs.slice(seq, -1)]);
        await thief.resign();
        return { kind: 'witness-leaf', seq };
      },
      async 'two entries in the other order'(thief) {
        const seq = await thief.find(log.lease, 'approve_project');
        await thief.rechain((seqs) => [...seqs.slice(0, seq - 1), seq, seq - 1, ...seqs.slice(seq + 1)]);
        await thief.resign();
        return [{ kind: 'witness-leaf', seq: seq - 1 }, { kind: 'witness-leaf', seq }];
      },
      async 'a log cut off where the witness had seen more'(thief) {
        await thief.rechain((seqs) => seqs.slice(0, log.witnessed - 3));
        await thief.resign();
        return [{ kind: 'witness-shrunk', seq: log.witnessed - 3 }, { kind: 'checkpoint-missing', row: `size ${log.witnessed}` }];
      },
      async 'entries of two projects with their places exchanged'(thief) {
        const [a, b] = [await thief.find(log.works, 'approve_project'), await thief.find(log.lease, 'approve_project')];
        const [one, two] = [await thief.entry(a), await thief.entry(b)];
        await thief.trx('log.entries').where({ seq: a }).update({ entry_no: 9999 });
        await thief.write(b, { ...one, seq: b });
        await thief.write(a, { ...two, seq: a });
        await thief.resign();
        return [{ kind: 'witness-leaf', seq: a }, { kind: 'witness-leaf', seq: b }];
      },
      async 'an entry dated back'(thief) {
        const seq = await thief.find(log.works, 'open_offers');
        await thief.edit(seq, ({ at }) => ({ at: at - 60_000 }));
        await thief.resign();
        return { kind: 'witness-leaf', seq };
      },
      async 'a fork from the middle on'(thief) {
        const from = Math.floor(log.witnessed / 2);
        for (let seq = from; seq < log.size; seq += 1) await thief.edit(seq, ({ at }) => ({ at: at + 1 }));
        await thief.resign();
        return [{ kind: 'witness-leaf', seq: from }, { kind: 'witness-root', row: `size ${log.witnessed}` }];
      },
      async 'a whole project dropped, rows and all'(thief) {
        const first = await thief.find(log.lease, 'register_project');
        const own: number[] = await thief.trx('log.entries').where({ project: log.lease }).pluck('seq');
        await thief.rechain((seqs) => seqs.filter((seq) => !own.includes(seq)));
        for (const table of ['sealed_packages', 'attachments', 'documents', 'trade_bidders']) await thief.trx(table).where({ project: log.lease }).delete();
        await thief.trx('projects').where({ id: log.lease }).delete();
        await thief.resign();
        return { kind: 'witness-leaf', seq: first };
      },
      async 'an old backup put back'(thief) {
        await thief.trx('log.payloads').where('seq', '>=', 20).delete();
        await thief.trx('log.entries').where('seq', '>=', 20).delete();
        await thief.resign();
        return [{ kind: 'witness-shrunk', seq: 20 }, { kind: 'checkpoint-missing', row: `size ${log.witnessed}` }];
      },
    });
  });

  describe('a witness or not:', () => {
    const without = (does: Theft['does']): Theft => ({ does, alone: true });
    all({
      'bytes changed where they lie': without(async (thief) => {
        await thief.trx.raw(`update log.entries set bytes = overlay(bytes placing 'x'::bytea from 12) where seq = 7`);
        return { kind: 'entry-leaf', seq: 7 };
      }),
      'bytes and leaf changed, the head signed before': without(async (thief) => {
        await thief.edit(3, ({ at }) => ({ at: at + 1 }));
        return [{ kind: 'checkpoint-root', row: 'size 20' }, { kind: 'tree-node', row: 'level/index 1/1' }];
      }),
      'bytes in another spelling': without(async (thief) => {
        const line = await thief.entry(5);
        await thief.trx('log.entries').where({ seq: 5 }).update({ bytes: Buffer.from(JSON.stringify(line, null, 1)) });
        return { kind: 'not-canonical', seq: 5 };
      }),
      'a field more in an entry': without(async (thief) => {
        await thief.edit(5, () => ({ more: 1 }));
        return { kind: 'entry-fields', seq: 5 };
      }),
      'an entry deleted': without(async (thief) => {
        await thief.trx('log.payloads').where({ seq: 9 }).delete();
        await thief.trx('log.entries').where({ seq: 9 }).delete();
        return { kind: 'sequence-gap', seq: 10 };
      }),
      'a tail cut off behind which the head was signed': without(async (thief) => {
        await thief.trx('log.payloads').where('seq', '>=', log.size - 2).delete();
        await thief.trx('log.entries').where('seq', '>=', log.size - 2).delete();
        return { kind: 'checkpoint-beyond', row: `size ${log.size}` };
      }),
      'what was said, said otherwise': without(async (thief) => {
        await thief.trx.raw(`update log.payloads set data = replace(data, '演练', '练习') where seq = 0`);
        return { kind: 'payload-changed', seq: 0 };
      }),
      'the payloads of two entries exchanged': without(async (thief) => {
        await thief.trx.raw('update log.payloads set seq = -1 where seq = 2');
        await thief.trx.raw('update log.payloads set seq = 2 where seq = 4');
        await thief.trx.raw('update log.payloads set seq = 4 where seq = -1');
        return [{ kind: 'payload-changed', seq: 2 }, { kind: 'payload-changed', seq: 4 }];
      }),
      'a payload deleted': without(async (thief) => {
        await thief.trx('log.payloads').where({ seq: 6 }).delete();
        return { kind: 'payload-missing', seq: 6 };
      }),
      'a payload that no entry binds': without(async (thief) => {
        await thief.trx('log.payloads').where({ seq: 1 }).update({ personal: '{}', personal_salt: '0'.repeat(64) });
        return { kind: 'payload-unbound', seq: 1 };
      }),
      'a column beside the bytes': without(async (thief) => {
        await thief.trx('log.entries').where({ seq: 8 }).update({ role: 'district' });
        return { kind: 'entry-column', seq: 8 };
      }),
      'a secret entry made public': without(async (thief) => {
        const seq = await thief.find(log.works, 'submit_offer');
        await thief.trx('log.entries').where({ seq }).update({ secret: false });
        return { kind: 'entry-column', seq };
      }),
      'a step that the rules do not allow, though everything was signed anew': without(async (thief) => {
        const seq = await thief.find(log.works, 'approve_project');
        const accountant = (await thief.entry(await thief.find(log.works, 'register_project'))).actor;
        await thief.edit(seq, () => ({ actor: accountant, role: 'accountant' }));
        await thief.resign();
        return { kind: 'project-replay', seq, project: log.works };
      }),
      'an entry dated before the one before it': without(async (thief) => {
        const seq = await thief.find(log.works, 'open_offers');
        await thief.edit(seq, ({ at }) => ({ at: at - 40 * 86_400_000 }));
        await thief.resign();
        return { kind: 'project-order', seq };
      }),
      'a project’s state': without(async (thief) => {
        await thief.trx('projects').where({ id: log.young }).update({ state: JSON.stringify('archived') });
        return { kind: 'row-state', project: log.young };
      }),
      'a project’s facts': without(async (thief) => {
        await thief.trx.raw(`update projects set facts = jsonb_set(facts, '{winningAmount}', '1') where id = ?`, [log.works]);
        return { kind: 'row-facts', project: log.works, detail: 'winningAmount' };
      }),
      'a project’s column': without(async (thief) => {
        await thief.trx('projects').where({ id: log.works }).update({ public_at: 1 });
        return { kind: 'row-column', project: log.works };
      }),
      'a bidder’s facts': without(async (thief) => {
        const { pseudonym } = await thief.trx('trade_bidders').where({ project: log.works }).first();
        await thief.trx.raw(`update trade_bidders set facts = jsonb_set(facts, '{rank}', '9') where pseudonym = ?`, [pseudonym]);
        return { kind: 'bidder-facts', project: log.works, row: pseudonym };
      }),
      'a bidder whom the log does not know': without(async (thief) => {
        const row = await thief.trx('trade_bidders').where({ project: log.works }).first();
        const { id: account } = await thief.trx('accounts').whereNotIn('id', thief.trx('trade_bidders').select('account')).first();
        await thief.trx('trade_bidders').insert({ ...row, facts: JSON.stringify(row.facts), pseudonym: 'b-false', account });
        return { kind: 'bidder-facts', project: log.works, row: 'b-false' };
      }),
      'a project whose rows are gone': without(async (thief) => {
        await thief.trx('projects').where({ id: log.young }).delete();
        return { kind: 'row-missing', project: log.young };
      }),
      'a project that was never logged': without(async (thief) => {
        const row = await thief.trx('projects').where({ id: log.young }).first();
        const id = '00000000-0000-4000-8000-00000000000a';
        await thief.trx('projects').insert({ ...row, id, code: 'none', state: JSON.stringify(row.state), facts: JSON.stringify(row.facts) });
        return { kind: 'row-unlogged', project: id };
      }),
      'what everybody reads of a trade': without(async (thief) => {
        await thief.trx.raw(`update public_trades set detail = replace(detail, '"rank": 1', '"rank": 2') where id = ?`, [log.works]);
        return { kind: 'public-row', project: log.works, detail: 'result' };
      }),
      'a figure that everybody reads': without(async (thief) => {
        await thief.trx('trade_figures').where({ project: log.works }).update({ turnover: 1 });
        return { kind: 'public-row', project: log.works, detail: 'figures: turnover' };
      }),
      'a trade that is hidden from everybody': without(async (thief) => {
        await thief.trx('public_trades').where({ id: log.works }).delete();
        return { kind: 'public-row', project: log.works };
      }),
      'a look that somebody wants forgotten': without(async (thief) => {
        const { id: account } = await thief.trx('accounts').first();
        for (const object of ['a', 'b', 'c']) await thief.trx.raw(`select log.note_access(?, 'discipline', 'attachment', ?, ?)`, [account, log.works, object]);
        await thief.trx('log.access_log').where({ object: 'b' }).delete();
        return { kind: 'access-changed' };
      }),
      'another sealed package': without(async (thief) => {
        await thief.trx.raw(`update sealed_packages set package = overlay(package placing 'x'::bytea from 500) where project = ?`, [log.works]);
        return { kind: 'package-changed', project: log.works };
      }),
      'a sealed package that is gone': without(async (thief) => {
        const { owner } = await thief.trx('sealed_packages').where({ project: log.works }).first();
        await thief.trx('sealed_packages').where({ project: log.works, owner }).delete();
        return { kind: 'package-changed', project: log.works, row: owner };
      }),
      'a document’s row': without(async (thief) => {
        const { number } = await thief.trx('documents').where({ project: log.works }).first();
        await thief.trx('documents').where({ number }).update({ sha256: 'f'.repeat(64) });
        return { kind: 'document-row', project: log.works, row: number };
      }),
      'evidence that is not registered any more': without(async (thief) => {
        await thief.trx('attachments').where({ project: log.works }).delete();
        return { kind: 'attachment-row', project: log.works };
      }),
      'a checkpoint forged with another key': without(async (thief) => {
        const { origin, root } = await thief.trx('log.checkpoints').where({ size: 20 }).first();
        const seed = new Uint8Array(32).fill(1);
        assert.notDeepEqual(ed25519.getPublicKey(seed), ed25519.getPublicKey(new Uint8Array(32).fill(7)));
        await thief.trx('log.checkpoints').where({ size: 20 }).update({ note: thief.signed(origin, 20, root, seed) });
        return { kind: 'checkpoint-signature', row: 'size 20' };
      }),
      'a checkpoint of another root, signed with the stolen key': without(async (thief) => {
        const { origin } = await thief.trx('log.checkpoints').where({ size: 20 }).first();
        const root = new Uint8Array(32).fill(5);
        await thief.trx('log.checkpoints').where({ size: 20 }).update({ note: thief.signed(origin, 20, root), root: Buffer.from(root) });
        return { kind: 'checkpoint-root', row: 'size 20' };
      }),
      'a checkpoint of another log': without(async (thief) => {
        const { root } = await thief.trx('log.checkpoints').where({ size: 20 }).first();
        await thief.trx('log.checkpoints').where({ size: 20 }).update({ origin: 'example.com/other', note: thief.signed('example.com/other', 20, root) });
        return { kind: 'checkpoint-origin', row: 'size 20', detail: 'example.com/other' };
      }),
      'a note that is none': without(async (thief) => {
        await thief.trx('log.checkpoints').where({ size: 20 }).update({ note: 'nothing' });
        return { kind: 'checkpoint-form', row: 'size 20' };
      }),
      'a column beside a checkpoint’s note': without(async (thief) => {
        await thief.trx('log.checkpoints').where({ size: 20 }).update({ root: Buffer.alloc(32) });
        return { kind: 'checkpoint-form', row: 'size 20' };
      }),
      'a node of the tree': without(async (thief) => {
        await thief.trx('log.nodes').where({ level: 2, index: 3 }).update({ hash: Buffer.alloc(32) });
        return { kind: 'tree-node', row: 'level/index 2/3' };
      }),
      async 'a checkpoint deleted that the witness has cosigned'(thief) {
        await thief.trx('log.cosignatures').where({ size: 20 }).delete();
        await thief.trx('log.checkpoints').where({ size: 20 }).delete();
        return { kind: 'checkpoint-missing', row: 'size 20' };
      },
      async 'a cosignature that is not the witness’s'(thief) {
        const { line } = await thief.trx('log.cosignatures').where({ size: 20 }).first();
        const other = await thief.trx('log.cosignatures').whereNot({ size: 20 }).first();
        assert.notEqual(line, other.line);
        await thief.trx('log.cosignatures').where({ size: 20 }).update({ line: other.line });
        return { kind: 'cosignature', row: 'size 20' };
      },
    });
  });

  it('finds a document that was replaced, and evidence that was', () =>
    Thief.at(log, copy, async (thief) => {
      const { number, sha256 } = await thief.trx('documents').where({ project: log.works }).orderBy('number').first();
      const { file } = (JSON.parse((await thief.trx('log.payloads').where('data', 'like', '%"evidence":[{%').first()).data).data.evidence as { file: string }[])[0] as { file: string };
      for (const hash of [sha256, file]) {
        const path = join(copy.dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);
        const whole = readFileSync(path);
        writeFileSync(path, 'another');
        const verdict = await thief.verify(null);
        writeFileSync(path, whole);
        assert.ok(found(verdict, hash === file ? { kind: 'attachment-bytes', row: file } : { kind: 'document-bytes', row: number }));
      }
    }));

  it('says “cannot check” for a log that calls itself otherwise than the witness knows it', () =>
    Thief.at(log, copy, async (thief) => {
      await thief.trx('log.origin').update({ origin: 'example.com/other' });
      const verdict = await thief.verify(witness);
      assert.equal(verdict.exit, 2);
      assert.match(verdict.unchecked.join(), /example\.com\/other/);
    }));

  it('finds that the log was renamed where nobody else knows its name', () =>
    Thief.at(log, copy, async (thief) => {
      await thief.trx('log.origin').update({ origin: 'example.com/other' });
      const verdict = await thief.verify(null);
      assert.ok(found(verdict, { kind: 'checkpoint-origin', detail: log.origin }));
    }));

  it('says “cannot check” under a key that is not the log’s', () =>
    Thief.at(log, copy, async (thief) => {
      const { formatVerifierKey } = await import('../../../server/audit/note.js');
      const verdict = await thief.verify(null, { keys: [formatVerifierKey(log.origin, ed25519.getPublicKey(new Uint8Array(32).fill(1)))] });
      assert.deepEqual([verdict.exit, verdict.findings], [2, []]);
    }));

  it('says “cannot check” where nothing was ever signed, and where no key is known', () =>
    Thief.at(log, copy, async (thief) => {
      assert.equal((await thief.verify(null, { keys: [] })).exit, 2);
      await thief.trx('log.cosignatures').delete();
      await thief.trx('log.checkpoints').delete();
      assert.equal((await thief.verify(null)).exit, 2);
    }));
});
