/** Entries, payloads, the tree and its checkpoints, changed where they lie. */
import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import { type Theft, without } from './theft.js';

export const OF_LOG: Record<string, Theft['does'] | Theft> = {
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
  'a tail cut off behind which the head was signed': without(async (thief, log) => {
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
  'a secret entry made public': without(async (thief, log) => {
    const seq = await thief.find(log.works, 'submit_offer');
    await thief.trx('log.entries').where({ seq }).update({ secret: false });
    return { kind: 'entry-column', seq };
  }),
  'a step that the rules do not allow, though everything was signed anew': without(async (thief, log) => {
    const seq = await thief.find(log.works, 'approve_project');
    const accountant = (await thief.entry(await thief.find(log.works, 'register_project'))).actor;
    await thief.edit(seq, () => ({ actor: accountant, role: 'accountant' }));
    await thief.resign();
    return { kind: 'project-replay', seq, project: log.works };
  }),
  'an entry dated before the one before it': without(async (thief, log) => {
    const seq = await thief.find(log.works, 'open_offers');
    await thief.edit(seq, ({ at }) => ({ at: at - 40 * 86_400_000 }));
    await thief.resign();
    return { kind: 'project-order', seq };
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
};
