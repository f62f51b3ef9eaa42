import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newLogKey } from '../../server/audit/log-key.js';
import { fillLog } from './fill-log.js';
import { signingHeads } from './signing-heads.js';

describe('the checkpointer', () => {
  const { place, sign, told, sizes, keptSize, refuses, tamper } = signingHeads();

  it('refuses a log that has become shorter', async () => {
    await fillLog(place.fresh.admin, 5);
    await sign();
    await tamper('delete from log.entries where seq = 4; delete from log.nodes');
    await refuses(sign(), /少了/);
    await tamper('delete from log.checkpoints');
    await refuses(sign(), /少了/);
    assert.equal(await keptSize(), 5);
  });

  it('refuses another root at the same size, and a longer log that does not continue the signed one', async () => {
    await fillLog(place.fresh.admin, 5);
    await sign();
    await tamper(`update log.entries set leaf = sha256('other') where seq = 2; delete from log.nodes`);
    await refuses(sign(), /改动/);
    await fillLog(place.fresh.admin, 8);
    await refuses(sign(), /改动/);
    assert.deepEqual(await sizes(), [5]);
    place.expectForks = true;
  });

  it('refuses an older database beside a newer file, and goes on when the right one is back', async () => {
    await fillLog(place.fresh.admin, 6);
    await sign();
    const newer = (await place.file.read()) as string;
    await tamper('delete from log.checkpoints; delete from log.nodes; create table away as select * from log.entries where seq >= 4; delete from log.entries where seq >= 4');
    await refuses(sign(), /少了/);
    await tamper('insert into log.entries select * from away');
    assert.deepEqual(await sign(), { outcome: 'signed', size: 6 });
    assert.equal((await told())[0]?.note, newer);
  });

  it('refuses when its file is gone and the database says that something was signed', async () => {
    await fillLog(place.fresh.admin, 2);
    await sign();
    const note = (await place.file.read()) as string;
    await rm(join(place.dir, 'log/checkpoint'));
    await fillLog(place.fresh.admin, 1);
    await refuses(sign(), /不见了/);
    await place.file.write(note);
    assert.deepEqual(await sign(), { outcome: 'signed', size: 3 });
  });

  it('refuses a file that is damaged, half, or of another log or key', async () => {
    await fillLog(place.fresh.admin, 2);
    await sign();
    const note = (await place.file.read()) as string;
    for (const wrong of ['', note.slice(0, 20), note.replace('\n2\n', '\n3\n'), note.replace('— cjt', '— other'), `${note}x`]) {
      await writeFile(join(place.dir, 'log/checkpoint'), wrong);
      await refuses(sign(), /已损坏/);
    }
    await place.file.write(note.replaceAll('cjt.example', 'other.example'));
    await refuses(sign(), /另一份存证/);
    await place.file.write(note);
    await refuses(sign({ key: newLogKey() }), /不是用现有密钥签的/);
    assert.deepEqual(await sign(), { outcome: 'idle', size: 2 });
  });

  it('refuses a head in the database that it never signed', async () => {
    await fillLog(place.fresh.admin, 2);
    await sign();
    await fillLog(place.fresh.admin, 2);
    const forged = ((await place.file.read()) as string).replace('\n2\n', '\n4\n');
    await place.fresh.db.raw('select log.keep_checkpoint(?)', [forged]);
    await refuses(sign(), /数据库中的检查点/);
    place.expectForks = true;
  });

  it('has a database that keeps no head of another log, of more entries than there are, or of no more than before', async () => {
    await fillLog(place.fresh.admin, 3);
    await sign();
    const note = (await place.file.read()) as string;
    const keep = (text: string) => place.fresh.db.raw('select log.keep_checkpoint(?)', [text]);
    await assert.rejects(keep(note), /not more than the last/);
    await assert.rejects(keep(note.replace('\n3\n', '\n2\n')), /not more than the last/);
    await assert.rejects(keep(note.replace('\n3\n', '\n4\n')), /more than there are/);
    await assert.rejects(keep(note.replaceAll(place.origin, 'other.example/log')), /another log/);
    for (const wrong of ['', 'x', `${place.origin}\nx\ny\n`, `${place.origin}\n4\nAAAA\n`]) await assert.rejects(keep(wrong), wrong);
    assert.deepEqual(await sizes(), [3]);
  });
});
