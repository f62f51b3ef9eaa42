import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, TOWN, VILLAGE } from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('papers of a project', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let station: SignedIn;
  let stranger: SignedIn;
  let bidder: SignedIn;
  let rival: SignedIn;

  before(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    station = await signedIn(t, [['station', TOWN]]);
    stranger = await signedIn(t, [['accountant', OTHER_VILLAGE]]);
    bidder = await signedIn(t, 'bidder');
    rival = await signedIn(t, 'bidder');
  });
  after(() => t.stop());

  const project = (given: Parameters<typeof insertProject>[2] = {}) =>
    insertProject(t.admin, clerk.account, given);
  const upload = (who: SignedIn, id: string, bytes = PDF, name = '会议记录.pdf') =>
    request(t.app)
      .post(`/api/projects/${id}/attachments`)
      .set('Cookie', who.cookie)
      .attach('file', bytes, { filename: name });
  const files = async (who: SignedIn, id: string): Promise<string[]> => {
    const res = await request(t.app)
      .get(`/api/projects/${id}/attachments`)
      .set('Cookie', who.cookie);
    assert.equal(res.status, 200, res.text);
    return res.body.items.map((item: { name: string }) => item.name).sort();
  };
  const download = (who: SignedIn, id: string, sha256: string) =>
    request(t.app).get(`/api/projects/${id}/attachments/${sha256}`).set('Cookie', who.cookie);

  describe('uploaded as evidence', () => {
    it('are kept by their hash and come back as an attachment that no browser shows', async () => {
      const id = await project();
      const res = await upload(clerk, id);
      assert.equal(res.status, 201, res.text);
      const { uploadedAt, ...filed } = res.body;
      assert.deepEqual(filed, {
        sha256: hash(PDF),
        name: '会议记录.pdf',
        mime: 'application/pdf',
        size: PDF.length,
      });
      assert.ok(Math.abs(uploadedAt - Date.now()) < 60_000);

      const back = await download(station, id, hash(PDF)).buffer(true);
      assert.equal(back.status, 200);
      assert.deepEqual(back.body, PDF);
      assert.match(
        back.headers['content-disposition'] ?? '',
        /^attachment; .*filename\*=UTF-8''%E4%BC%9A/,
      );
      assert.equal(back.headers['x-content-type-options'], 'nosniff');
      assert.equal(back.headers['cache-control'], 'no-store');
      assert.match(back.headers['content-security-policy'] ?? '', /sandbox/);
    });

    it('are filed once, however often they are sent', async () => {
      const id = await project();
      for (const _ of [1, 2]) assert.equal((await upload(clerk, id)).status, 201);
      assert.deepEqual(await files(clerk, id), ['会议记录.pdf']);
    });

    it('are taken from those who work on the project and from bidders, nobody else', async () => {
      const id = await project();
      assert.equal((await upload(stranger, id)).status, 403);
      assert.equal((await upload(bidder, id)).status, 201);
      const hidden = await project({ publicAt: null });
      assert.equal((await upload(stranger, hidden)).status, 404);
      assert.equal((await upload(bidder, hidden)).status, 404);
      assert.equal((await upload(clerk, hidden)).status, 201);
      assert.equal((await upload(clerk, randomUUID())).status, 404);
      const anonymous = await request(t.app)
        .post(`/api/projects/${id}/attachments`)
        .attach('file', PDF, 'a.pdf');
      assert.equal(anonymous.status, 401);
    });

    it('are refused by type, size and form, and leave nothing behind', async () => {
      const id = await project();
      const kept = async () =>
        (await readdir(join(t.dataDir, 'files'), { recursive: true })).length;
      const before = await kept();
      const script = await upload(clerk, id, Buffer.from('<script>'), 'a.pdf');
      assert.equal(script.status, 415);
      assert.match(script.body.detail, /内容.*与扩展名.*不符.*。$/);
      const large = await upload(clerk, id, Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]));
      assert.equal(large.status, 413);
      assert.match(large.body.detail, /20 MB/);
      const json = await request(t.app)
        .post(`/api/projects/${id}/attachments`)
        .set('Cookie', clerk.cookie)
        .send({});
      assert.equal(json.status, 415);
      assert.equal(await kept(), before);
      assert.deepEqual(await files(clerk, id), []);
    });

    it('of bidders are theirs alone before the opening: not even their number is shown', async () => {
      const id = await project({
        at: 'bidding.offers',
        facts: { tenderFile: { postQualification: true } as never },
      });
      await upload(clerk, id, PDF, 'a.pdf');
      const own = Buffer.concat([PDF, Buffer.from('bidder')]);
      await upload(bidder, id, own, 'b.pdf');
      assert.deepEqual(await files(bidder, id), ['b.pdf']);
      assert.deepEqual(await files(rival, id), []);
      for (const who of [clerk, station]) assert.deepEqual(await files(who, id), ['a.pdf']);
      assert.equal((await download(station, id, hash(own))).status, 404);
      assert.equal((await download(rival, id, hash(own))).status, 404);
      assert.equal((await download(bidder, id, hash(own))).status, 200);
      assert.equal(
        (await download(bidder, id, hash(PDF))).status,
        404,
        'nor do bidders read the offices’ files',
      );
    });

    it('of bidders are examined by the station at pre-qualification, and read by all who work on it after the opening', async () => {
      const tenderFile = { postQualification: false } as never;
      const examined = await project({ at: 'bidding.qualification', facts: { tenderFile } });
      await upload(bidder, examined, PDF, 'b.pdf');
      assert.deepEqual(await files(station, examined), ['b.pdf']);
      assert.deepEqual(await files(clerk, examined), []);
      const opened = await project({ at: 'selection.evaluation', facts: { openedAt: NOON } });
      await upload(bidder, opened, PDF, 'b.pdf');
      assert.deepEqual(await files(clerk, opened), ['b.pdf']);
      assert.deepEqual(await files(rival, opened), []);
    });

    it('are not told to others by sending the same file', async () => {
      const id = await project({ at: 'bidding.registration' });
      const first = await upload(bidder, id, PDF, 'x.pdf');
      const second = await upload(rival, id, PDF, 'x.pdf');
      const { uploadedAt: _, ...one } = first.body;
      const { uploadedAt: __, ...other } = second.body;
      assert.deepEqual(other, one);
    });

    it('have an end for one bidder', async () => {
      const id = await project();
      const rows = Array.from({ length: 60 }, (_, i) => ({
        project: id,
        sha256: String(i).padStart(64, '0'),
        name: 'a',
        mime: 'x',
        size: 1,
        uploaded_by: rival.account,
        uploaded_at: NOON,
      }));
      await t.admin('attachments').insert(rows);
      const res = await upload(rival, id);
      assert.equal(res.status, 422);
      assert.match(res.body.detail, /最多上传 60 个文件/);
    });
  });
});
