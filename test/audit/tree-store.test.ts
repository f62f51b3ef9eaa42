import assert from 'node:assert/strict';
import type { Trx } from '../../db/transaction.js';
import { rootOf, verifyConsistency, verifyInclusion } from '../../server/audit/merkle.js';
import { consistencyAt, growTree, inclusionAt, logSize, NotInTree, onPool, rootAt } from '../../server/audit/tree-store.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { countStatements } from '../routes/statements.js';
import { fillLog } from './fill-log.js';

const SIZE = 131;

describe('the stored tree', () => {
  let fresh: FreshDatabase;
  let leaves: Uint8Array[];
  let tree: Trx;

  before(async () => {
    fresh = await freshDatabase();
    tree = onPool(fresh.db);
    leaves = await fillLog(fresh.admin, SIZE);
  });
  after(() => fresh.drop());

  it('has the root of RFC 6962 at every size, whoever comes first', async () => {
    for (const size of [0, 1, 2, 3, 64, 65, 130, SIZE]) {
      assert.deepEqual(await rootAt(tree, size), rootOf(leaves.slice(0, size)), String(size));
    }
  });

  it('is the same stored in one go, entry by entry, and in steps', async () => {
    const nodes = () => fresh.admin('log.nodes').orderBy(['level', 'index']).select('level', 'index', 'hash');
    await growTree(tree, SIZE);
    const atOnce = await nodes();
    assert.equal(atOnce.length, 65 + 32 + 16 + 8 + 4 + 2 + 1);
    for (const grow of ['select log.grow_tree(?, 7)', 'select log.grow_tree(?, 1000)']) {
      await fresh.admin.transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica');
        await trx('log.nodes').delete();
        for (let size = 0; size <= SIZE + 200; size += 1) await trx.raw(grow, [Math.min(size, SIZE)]);
      });
      assert.deepEqual(await nodes(), atOnce);
    }
  });

  it('proves every entry, and every size to continue every smaller one', async () => {
    for (const size of [1, 2, 77, 128, SIZE]) {
      const root = rootOf(leaves.slice(0, size));
      for (let index = 0; index < size; index += 11) {
        const { leaf, path } = await inclusionAt(tree, index, size);
        assert.deepEqual(leaf, leaves[index]);
        assert.ok(verifyInclusion({ index, size, leaf, path, root }), `${index} in ${size}`);
      }
      for (let oldSize = 0; oldSize <= size; oldSize += 13) {
        const path = await consistencyAt(tree, oldSize, size);
        assert.ok(verifyConsistency({ oldSize, newSize: size, oldRoot: rootOf(leaves.slice(0, oldSize)), newRoot: root, path }));
      }
    }
  });

  it('asks for a proof by one statement', async () => {
    assert.equal(await countStatements(fresh.db, () => inclusionAt(tree, 5, SIZE)), 1);
    assert.equal(await countStatements(fresh.db, () => consistencyAt(tree, 5, SIZE)), 1);
  });

  it('proves nothing that is not there', async () => {
    assert.equal(await logSize(tree), SIZE);
    for (const [index, size] of [[SIZE, SIZE], [0, SIZE + 1], [3, 3], [0, 0], [-1, 3]] as const) {
      await assert.rejects(inclusionAt(tree, index, size), NotInTree, `${index} in ${size}`);
    }
    await assert.rejects(consistencyAt(tree, 4, 3), NotInTree);
    await assert.rejects(rootAt(tree, SIZE + 1), NotInTree);
  });

  it('grows from ten sides at once as from one', async () => {
    const other = await freshDatabase();
    await fillLog(other.admin, SIZE);
    await Promise.all(Array.from({ length: 10 }, (_, i) => growTree(onPool(other.db), SIZE - i)));
    assert.deepEqual(await rootAt(onPool(other.db), SIZE), rootOf(leaves));
    await other.drop();
  });

  it('does not grow over a gap', async () => {
    const other = await freshDatabase();
    await fillLog(other.admin, 9);
    await other.admin.raw(`set session_replication_role = replica; delete from log.entries where seq = 5; set session_replication_role = origin`);
    await assert.rejects(growTree(onPool(other.db), 9), /pairs/);
    await other.drop();
  });

  const CHANGES = [
    `insert into log.nodes values (1, 99, sha256('x'))`,
    `update log.nodes set hash = sha256('x')`,
    `delete from log.nodes`,
    `truncate log.nodes`,
    `insert into log.checkpoints (origin, size, root, note) values ('x', 1, sha256('x'), 'x')`,
    `update log.checkpoints set note = ''`,
    `delete from log.checkpoints`,
    `truncate log.checkpoints cascade`,
    `insert into log.cosignatures values ('x', 1, 'x', 'x', 'x', now())`,
    `update log.cosignatures set line = ''`,
    `delete from log.cosignatures`,
  ];
  for (const sql of CHANGES) {
    it(`does not let the application ${sql.split(/ (?=values|set|\()/)[0]}`, async () => {
      await growTree(tree, SIZE);
      await assert.rejects(fresh.db.raw(sql), { code: '42501' });
    });
  }
});
